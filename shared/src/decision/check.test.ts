import { describe, expect, test } from 'vitest';
import { NO_LABEL, against, asGoods, asPerson, attested, fridge, phone } from '../../../test/support/facts.ts';
import { campaignId, sampleRules, shanghai } from '../../../test/support/samples.ts';
import type { Condition } from '../campaign/condition.ts';
import { NO_HISTORY } from '../campaign/reclaim.ts';
import { type Rules, revisionOf } from '../campaign/revision.ts';
import { type Instant, plusMs } from '../clock.ts';
import { fen } from '../fen.ts';
import { AwardId } from '../ids.ts';
import { liesInClaim } from './check.ts';
import { decide, reasonOf } from './decision.ts';
import type { Facts } from './facts.ts';

const withRules = (change: Partial<Rules>) => revisionOf(3, sampleRules(undefined, change));
const revision = withRules({});
const { from, until } = revision.rules.window;
describe('time', () => {
  test.each([
    [plusMs(from, -1), 'campaign-open not-met CampaignNotYetOpen'],
    [from, ''],
    [plusMs(until, -1), ''],
    [until, 'campaign-open not-met CampaignClosed'],
  ])('at %s: “%s”, the window is half-open', (at, because) => {
    expect(against(decide(revision, { ...fridge, goods: null }, at))).toBe(because);
  });

  const opening = {
    from: null,
    until: null,
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    fromTime: '10:00',
    untilTime: '24:00',
  };
  const daily = withRules({ openings: [opening] });
  test.each<[string, Instant]>([
    ['2026-02-20T12:00', shanghai('2026-03-01T10:00')],
    ['2026-03-02T00:00', shanghai('2026-03-02T10:00')],
    ['2026-03-02T09:59:59.999', shanghai('2026-03-02T10:00')],
  ])('claims from 10:00 every day: at %s the answer names the moment %s', (at, opensAt) => {
    expect(reasonOf(decide(daily, fridge, shanghai(at)))).toEqual({ code: 'CampaignNotYetOpen', opensAt });
  });

  test.each(['2026-03-01T10:00', '2026-03-01T23:59:59.999'])('claims from 10:00 every day: at %s it is open', (at) => {
    expect(decide(daily, fridge, shanghai(at)).result).toBe('eligible');
  });

  test('no opening is left before the campaign closes: it is closed', () => {
    const once = withRules({ openings: [{ ...opening, until: '2026-03-02' }] as Rules['openings'] });
    expect(reasonOf(decide(once, fridge, shanghai('2026-03-02T00:00')))).toEqual({
      code: 'CampaignClosed',
      closedAt: until,
    });
    const late = withRules({ openings: [{ ...opening, from: '2027-06-01' }] as Rules['openings'] });
    expect(reasonOf(decide(late, fridge, plusMs(from, -1)))).toEqual({ code: 'CampaignClosed', closedAt: until });
  });

  test('a voucher that was granted is honoured at the till whatever the hour: goods alone are not asked when', () => {
    expect(decide(daily, { ...fridge, claim: null }, shanghai('2026-03-02T03:00')).result).toBe('eligible');
  });
});

describe('rules of one campaign', () => {
  const related = (change: object) => ({ bought: {}, groups: {}, ...change });
  const use = { items: 0, fen: fen(0), otherCampaigns: false };
  const [a, b] = [campaignId(8), campaignId(9)];
  const prerequisite = { relations: [{ kind: 'prerequisite' as const, anyOf: [a, b] }] };
  const exclusion = { relations: [{ kind: 'exclusion' as const, group: 'kitchen' }] };
  const joint = (itemsMax: number | null, fenMax: number | null) => ({
    relations: [
      { kind: 'joint-maximum' as const, group: 'kitchen', itemsMax, fenMax: fenMax === null ? null : fen(fenMax) },
    ],
  });
  test.each<[string, Partial<Rules>, Facts, string]>([
    ['online not offered', { channels: [] }, fridge, 'channel not-met ChannelNotOffered'],
    [
      'vouchers are drawn',
      { allocation: { kind: 'waiting-list', answerHours: 24 } },
      fridge,
      'allocation not-met ClaimedOtherwise',
    ],
    [
      'an award in a campaign that draws',
      { allocation: { kind: 'waiting-list', answerHours: 24 } },
      asPerson({ award: AwardId.parse(`awd_${'0'.repeat(26)}`) }),
      '',
    ],
    ['a place not told', { location: ['claim'] }, fridge, 'place unknown PlaceUnknown'],
    [
      'a place elsewhere',
      { location: ['claim'] },
      asPerson({ inRegion: attested(false) }),
      'place not-met PlaceElsewhere',
    ],
    ['a place inside', { location: ['claim'] }, asPerson({ inRegion: attested(true) }), ''],
    ['an unknown delivery', { location: ['delivery'] }, fridge, 'delivery unknown DeliveryUnknown'],
    [
      'a delivery elsewhere',
      { location: ['delivery'] },
      asGoods({ deliveredInRegion: false }),
      'delivery not-met DeliveryElsewhere',
    ],
    ['a delivery inside', { location: ['delivery'] }, asGoods({ deliveredInRegion: true }), ''],
    ['an old item not told', { oldItem: 'any-category' }, fridge, 'old-item unknown OldItemNeeded'],
    ['no old item', { oldItem: 'any-category' }, asGoods({ oldItem: 'none' }), 'old-item not-met OldItemNeeded'],
    ['an old washer', { oldItem: 'any-category' }, asGoods({ oldItem: 'washer' }), ''],
    [
      'an old washer for a fridge',
      { oldItem: 'same-category' },
      asGoods({ oldItem: 'washer' }),
      'old-item not-met OldItemNeeded',
    ],
    ['an old fridge for a fridge', { oldItem: 'same-category' }, asGoods({ oldItem: 'fridge' }), ''],
    ['prerequisite, history unknown', prerequisite, fridge, 'relation unknown HistoryUnknown'],
    [
      'prerequisite, one of two unknown',
      prerequisite,
      asPerson({ related: related({ bought: { [a]: false } }) }),
      'relation unknown HistoryUnknown',
    ],
    [
      'prerequisite, neither bought',
      prerequisite,
      asPerson({ related: related({ bought: { [a]: false, [b]: false } }) }),
      'relation not-met PrerequisiteMissing',
    ],
    ['prerequisite, one bought', prerequisite, asPerson({ related: related({ bought: { [b]: true } }) }), ''],
    ['exclusion, unknown', exclusion, fridge, 'relation unknown HistoryUnknown'],
    [
      'exclusion, in another',
      exclusion,
      asPerson({ related: related({ groups: { kitchen: { ...use, otherCampaigns: true } } }) }),
      'relation not-met OtherCampaignTaken',
    ],
    ['exclusion, in none', exclusion, asPerson({ related: related({ groups: { kitchen: use } }) }), ''],
    [
      'the third of two items',
      joint(2, null),
      asPerson({ related: related({ groups: { kitchen: { ...use, items: 2 } } }) }),
      'relation not-met JointMaximumReached',
    ],
    [
      'the second of two items',
      joint(2, null),
      asPerson({ related: related({ groups: { kitchen: { ...use, items: 1 } } }) }),
      '',
    ],
    [
      'a cap that goes one fen beyond the joint maximum',
      joint(null, 200_000),
      asPerson({ related: related({ groups: { kitchen: { ...use, fen: fen(50_001) } } }) }),
      'relation not-met JointMaximumReached',
    ],
    [
      'a cap that fills the joint maximum',
      joint(null, 200_000),
      asPerson({ related: related({ groups: { kitchen: { ...use, fen: fen(50_000) } } }) }),
      '',
    ],
  ])('%s', (_what, change, facts, because) => {
    expect(against(decide(withRules(change), facts, from))).toBe(because);
  });

  test.each<[string, Partial<Rules['reclaim']>, object, object | null]>([
    ['four unused', { unusedMax: 4 }, { unused: 4 }, { by: 'unused', most: 4, until: null }],
    ['three unused of four', { unusedMax: 4 }, { unused: 3 }, null],
    ['twice today', { perDay: 2 }, { claimsToday: 2 }, { by: 'day', most: 2, until: shanghai('2026-03-02T00:00') }],
    [
      'three this month',
      { perMonth: 3 },
      { claimsThisMonth: 3 },
      { by: 'month', most: 3, until: shanghai('2026-04-01T00:00') },
    ],
  ])('re-claims: %s', (_what, reclaim, history, bar) => {
    const rules = withRules({ reclaim: { ...revision.rules.reclaim, ...reclaim } });
    const facts = asPerson({ history: { ...NO_HISTORY, ...history } });
    expect(reasonOf(decide(rules, facts, from))).toEqual(
      bar === null ? null : { code: 'ReclaimBarred', category: 'fridge', ...bar },
    );
  });
});

describe('conditions', () => {
  const asks = (about: Condition['about'], expression: string): Condition => ({
    conditionId: 'sample',
    about,
    expression,
    says: { 'zh-CN': '样例条件', en: 'A sample condition' },
    remedy: { 'zh-CN': '请看活动规则', en: 'Look at the rules' },
  });
  test.each<[string, Condition, Facts, string]>([
    ['60 or older: yes', asks('claim', 'senior'), asPerson({ senior: attested(true) }), ''],
    [
      '60 or older: no',
      asks('claim', 'senior'),
      asPerson({ senior: attested(false) }),
      'condition not-met ConditionNotMet',
    ],
    ['60 or older: not known', asks('claim', 'senior'), fridge, 'condition unknown ConditionUnknown'],
    ['not 60 or older, not known', asks('claim', '!senior'), fridge, 'condition unknown ConditionUnknown'],
    ['a Sunday, which is 7', asks('claim', 'weekday == 7 && hour == 8'), fridge, ''],
    ['0.55 kWh are below 0.6', asks('goods', "value['daily-consumption'] < 0.6"), fridge, ''],
    [
      '0.55 kWh are not below 0.5',
      asks('goods', "value['daily-consumption'] < 0.5"),
      fridge,
      'condition not-met ConditionNotMet',
    ],
    [
      'a value the label does not have',
      asks('goods', "value['cycle-water'] < 5.0"),
      fridge,
      'condition unknown ConditionUnknown',
    ],
    ['a price in fen', asks('goods', 'basePriceFen <= 299900'), fridge, ''],
    ['a grade of goods without a label', asks('goods', 'grade == 1'), phone, 'condition unknown ConditionUnknown'],
  ])('%s', (_what, condition, facts, because) => {
    expect(against(decide(withRules({ conditions: [condition] }), facts, from))).toBe(because);
  });

  test('a condition about goods is not asked of a claim, nor one about claims at the till', () => {
    const both = withRules({
      conditions: [asks('claim', 'false'), { ...asks('goods', 'grade == 2'), conditionId: 'other' }],
    });
    expect(reasonOf(decide(both, { ...fridge, goods: null }, from))).toMatchObject({ conditionId: 'sample' });
    expect(reasonOf(decide(both, { ...fridge, claim: null }, from))).toMatchObject({ conditionId: 'other' });
  });
});

test.each<[string, Facts, Instant, boolean]>([
  ['a fridge that qualifies, before the first day', fridge, plusMs(from, -1), true],
  ['the same fridge, for somebody who is not verified', asPerson({ identityVerified: attested(false) }), from, true],
  ['a fridge without a label', asGoods({ label: NO_LABEL }), from, false],
  ['both at once', asGoods({ label: NO_LABEL }), plusMs(from, -1), false],
])('whether nothing but the claim stands in the way of %s', (_what, facts, at, lies) => {
  expect(liesInClaim(decide(revision, facts, at).checks)).toBe(lies);
});
