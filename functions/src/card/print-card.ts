import type { PrintedCard } from '@luhuan/shared/api/cards';
import type { Person } from '@luhuan/shared/person/person';
import type { Actor } from '@luhuan/shared/power/power';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { refuse } from '@luhuan/shared/result';
import { cardCode } from '@luhuan/shared/voucher/card-code';
import { type VoucherEnded, printCard as print, stopCard as stop } from '@luhuan/shared/voucher/voucher';
import { type VoucherId, addressOf } from '@luhuan/shared/voucher/voucher-id';
import { readRevision } from '../campaign/store.ts';
import type { Keys } from '../platform/digest.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import { Contention, type Table } from '../platform/table.ts';
import { whileActive } from '../power/store.ts';
import { fullRegionName } from '../region/store.ts';
import { cardSecretOf } from '../voucher/secret.ts';
import { changeVoucher, readSlot, slotKeyOf, voucherIn } from '../voucher/store.ts';

type Deps = { readonly table: Table; readonly keys: Keys };
type Ask = {
  readonly voucherId: VoucherId;
  readonly person: Person;
  readonly actor: Actor;
  readonly attempt: Attempt;
};
type Refused = RefusalOf<'NotFound' | 'PowerMissing'>;
type PrintRefusal = Refused | VoucherEnded | RefusalOf<'ChannelNotOffered' | 'IdentityNotVerified'>;
type Reused = RefusalOf<'IdempotencyKeyReused'>;

/** Anybody else's voucher is not there for them. */
const ownSlot = async (table: Table, { voucherId, person }: Pick<Ask, 'voucherId' | 'person'>) => {
  if (addressOf(voucherId).personId !== person.personId) return undefined;
  const slot = await readSlot(table, slotKeyOf(voucherId));
  const voucher = voucherIn(slot, voucherId);
  return slot === undefined || voucher === undefined ? undefined : { slot, voucher };
};

/** A card with a code of its own; what was printed before stops with it. Its owner's name must be provable at the till. */
export const printCard =
  ({ table, keys }: Deps) =>
  ({ voucherId, person, actor, attempt }: Ask): Promise<Outcome<PrintedCard, PrintRefusal | Reused>> =>
    once<PrintedCard, PrintRefusal>(table, attempt, async (commitOnce) => {
      const found = await ownSlot(table, { voucherId, person });
      if (found === undefined) return refuse({ code: 'NotFound' });
      if (person.identity === null) return refuse({ code: 'IdentityNotVerified' });
      const printed = print(found.voucher, actor.personId, attempt.at);
      if (!printed.ok) return printed;
      const { campaignId, revisionNumber, category, capFen, expiresAt, card } = printed.value;
      const { rules } = await readRevision(table, campaignId, revisionNumber);
      const reply: PrintedCard = {
        voucherId,
        generation: card.generation,
        ...cardCode(cardSecretOf(keys, voucherId), voucherId, card.generation),
        campaignTitle: rules.title,
        regionName: fullRegionName(rules.regionCode),
        category,
        capFen,
        expiresAt,
      };
      const done = await commitOnce(reply, {
        power: whileActive(table, actor, attempt.at),
        slot: changeVoucher(table, found.slot, printed.value),
      });
      if (done.ok) return done.value;
      if (done.error === 'power') return refuse({ code: 'PowerMissing' });
      throw new Contention('the voucher changed while its card was being printed');
    });

export const stopCard =
  ({ table }: Deps) =>
  ({ voucherId, person, actor, attempt }: Ask): Promise<Outcome<{ stopped: true }, Refused | Reused>> =>
    once<{ stopped: true }, Refused>(table, attempt, async (commitOnce) => {
      const found = await ownSlot(table, { voucherId, person });
      if (found === undefined) return refuse({ code: 'NotFound' });
      const done = await commitOnce(
        { stopped: true },
        {
          power: whileActive(table, actor, attempt.at),
          slot: changeVoucher(table, found.slot, stop(found.voucher)),
        },
      );
      if (done.ok) return done.value;
      if (done.error === 'power') return refuse({ code: 'PowerMissing' });
      throw new Contention('the voucher changed while its card was being stopped');
    });
