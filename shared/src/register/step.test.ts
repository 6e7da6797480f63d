import { describe, expect, test } from 'vitest';
import { personId, shanghai } from '../../../test/support/samples.ts';
import { type Instant, plusDays, plusSeconds } from '../clock.ts';
import { demonstrationEntry } from '../../../functions/src/demonstration/shops.ts';
import type { RegisterEntry } from './entry.ts';
import { type Act, stepOf, take } from './step.ts';
import { NOTICE_DAYS } from './terms.ts';

const START = shanghai('2026-03-01T10:00');
const [FIRM, ONE, OTHER] = [personId(1), personId(2), personId(3)];
const REASON = { 'zh-CN': '虚开发票', en: 'Invoices without a sale' };
const ADMITTED: RegisterEntry = demonstrationEntry(FIRM).entry;
const APPLIED: RegisterEntry = { ...ADMITTED, state: 'applied', decidedBy: null, shopIds: [], version: 1 };

/** The entry after acts of one person each, a second apart, or the first refusal. */
const after = (entry: RegisterEntry, ...acts: readonly (readonly [Act, typeof FIRM, Instant?])[]) => {
  let now = entry;
  for (const [index, [act, by, at]] of acts.entries()) {
    const next = take(now, act, { by, at: at ?? plusSeconds(START, index) });
    if (!next.ok) return next.error.code;
    now = next.value;
  }
  return now;
};
const propose = (measure: 'suspend' | 'expel'): Act => ({ kind: 'propose', measure, reason: REASON });
const DECIDE: Act = { kind: 'decide' };
const OBJECT: Act = { kind: 'object', text: '发票都有送货单' };
const answer = (outcome: 'upheld' | 'dismissed'): Act => ({ kind: 'answer', outcome, reason: REASON });

describe('a firm', () => {
  test('is taken up and admitted, each step on the version before it', () => {
    expect(after(APPLIED, [{ kind: 'take-up' }, ONE], [{ kind: 'admit' }, OTHER])).toMatchObject({
      state: 'admitted',
      version: 3,
      decidedBy: OTHER,
    });
    expect(after(APPLIED, [{ kind: 'admit' }, ONE])).toBe('EntryNotInState');
  });

  test('is not decided on by whoever applied for it', () => {
    expect(after(APPLIED, [{ kind: 'take-up' }, FIRM])).toBe('OwnEntry');
    expect(after(ADMITTED, [propose('suspend'), ONE], [DECIDE, FIRM])).toBe('OwnEntry');
  });

  test('is suspended by two people, in the same minute', () => {
    expect(after(ADMITTED, [propose('suspend'), ONE], [DECIDE, ONE])).toBe('ProposerMayNotDecide');
    expect(after(ADMITTED, [propose('suspend'), ONE], [DECIDE, OTHER])).toMatchObject({
      state: 'suspended',
      because: REASON,
      proposal: null,
    });
  });

  test('is expelled when its notice is over, not a second before', () => {
    const over = plusDays(START, NOTICE_DAYS);
    const early = after(ADMITTED, [propose('expel'), ONE, START], [DECIDE, OTHER, plusSeconds(over, -1)]);
    expect(early).toBe('NoticeNotOver');
    expect(after(ADMITTED, [propose('expel'), ONE, START], [DECIDE, OTHER, over])).toMatchObject({ state: 'expelled' });
  });

  test('is heard before it is decided on, and answered by somebody else', () => {
    const objected = [
      [propose('suspend'), ONE],
      [OBJECT, FIRM],
    ] as const;
    expect(after(ADMITTED, ...objected, [DECIDE, OTHER])).toBe('ObjectionOpen');
    expect(after(ADMITTED, ...objected, [answer('dismissed'), ONE])).toBe('ProposerMayNotDecide');
    expect(after(ADMITTED, ...objected, [OBJECT, FIRM])).toBe('EntryNotInState');
    expect(after(ADMITTED, ...objected, [answer('dismissed'), OTHER], [DECIDE, OTHER])).toMatchObject({
      state: 'suspended',
    });
    expect(after(ADMITTED, ...objected, [answer('upheld'), OTHER])).toMatchObject({
      state: 'admitted',
      proposal: null,
      objection: { answer: { outcome: 'upheld' } },
    });
  });

  test('that was suspended and is found right takes part again', () => {
    const suspended = after(ADMITTED, [propose('suspend'), ONE], [DECIDE, OTHER]);
    if (typeof suspended === 'string') throw new Error(suspended);
    expect(after(suspended, [OBJECT, FIRM], [answer('upheld'), OTHER])).toBe('ProposerMayNotDecide');
    expect(after(suspended, [OBJECT, FIRM], [answer('upheld'), ONE])).toMatchObject({ state: 'admitted' });
  });

  test.each(['rejected', 'withdrawn', 'left'] as const)('that is %s is done with', (state) => {
    const ended = { ...ADMITTED, state };
    for (const act of [{ kind: 'take-up' }, { kind: 'admit' }, propose('expel'), OBJECT, { kind: 'leave' }] as Act[])
      expect(after(ended, [act, act.kind === 'leave' || act.kind === 'object' ? FIRM : ONE])).toBe('EntryNotInState');
  });

  test('reads the reason of a decision that a colleague had proposed', () => {
    const suspended = after(ADMITTED, [propose('suspend'), ONE], [DECIDE, OTHER]);
    if (typeof suspended === 'string') throw new Error(suspended);
    const step = stepOf(suspended, DECIDE, { by: OTHER, at: START }, '内部备注');
    expect(step).toMatchObject({ did: 'decide', state: 'suspended', reason: REASON, note: '内部备注' });
  });
});
