import { ruleFor } from '@luhuan/shared/campaign/revision';
import { decide } from '@luhuan/shared/decision/decision';
import { quote } from '@luhuan/shared/quote/quote';
import { type Works, ratesOf } from './rounds.ts';
import { BENCH_CAMPAIGN, type Question, questions } from './shoppers.ts';

const QUESTIONS = 4_000;
const ROUNDS = 9;
const TARGET = 100_000;

/** What any decision costs at the least: its answer is put together, and nothing is decided. */
const bare = ({ facts, now }: Question): number => {
  const checks = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm'].map((name) => ({
    name,
    outcome: 'met',
    reason: null,
  }));
  const decision = { result: 'eligible', checks, revision: { number: 1, hash: now }, upToFen: facts.category.length };
  return decision.checks.length;
};

const quoted = ({ facts: { category, goods }, price, now }: Question): number => {
  const rule = ruleFor(BENCH_CAMPAIGN.rules, category);
  const label = goods?.label ?? null;
  if (rule === undefined || label === null) return 0;
  const result = quote(rule, BENCH_CAMPAIGN.rules.waterfall, label, price, now);
  return result.ok ? result.value.subsidyFen : 0;
};

const decided = ({ facts, now }: Question): number => decide(BENCH_CAMPAIGN, facts, now).checks.length;
const claimed = ({ facts, now }: Question): number =>
  decide(BENCH_CAMPAIGN, { ...facts, goods: null }, now).checks.length;

const spread = (asked: readonly Question[]): string => {
  const results = asked.map(({ facts, now }) => decide(BENCH_CAMPAIGN, facts, now).result);
  const share = (result: string) => Math.round((100 * results.filter((one) => one === result).length) / results.length);
  return `${share('eligible')} % eligible, ${share('refused')} % refused`;
};

/** Prints how many decisions and quotes one core makes in a second, signing apart. */
export const decisions = (): void => {
  const asked = questions(QUESTIONS, 2026);
  const on = (work: (question: Question) => number) => (index: number) => {
    const question = asked[index % asked.length];
    return question === undefined ? 0 : work(question);
  };
  const works: Works = {
    'bare answer': on(bare),
    'decision of a claim': on(claimed),
    'decision of claim and goods': on(decided),
    quote: on(quoted),
    'decision and quote': on((question) => decided(question) + quoted(question)),
  };
  const rates = ratesOf(works, QUESTIONS, ROUNDS);
  const base = rates['bare answer'] ?? 1;
  console.log(
    `12 categories, 3 conditions, ${QUESTIONS} questions (${spread(asked)}), median of ${ROUNDS} rounds, one core`,
  );
  for (const [name, rate] of Object.entries(rates))
    console.log(
      `${name.padEnd(28)} ${Math.round(rate).toLocaleString('en').padStart(12)}/s   ${(rate / base).toFixed(3)} of a bare answer`,
    );
  const reached = rates['decision of claim and goods'] ?? 0;
  console.log(`Target ${TARGET.toLocaleString('en')} decisions/s: ${reached >= TARGET ? 'reached' : 'missed'}`);
};
