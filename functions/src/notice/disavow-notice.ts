import type { Instant } from '@luhuan/shared/clock';
import { personIn } from '@luhuan/shared/api-key/clerk';
import { fen } from '@luhuan/shared/fen';
import type { NoticeId } from '@luhuan/shared/ids';
import type { Disavowal, VoucherFate } from '@luhuan/shared/notice/disavowal';
import { type Act, type Notice, isDisavowable } from '@luhuan/shared/notice/notice';
import type { Person } from '@luhuan/shared/person/person';
import { isActive, revoke } from '@luhuan/shared/power/power';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import type { RegionCode } from '@luhuan/shared/region';
import { refuse } from '@luhuan/shared/result';
import { giveBack, stopCard } from '@luhuan/shared/voucher/voucher';
import { readRevision } from '../campaign/store.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import { Contention, type Table, type Write } from '../platform/table.ts';
import { endPower, readPower } from '../power/store.ts';
import { addRelease } from '../quota/store.ts';
import { releaseOf } from '../voucher/release.ts';
import { changeVoucher, readSlot, slotKeyOf, voucherIn } from '../voucher/store.ts';
import { addDisavowal, markDisavowed, readNotice } from './store.ts';

type Disavow = { readonly noticeId: NoticeId; readonly person: Person; readonly attempt: Attempt };
type Disavowed = { notice: Notice; fate: VoucherFate };

/** What is to become of the voucher an act was about, and where it happened. */
type VoucherPart = {
  readonly fate: VoucherFate;
  readonly voucher: Disavowal['voucher'];
  readonly regionCode: RegionCode;
  readonly writes: { readonly slot?: Write; readonly release?: Write };
};

/** Acts on a voucher that was used, or that an order has: nothing of it can go back. */
const USED: readonly Act['kind'][] = ['goods-returned', 'order-moved', 'order-for-you'];

/** A till or an order has it in hands. */
const RESERVED: readonly string[] = ['VoucherReserved', 'VoucherOrdered'];

const voucherPart = async (
  table: Table,
  act: Act,
  delegate: Notice['delegate'],
  person: Person,
  now: Instant,
): Promise<VoucherPart> => {
  const nothing = { fate: 'none' as const, voucher: null, regionCode: person.regionCode, writes: {} };
  if (!('voucherId' in act)) return nothing;
  const slot = await readSlot(table, slotKeyOf(act.voucherId));
  const voucher = voucherIn(slot, act.voucherId);
  if (slot === undefined || voucher === undefined) return nothing;
  const { rules } = await readRevision(table, voucher.campaignId, voucher.revisionNumber);
  const { voucherId, campaignId } = voucher;
  const found = { voucher: { voucherId, campaignId }, regionCode: rules.regionCode, writes: {} };
  if (USED.includes(act.kind)) return { ...found, fate: 'ended' };
  const carded = act.kind === 'card-printed' || act.kind === 'card-used';
  if (carded && voucher.claimedBy !== delegate)
    return voucher.status === 'held'
      ? { ...found, fate: 'card-stopped', writes: { slot: changeVoucher(table, slot, stopCard(voucher)) } }
      : { ...found, fate: 'ended' };
  if (voucher.claimedBy !== delegate) return { ...found, fate: 'own' };
  const ended = giveBack(voucher, person.personId, now);
  if (!ended.ok) return { ...found, fate: RESERVED.includes(ended.error.code) ? 'reserved' : 'ended' };
  const writes = {
    slot: changeVoucher(table, slot, ended.value),
    release: addRelease(table, releaseOf(ended.value, rules.regionCode, fen(0))),
  };
  return { ...found, fate: 'given-back', writes };
};

/**
 * "It was not I who asked for this", in one transaction: the delegate's power ends, a voucher they claimed and nobody used goes
 * back, the notice says so, and the office of the region has it on its list.
 */
export const disavowNotice =
  (table: Table) =>
  ({
    noticeId,
    person,
    attempt,
  }: Disavow): Promise<Outcome<Disavowed, RefusalOf<'NotFound' | 'IdempotencyKeyReused'>>> =>
    once<Disavowed, RefusalOf<'NotFound'>>(table, attempt, async (commitOnce) => {
      const { personId } = person;
      const notice = await readNotice(table, personId, noticeId);
      if (notice === undefined || !isDisavowable(notice)) return refuse({ code: 'NotFound' });
      const { act, delegate, at: actedAt } = notice;
      const delegated = personIn(delegate);
      const power = delegated === undefined ? undefined : await readPower(table, personId, delegated);
      const { fate, voucher, regionCode, writes } = await voucherPart(table, act, delegate, person, attempt.at);
      const ended =
        power !== undefined && isActive(power, attempt.at) ? endPower(table, revoke(power, personId, attempt.at)) : {};
      const disavowal: Disavowal = {
        noticeId,
        principal: personId,
        delegate,
        act,
        actedAt,
        disavowedAt: attempt.at,
        regionCode,
        voucher,
        fate,
      };
      const done = await commitOnce(
        { notice: { ...notice, disavowedAt: attempt.at }, fate },
        {
          notice: markDisavowed(table, personId, noticeId, attempt.at),
          disavowal: addDisavowal(table, disavowal),
          ...ended,
          ...writes,
        },
      );
      if (done.ok) return done.value;
      if (done.error === 'notice') return refuse({ code: 'NotFound' });
      throw new Contention('the power or the voucher changed meanwhile');
    });
