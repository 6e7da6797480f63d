import { type Instant, plusSeconds } from '@luhuan/shared/clock';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { type ReadCode, acceptedWindows, macOf, pinOf, readCode } from '@luhuan/shared/voucher/rotating-code';
import type { VoucherId } from '@luhuan/shared/voucher/voucher-id';
import { type Keys, sameText } from '../platform/digest.ts';
import { type Table, writeOne } from '../platform/table.ts';
import { secretOf } from '../voucher/secret.ts';
import { type NumberRow, countTry, readNumber } from '../voucher/store.ts';

type Deps = { readonly table: Table; readonly keys: Keys };

/** Tries a PIN has before its number rests: ten in a million a day at worst. */
const TRIES_MAX = 5;
const TRIES_SECONDS = 600;

type ScannedRefusal = RefusalOf<'CodeUnreadable' | 'CodeStale'>;
type TypedRefusal = RefusalOf<'CodeUnreadable' | 'PinWrong' | 'PinLocked'>;

/** A forged code is told nothing more than that it is no code; only a genuine one learns that it is old. */
const checkScanned = (
  keys: Keys,
  code: Extract<ReadCode, { kind: 'scanned' }>,
  now: Instant,
): Result<VoucherId, ScannedRefusal> => {
  const expected = macOf(secretOf(keys, code.voucherId), code.voucherId, code.window);
  if (!sameText(expected, code.mac)) return refuse({ code: 'CodeUnreadable' });
  return acceptedWindows(now).includes(code.window) ? ok(code.voucherId) : refuse({ code: 'CodeStale' });
};

/** Uses up one try. @returns the tries left after it, or the end of the rest. */
export const spendTry = async (
  table: Table,
  row: NumberRow,
  now: Instant,
): Promise<Result<number, RefusalOf<'PinLocked'>>> => {
  const restsUntil = plusSeconds(row.triesSince, TRIES_SECONDS);
  const fresh = now >= restsUntil;
  const tries = fresh ? 1 : row.tries + 1;
  if (tries > TRIES_MAX) return refuse({ code: 'PinLocked', until: restsUntil });
  const counted = await writeOne(
    table,
    countTry(table, row, { tries, triesSince: fresh || row.tries === 0 ? now : row.triesSince }),
  );
  // somebody else typed at the same moment: their try counts, this one is not looked at
  return counted ? ok(TRIES_MAX - tries) : refuse({ code: 'PinLocked', until: plusSeconds(now, 1) });
};

const checkTyped = async (
  { table, keys }: Deps,
  code: Extract<ReadCode, { kind: 'typed' }>,
  now: Instant,
): Promise<Result<VoucherId, TypedRefusal>> => {
  const rows = await readNumber(table, code.number);
  let refusal: TypedRefusal = { code: 'CodeUnreadable' };
  for (const row of rows) {
    const spent = await spendTry(table, row, now);
    if (!spent.ok) {
      refusal = spent.error;
      continue;
    }
    const secret = secretOf(keys, row.voucherId);
    const right = acceptedWindows(now).some((window) => sameText(pinOf(secret, row.voucherId, window), code.pin));
    if (right) return ok(row.voucherId);
    refusal = { code: 'PinWrong', triesLeft: spent.value };
  }
  return refuse(refusal);
};

/** The voucher that a scanned or typed code stands for. */
export const readVoucherCode =
  (deps: Deps) =>
  async (text: string, now: Instant): Promise<Result<VoucherId, ScannedRefusal | TypedRefusal>> => {
    const code = readCode(text);
    if (code === undefined) return refuse({ code: 'CodeUnreadable' });
    return code.kind === 'scanned' ? checkScanned(deps.keys, code, now) : checkTyped(deps, code, now);
  };
