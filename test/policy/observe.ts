import type { Category } from '@luhuan/shared/appliance/category';
import { Label } from '@luhuan/shared/appliance/label';
import { expiryUnder } from '@luhuan/shared/campaign/channel';
import { type Preset, chosen, filled, windowUnder } from '@luhuan/shared/campaign/preset';
import { type History, NO_HISTORY, historyOf } from '@luhuan/shared/campaign/reclaim';
import { type Revision, type Rules, ruleFor } from '@luhuan/shared/campaign/revision';
import type { Instant } from '@luhuan/shared/clock';
import { decide } from '@luhuan/shared/decision/decision';
import type { ClaimFacts, Facts, GoodsFacts } from '@luhuan/shared/decision/facts';
import { type Fen, allocate, fen } from '@luhuan/shared/fen';
import { type Price, quote } from '@luhuan/shared/quote/quote';
import { RegionCode } from '@luhuan/shared/region';
import { unreachable } from '@luhuan/shared/result';
import { type Example, type ExampleAbout, type Goods, utc } from './example.ts';

const REGION = RegionCode.parse('440300');

/** The revision an office would get from a preset; its hash does not matter here. */
export const revisionFrom = (preset: Preset, choices: Readonly<Record<string, string>>): Revision => {
  const rules = chosen(preset, choices);
  const budgets = Object.fromEntries(rules.categories.map(({ category }) => [category, fen(10 ** 9)]));
  const window = windowUnder(preset, choices);
  const filling = { title: rules.title, authority: '某市商务局', regionCode: REGION, window, budgets };
  return { number: 1, hash: '0'.repeat(64), rules: filled(rules, filling) };
};

const VALUES = [{ quantity: 'efficiency-index', value: 1, unit: '1' }];

const labelOf = ({ grade, standard, values }: Pick<Goods, 'grade' | 'standard' | 'values'>): Label =>
  Label.parse(
    grade === 'none'
      ? { kind: 'none' }
      : {
          kind: 'energy',
          grade,
          standard: standard ?? 'GB 21455-2019',
          filingNumber: 'CEL-1',
          values:
            values === undefined
              ? VALUES
              : Object.entries(values).map(([quantity, value]) => ({ quantity, value, unit: '1' })),
        },
  );

const proven = (is: boolean, at: Instant) => ({ met: is, source: 'example', at });

type Verdict = { readonly result: string; readonly reasons: readonly unknown[]; readonly upToFen: Fen };

const verdictOn = (revision: Revision, facts: Facts, at: Instant): Verdict => {
  const { result, checks, upToFen } = decide(revision, facts, at);
  return { result, upToFen, reasons: checks.flatMap(({ reason }) => (reason === null ? [] : [reason])) };
};

type Claim = Pick<ExampleAbout<'moments'>, 'category' | 'channel' | 'related'> & {
  readonly history?: History;
  readonly inRegion?: boolean | null | undefined;
};

/** A verified person in the region who never had a voucher, unless the example says otherwise. */
const onClaim = (revision: Revision, claim: Claim, at: Instant): Verdict => {
  const { category, channel, related, history = NO_HISTORY, inRegion = true } = claim;
  const facts: ClaimFacts = {
    channel,
    identityVerified: proven(true, at),
    senior: proven(false, at),
    inRegion: inRegion === null ? null : proven(inRegion, at),
    history,
    related: related ?? null,
    award: null,
  };
  return verdictOn(revision, { category, claim: facts, goods: null }, at);
};

/** Goods for an address in the region and nothing handed over, unless the example says otherwise. */
const onGoods = (revision: Revision, category: Category, goods: Goods, at: Instant): Verdict => {
  const { baseFen, form = null, oldItem = 'none', delivered = true } = goods;
  const facts: GoodsFacts = {
    label: labelOf(goods),
    form,
    listFen: baseFen,
    baseFen,
    oldItem,
    deliveredInRegion: delivered,
  };
  return verdictOn(revision, { category, claim: null, goods: facts }, at);
};

type Purchase = Pick<ExampleAbout<'quote'>, 'category' | 'grade' | 'standard' | 'at' | 'listFen'> & {
  readonly deductions?: Readonly<Record<string, Fen>>;
};

const quoted = ({ rules }: Revision, { category, at, listFen, deductions = {}, ...label }: Purchase) => {
  const rule = ruleFor(rules, category);
  if (rule === undefined) throw new Error(`${category} is not offered`);
  const price: Price = {
    listFen,
    deductions: Object.entries(deductions).map(([kind, amountFen]) => ({
      kind: kind as Price['deductions'][number]['kind'],
      amountFen,
    })),
  };
  return quote(rule, rules.waterfall, labelOf({ ...label, values: undefined }), price, at);
};

const subsidyOrCode = (revision: Revision, purchase: Purchase): number | string => {
  const result = quoted(revision, purchase);
  return result.ok ? result.value.subsidyFen : result.error.code;
};

const onQuote = (revision: Revision, example: ExampleAbout<'quote'>): unknown => {
  const result = quoted(revision, example);
  if (!result.ok) return { refused: result.error };
  const { purses } = revision.rules;
  const parts = allocate(
    result.value.subsidyFen,
    purses.map(({ share }) => share),
  );
  return { ...result.value, purses: Object.fromEntries(purses.map(({ purse }, index) => [purse, parts[index]])) };
};

const fieldOf = (rules: Rules, path: string): unknown => {
  if (path === 'evidence') return Object.fromEntries(rules.categories.map((rule) => [rule.category, rule.evidence]));
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], rules);
};

const mapOf = (keys: Readonly<Record<string, unknown>>, observedAt: (key: string) => unknown): unknown =>
  Object.fromEntries(Object.keys(keys).map((key) => [key, observedAt(key)]));

const historyFrom = (example: ExampleAbout<'claim'>, rules: Rules): History =>
  example.vouchers === undefined
    ? { ...NO_HISTORY, ...example.history }
    : historyOf(example.vouchers, rules.reclaim, example.channel, example.at);

/** What the code under test says about an example, in the shape of what the example expects. */
export const observed = (revision: Revision, example: Example): unknown => {
  const { rules } = revision;
  switch (example.about) {
    case 'offered':
      return rules.categories.map(({ category }) => category).toSorted();
    case 'grades':
      return mapOf(example.expected, (key) =>
        subsidyOrCode(revision, { ...example, grade: key === 'none' ? key : Number(key) }),
      );
    case 'prices':
      return mapOf(example.expected, (key) => subsidyOrCode(revision, { ...example, listFen: fen(Number(key)) }));
    case 'items': {
      const after = (itemsUsed: number) =>
        onClaim(revision, { ...example, history: { ...NO_HISTORY, itemsUsed } }, example.at);
      const byItemsUsed = mapOf(example.expected.byItemsUsed, (key) => after(Number(key)).reasons);
      return { upToFen: after(0).upToFen, byItemsUsed };
    }
    case 'moments':
      return mapOf(example.expected, (key) => onClaim(revision, example, utc(key)).reasons);
    case 'goods-moments':
      return mapOf(example.expected, (key) => onGoods(revision, example.category, example.goods, utc(key)).reasons);
    case 'expiry': {
      const validity = rules.channels.find(({ channel }) => channel === example.channel)?.validity;
      if (validity === undefined) throw new Error(`${example.channel} is not offered`);
      return mapOf(example.expected, (key) => expiryUnder(validity, utc(key), rules.window.until));
    }
    case 'claim':
      return onClaim(revision, { ...example, history: historyFrom(example, rules) }, example.at);
    case 'goods':
      return onGoods(revision, example.category, example.goods, example.at);
    case 'quote':
      return onQuote(revision, example);
    case 'field':
      return fieldOf(rules, example.path);
    default:
      return unreachable(example);
  }
};
