import { expect, test } from 'vitest';
import { FAULTS, faultsBy } from './faults.ts';
import { type Seen, findingsIn, judge, passes } from './judge.ts';

const ANSWERED = { status: 201, code: null, atMs: 150, waitSeconds: null };
const BUSY = { status: 503, code: 'Busy', atMs: 110, waitSeconds: 2 };

const asked = (atMs: number, more: Partial<Seen> = {}): Seen => ({
  subject: 'vch_1',
  operation: 'redeem',
  key: 'first',
  body: '{}',
  fault: 'pass',
  atMs,
  reached: null,
  ...more,
});

test('who asks again under the same key until there is an answer has done nothing wrong', () => {
  expect(findingsIn([asked(0, { fault: 'lose' }), asked(100, { reached: ANSWERED })])).toEqual([]);
  expect(findingsIn([asked(100, { reached: BUSY }), asked(2_110, { reached: ANSWERED })])).toEqual([]);
});

test('another key is a fault while the outcome of the first is open, and none once it is known', () => {
  const second = { key: 'second', reached: { ...ANSWERED, atMs: 400 } };
  expect(findingsIn([asked(0), asked(300, second)])).toEqual(['new-key', 'forgotten']);
  const refused = { status: 409, code: 'SerialUsed', atMs: 200, waitSeconds: null };
  expect(findingsIn([asked(0, { reached: refused }), asked(300, second)])).toEqual([]);
  // the refusal was still on its way
  expect(findingsIn([asked(0, { reached: refused }), asked(100, second)])).toEqual(['new-key']);
});

test('who stops without an outcome has forgotten, also after 503 and 429', () => {
  for (const reached of [null, BUSY, { ...BUSY, status: 429 }])
    expect(findingsIn([asked(0, { reached })])).toEqual(['forgotten']);
});

test('another body under one key, and coming back before Retry-After, are found', () => {
  const again = { reached: ANSWERED, body: '{"other":1}' };
  expect(findingsIn([asked(0), asked(100, again)])).toEqual(['other-body']);
  expect(findingsIn([asked(100, { reached: BUSY }), asked(1_000, { reached: ANSWERED })])).toEqual(['impatient']);
});

test('the records decide what was sold: never, once or more than once', () => {
  const done = asked(0, { reached: ANSWERED });
  const times = (count: number) => ({ redeemed: new Map([['vch_1', count]]), returned: new Map<string, number>() });
  const found = (count: number) => judge(['vch_1'], [done], times(count)).flatMap(({ findings }) => findings);
  expect([found(0), found(1), found(2)]).toEqual([['not-sold'], [], ['twice']]);
  expect(passes([])).toBe(false);
});

test('the first tries of five sales meet every fault, the same for the same seed, and the fifth try gets through', () => {
  for (const seed of [1, 2, 3]) {
    const met = [0, 1, 2, 3, 4].map((sale) => faultsBy(seed)(sale, 'redeem', 0));
    expect(met.toSorted()).toEqual([...FAULTS].toSorted());
    expect(met).toEqual([0, 1, 2, 3, 4].map((sale) => faultsBy(seed)(sale, 'redeem', 0)));
    expect(faultsBy(seed)(1, 'redeem', 4)).toBe('pass');
  }
});
