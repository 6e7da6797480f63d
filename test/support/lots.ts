import * as fc from 'fast-check';
import { type Instant, plusDays, plusMs } from '@luhuan/shared/clock';
import { fen } from '@luhuan/shared/fen';
import { earn } from '@luhuan/shared/points/earn';
import { redemptionId, sampleQuote, shanghai } from './samples.ts';

const rule = { pointsPerYuan: 1, pendingDays: 7, validDays: 365 };
export const redeemedAt = shanghai('2026-03-01T12:00');

/** So much was paid for it, and nothing came back. */
export const earning = (number: number, payFen: number, at: Instant) => ({
  redemptionId: redemptionId(number),
  redeemedAt: at,
  quote: sampleQuote({ payFen: fen(payFen) }),
  evidence: [],
  returns: [],
});
/** 100 points. */
export const lot = earn(rule, earning(1, 10_000, redeemedAt));

export const anyLot = fc
  .record({
    number: fc.nat(10 ** 6),
    payFen: fc.nat(10 ** 7),
    day: fc.nat(800),
    pendingDays: fc.nat(60),
    validDays: fc.integer({ min: 1, max: 400 }),
  })
  .map(({ number, payFen, day, ...days }) =>
    earn({ pointsPerYuan: 1, ...days }, earning(number, payFen, plusDays(redeemedAt, day))),
  );
export const anyMoment = fc.integer({ min: 0, max: 1_500 * 86_400_000 }).map((ms) => plusMs(redeemedAt, ms));
