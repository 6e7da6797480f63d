import type { Instant } from '@luhuan/shared/clock';
import type { PersonName } from '@luhuan/shared/identity/person-name';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { type ReadCard, cardMac, typedPart } from '@luhuan/shared/voucher/card-code';
import { numberOf } from '@luhuan/shared/voucher/rotating-code';
import { type Voucher, cardCounts } from '@luhuan/shared/voucher/voucher';
import { type VoucherId, addressOf } from '@luhuan/shared/voucher/voucher-id';
import { type Keys, sameText } from '../platform/digest.ts';
import { type NameOf, readerOf } from '../platform/name-of.ts';
import { Contention, type Table } from '../platform/table.ts';
import { cardSecretOf } from '../voucher/secret.ts';
import { type NumberRow, readNumber, readSlot, slotKeyOf, voucherIn } from '../voucher/store.ts';
import { spendTry } from './read-voucher-code.ts';

type Deps = { readonly table: Table; readonly keys: Keys; readonly nameOf: NameOf };
type CardRefusal = RefusalOf<
  'CodeUnreadable' | 'CardStopped' | 'CardNameNeeded' | 'CardNameWrong' | 'CardRests' | 'CardNameUnknown'
>;
type Shown = { readonly row: NumberRow; readonly voucherId: VoucherId };

const voucherOf = async (table: Table, voucherId: VoucherId): Promise<Voucher | undefined> =>
  voucherIn(await readSlot(table, slotKeyOf(voucherId)), voucherId);

/** The voucher of a scanned card. A forged one is told nothing more than that it is no code. */
const scanned = async (
  { table, keys }: Deps,
  { voucherId, generation, mac }: Extract<ReadCard, { kind: 'scanned' }>,
): Promise<Result<Shown, CardRefusal>> => {
  if (!sameText(cardMac(cardSecretOf(keys, voucherId), voucherId, generation), mac))
    return refuse({ code: 'CodeUnreadable' });
  const voucher = await voucherOf(table, voucherId);
  if (voucher === undefined || !cardCounts(voucher, generation)) return refuse({ code: 'CardStopped' });
  const row = (await readNumber(table, numberOf(voucherId))).find((one) => one.voucherId === voucherId);
  if (row === undefined) throw new Contention(`${voucherId} has no number yet`);
  return ok({ row, voucherId });
};

/** The voucher of a typed card, among those that share its number. */
const typed = async (
  { table, keys }: Deps,
  { number, mac }: Extract<ReadCard, { kind: 'typed' }>,
): Promise<Result<Shown, CardRefusal>> => {
  for (const row of await readNumber(table, number)) {
    const { voucherId } = row;
    const voucher = await voucherOf(table, voucherId);
    const generation = voucher?.card?.generation;
    if (voucher === undefined || generation === undefined || !cardCounts(voucher, generation)) continue;
    if (sameText(typedPart(cardMac(cardSecretOf(keys, voucherId), voucherId, generation)), mac))
      return ok({ row, voucherId });
  }
  return refuse({ code: 'CodeUnreadable' });
};

type Asked = {
  readonly card: ReadCard;
  /** As the clerk reads it on the identity card. */
  readonly name: PersonName | undefined;
  readonly person: Person;
  readonly now: Instant;
};

/**
 * The voucher that a printed card stands for. A card does not change, so whoever brings it shows an identity card, and the name
 * that the clerk types is compared in here with the one that was proven: the till never learns it. Five names, then the card
 * rests.
 */
export const readCardCode =
  (deps: Deps) =>
  async ({ card, name, person, now }: Asked): Promise<Result<VoucherId, CardRefusal>> => {
    const shown = card.kind === 'scanned' ? await scanned(deps, card) : await typed(deps, card);
    if (!shown.ok) return shown;
    const { row, voucherId } = shown.value;
    if (name === undefined) return refuse({ code: 'CardNameNeeded' });
    const spent = await spendTry(deps.table, row, now);
    if (!spent.ok) return refuse({ code: 'CardRests', until: spent.error.until });
    const { personId } = addressOf(voucherId);
    const proven = await deps.nameOf(personId, readerOf(person, 'card-check'), now);
    if (proven === null) return refuse({ code: 'CardNameUnknown' });
    return sameText(proven, name) ? ok(voucherId) : refuse({ code: 'CardNameWrong', triesLeft: spent.value });
  };
