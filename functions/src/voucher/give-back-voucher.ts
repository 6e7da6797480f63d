import type { WalletVoucher } from '@luhuan/shared/api/vouchers';
import { fen } from '@luhuan/shared/fen';
import type { Person } from '@luhuan/shared/person/person';
import type { Actor } from '@luhuan/shared/power/power';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { refuse } from '@luhuan/shared/result';
import { type VoucherEnded, giveBack } from '@luhuan/shared/voucher/voucher';
import { type VoucherId, addressOf } from '@luhuan/shared/voucher/voucher-id';
import { readRevision } from '../campaign/store.ts';
import type { Keys } from '../platform/digest.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import { Contention, type Table } from '../platform/table.ts';
import { whileActive } from '../power/store.ts';
import { addRelease } from '../quota/store.ts';
import { releaseOf } from './release.ts';
import { changeVoucher, readSlot, slotKeyOf, voucherIn } from './store.ts';
import { walletView } from './wallet-view.ts';

type Deps = { readonly table: Table; readonly keys: Keys };
type GiveBack = {
  readonly voucherId: VoucherId;
  readonly person: Person;
  readonly actor: Actor;
  readonly attempt: Attempt;
};
type GiveBackRefusal = RefusalOf<'NotFound' | 'VoucherReserved' | 'VoucherOrdered' | 'PowerMissing'> | VoucherEnded;

/** Ends an unused voucher at its owner's wish; its money is free for the next claim. */
export const giveBackVoucher =
  (deps: Deps) =>
  ({
    voucherId,
    person,
    actor,
    attempt,
  }: GiveBack): Promise<Outcome<WalletVoucher, GiveBackRefusal | RefusalOf<'IdempotencyKeyReused'>>> =>
    once<WalletVoucher, GiveBackRefusal>(deps.table, attempt, async (commitOnce) => {
      if (addressOf(voucherId).personId !== person.personId) return refuse({ code: 'NotFound' });
      const slot = await readSlot(deps.table, slotKeyOf(voucherId));
      const voucher = voucherIn(slot, voucherId);
      if (slot === undefined || voucher === undefined) return refuse({ code: 'NotFound' });
      const ended = giveBack(voucher, actor.personId, attempt.at);
      if (!ended.ok) return ended;
      const { rules } = await readRevision(deps.table, voucher.campaignId, voucher.revisionNumber);
      const done = await commitOnce(await walletView(deps, ended.value, attempt.at), {
        power: whileActive(deps.table, actor, attempt.at),
        slot: changeVoucher(deps.table, slot, ended.value),
        release: addRelease(deps.table, releaseOf(ended.value, rules.regionCode, fen(0))),
      });
      if (done.ok) return done.value;
      if (done.error === 'power') return refuse({ code: 'PowerMissing' });
      throw new Contention('the voucher changed while it was being given back');
    });
