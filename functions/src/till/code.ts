import type { Instant } from '@luhuan/shared/clock';
import { TillCode } from '@luhuan/shared/till/till';
import type { TillIn } from '@luhuan/shared/till/till';
import { type Keys, derive, sameText } from '../platform/digest.ts';

const DIGITS = 6;

/**
 * The six digits of a device that waits, another whenever it asks again. Kept nowhere: only the device is told, and a manager who
 * enters them has stood before it. Nobody can make a key that has the digits of another's.
 */
export const codeOf = (keys: Keys, { tillId, registeredAt }: { tillId: string; registeredAt: Instant }): TillCode => {
  const bytes = Buffer.from(derive(keys, 'till-code', `${tillId}#${registeredAt}`));
  return TillCode.parse(String(bytes.readUInt32BE(0) % 10 ** DIGITS).padStart(DIGITS, '0'));
};

export const isCodeOf = (keys: Keys, till: TillIn<'waiting'>, code: TillCode): boolean =>
  sameText(codeOf(keys, till), code);
