import { unitNow, wholeReturn } from '@luhuan/shared/redemption/return';
import type { Snapshot } from './store.ts';
import { type Violation, violated } from './violation.ts';

const unitsOf = (serialNumber: string | undefined, imeis: readonly string[]): string =>
  [serialNumber ?? 'none', ...imeis.toSorted()].join();

/** U1: once the stream is read to its end, the national platform has been told, or will be, of the unit every shopper has now. */
export const checkReported = (snapshot: Snapshot): Violation[] => {
  const reports = new Map(snapshot['unit-report'].map((row) => [String(row.redemptionId), row]));
  const missing = snapshot.redemption.flatMap((redemption) => {
    const { redemptionId, returns } = redemption;
    const report = reports.get(redemptionId);
    const { serialNumber, imeis } = unitNow(redemption);
    const stands = wholeReturn(returns) === undefined ? unitsOf(serialNumber, imeis) : unitsOf(undefined, []);
    const told = report && unitsOf(report.unit?.serialNumber, report.unit?.imeis ?? []);
    return violated('U1', told !== stands, `${redemptionId} is reported as ${told}, and is ${stands}`);
  });
  return [
    ...missing,
    ...violated('U1', reports.size !== snapshot.redemption.length, 'a report of no redemption'),
    ...[...reports.values()].flatMap(({ redemptionId, dueAt, answer }) =>
      violated('U1', dueAt === null && answer === null, `${redemptionId} is neither answered nor due`),
    ),
  ];
};
