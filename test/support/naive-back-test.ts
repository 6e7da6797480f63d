import { createHash } from 'node:crypto';
import type { Rules } from '@luhuan/shared/campaign/revision';
import type { Receipt } from '@luhuan/shared/receipt/receipt';

/** What a condition asks, in plain code beside its expression; `undefined`: not known. */
export type Asks = (receipt: Receipt) => boolean | undefined;

type Verdict = { readonly says: 'yes' | 'no' | 'unknown'; readonly paid: number };

const truth = (fact: { met: boolean } | null | undefined): boolean | undefined =>
  fact === null || fact === undefined ? undefined : fact.met;

/** Wall clock of Beijing, by the language alone. */
const wall = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000);

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const isOpen = ({ window, openings }: Rules, at: string): boolean => {
  if (Date.parse(at) < Date.parse(window.from) || Date.parse(at) >= Date.parse(window.until)) return false;
  const clock = wall(at);
  const minute = clock.getUTCHours() * 60 + clock.getUTCMinutes();
  const weekday = [7, 1, 2, 3, 4, 5, 6][clock.getUTCDay()] ?? 0;
  return (
    openings.length === 0 ||
    openings.some(
      (one) => one.weekdays.includes(weekday) && minutes(one.fromTime) <= minute && minute < minutes(one.untilTime),
    )
  );
};

const claimAnswers = (rules: Rules, base: Rules, { facts, at }: Receipt): (boolean | undefined)[] => {
  const { claim, category } = facts;
  const rule = rules.categories.find((one) => one.category === category);
  if (claim === null || rule === undefined) return [false];
  const { reclaim } = rules;
  const counted =
    reclaim.counts === base.reclaim.counts || Object.values(reclaim).every((v) => v === null || v === reclaim.counts);
  const history = counted ? claim.history : null;
  const below = (most: number | null, count: (h: NonNullable<typeof history>) => number): boolean | undefined =>
    history === null ? undefined : most === null || count(history) < most;
  return [
    isOpen(rules, at),
    rules.allocation.kind === 'rush',
    rules.channels.some(({ channel }) => channel === claim.channel),
    truth(claim.identityVerified),
    rules.location.includes('claim') ? truth(claim.inRegion) : true,
    below(rule.itemsPerPerson, ({ itemsUsed }) => itemsUsed),
    below(reclaim.unusedMax, ({ unused }) => unused),
    below(reclaim.perDay, ({ claimsToday }) => claimsToday),
    below(reclaim.perMonth, ({ claimsThisMonth }) => claimsThisMonth),
    below(reclaim.perYear, ({ claims }) => claims),
    below(reclaim.reclaimsMax === null ? null : reclaim.reclaimsMax + 1, ({ claims }) => claims),
    ...rules.relations.map((relation) => {
      if (relation.kind === 'prerequisite') {
        const bought = relation.anyOf.map((one) => claim.related?.bought[one]);
        return bought.includes(true) ? true : bought.includes(undefined) ? undefined : false;
      }
      const use = claim.related?.groups[relation.group];
      if (use === undefined) return undefined;
      if (relation.kind === 'exclusion') return !use.otherCampaigns;
      const items = relation.itemsMax === null || use.items < relation.itemsMax;
      return items && (relation.fenMax === null || use.fen + rule.capFen <= relation.fenMax);
    }),
  ];
};

/** Half up, in whole fen, without a float. */
const rated = (amount: number, rate: number): number => Number((BigInt(amount) * BigInt(rate) + 5_000n) / 10_000n);

const goodsVerdict = (
  rules: Rules,
  { facts, price, at }: Receipt,
): { answers: (boolean | undefined)[]; paid: number } => {
  const { goods, category } = facts;
  const rule = rules.categories.find((one) => one.category === category);
  if (goods === null || price === null || rule === undefined) return { answers: [false], paid: 0 };
  const lowering = rules.waterfall
    .filter((step) => step.kind !== 'subsidy' && step.affectsBase)
    .map(({ kind }) => kind as string);
  const steps = rules.waterfall.map(({ kind }) => kind as string);
  const sum = (kinds: readonly string[]) =>
    price.deductions.filter(({ kind }) => kinds.includes(kind)).reduce((total, { amountFen }) => total + amountFen, 0);
  const base = Math.max(0, price.listFen - sum(lowering));
  const before = price.listFen - sum(steps.slice(0, steps.indexOf('subsidy')));
  const after = steps.slice(steps.indexOf('subsidy') + 1);
  const { label } = goods;
  const grade = label === null ? undefined : label.kind === 'none' ? 'no-label' : label.grade;
  const rate = rule.rates.find((one) => one.grade === grade)?.rate;
  const paid = Math.min(rated(base, rate ?? 0), rule.capFen, before);
  const today = wall(at).toISOString().slice(0, 10);
  const editions = rule.standards.filter(
    ({ from, until }) => (from ?? '0000') <= today && (until === null || today < until),
  );
  const edition =
    rule.standards.length === 0 || label === null || label.kind === 'none'
      ? true
      : editions.some(({ standard }) => standard === label.standard);
  const needsOld = rules.oldItem !== 'not-needed';
  const answers = [
    grade === undefined ? undefined : rate !== undefined,
    edition,
    rule.priceCeilingFen === null || base <= rule.priceCeilingFen,
    !needsOld
      ? true
      : goods.oldItem === null
        ? undefined
        : goods.oldItem !== 'none' && (rules.oldItem === 'any-category' || goods.oldItem === category),
    rules.location.includes('delivery') ? (goods.deliveredInRegion ?? undefined) : true,
    price.deductions.every(({ kind }) => steps.includes(kind)) && before >= 0 && sum(after) <= before - paid,
  ];
  return { answers, paid };
};

const verdictOf = (rules: Rules, base: Rules, receipt: Receipt, asks: Asks): Verdict => {
  const { answers, paid } =
    receipt.moment === 'claim'
      ? { answers: claimAnswers(rules, base, receipt), paid: 0 }
      : goodsVerdict(rules, receipt);
  const all = [...answers, asks(receipt)];
  if (all.includes(false)) return { says: 'no', paid: 0 };
  return all.includes(undefined) ? { says: 'unknown', paid: 0 } : { says: 'yes', paid };
};

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * A second, plain way to the figures of a back-test, which shares no code with the first: every receipt is looked at by itself
 * and put into lists, which are counted at the end.
 */
export const naiveBackTest = (receipts: readonly Receipt[], draft: Rules, base: Rules, asks: Asks = () => true) => {
  const rules = { ...draft, window: base.window };
  const looked = receipts
    .filter(({ moment }) => moment !== 'quote')
    .map((receipt) => {
      const had = receipt.decision.result === 'eligible' && (receipt.moment === 'claim' || receipt.quote !== null);
      const was = had ? (receipt.quote?.subsidyFen ?? 0) : 0;
      const next = verdictOf(rules, base, receipt, asks);
      // what could not be known at the time was answered with no, and is no difference
      const open = next.says === 'unknown' && receipt.decision.result !== 'unknown';
      const has = next.says === 'yes';
      return { receipt, had, was, has, is: has ? next.paid : 0, open };
    });
  const figures = (moment: Receipt['moment'], category?: string) => {
    const some = looked.filter(
      ({ receipt }) => receipt.moment === moment && (category === undefined || receipt.facts.category === category),
    );
    const count = (which: (one: (typeof some)[number]) => boolean) => some.filter(which).length;
    const sum = (of: (one: (typeof some)[number]) => number) => some.reduce((total, one) => total + of(one), 0);
    const claims = {
      attempts: some.length,
      grantedBefore: count(({ had }) => had),
      grantedAfter: count(({ has }) => has),
      gained: count(({ had, has }) => !had && has),
      lost: count(({ had, has, open }) => had && !has && !open),
      unknown: count(({ open }) => open),
    };
    if (moment === 'claim') return claims;
    return {
      ...claims,
      more: count(({ had, has, was, is }) => had && has && is > was),
      less: count(({ had, has, was, is }) => had && has && is < was),
      beforeFen: sum(({ was, open }) => (open ? 0 : was)),
      afterFen: sum(({ is }) => is),
      unknownFen: sum(({ was, open }) => (open ? was : 0)),
    };
  };
  const drawn = (which: (one: (typeof looked)[number]) => boolean) =>
    looked
      .filter(which)
      .map(({ receipt }) => receipt.receiptId)
      .toSorted((a, b) => (digest(a) < digest(b) ? -1 : 1))
      .slice(0, 20);
  return {
    figures,
    winners: drawn(({ had, has, was, is }) => (!had && has) || (had && has && is > was)),
    losers: drawn(({ had, has, was, is, open }) => !open && had && (!has || is < was)),
  };
};
