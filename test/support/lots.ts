import * as fc from 'fast-check';
import { plusDays, plusMs } from '@luhuan/shared/clock';
import { fen } from '@luhuan/shared/fen';
import { earn } from '@luhuan/shared/points/earn';
import { redemptionId, shanghai } from './samples.ts';

const rule = { pointsPerYuan: 1, pendingDays: 7, validDays: 365 };
export const redeemedAt = shanghai('2026-03-01T12:00');
/** 100 points. */
export const lot = earn(rule, { redemptionId: redemptionId(1), payFen: fen(10_000), redeemedAt });

export const anyLot = fc
  .record({
    number: fc.nat(10 ** 6),
    payFen: fc.nat(10 ** 7),
    day: fc.nat(800),
    pendingDays: fc.nat(60),
    validDays: fc.integer({ min: 1, max: 400 }),
  })
  .map(({ number, payFen, day, ...days }) =>
    earn(
      { pointsPerYuan: 1, ...days },
      { redemptionId: redemptionId(number), payFen: fen(payFen), redeemedAt: plusDays(redeemedAt, day) },
    ),
  );
export const anyMoment = fc.integer({ min: 0, max: 1_500 * 86_400_000 }).map((ms) => plusMs(redeemedAt, ms));
