import type { WalletVoucher } from '@luhuan/shared/api/vouchers';
import type { Instant } from '@luhuan/shared/clock';
import type { Person } from '@luhuan/shared/person/person';
import type { Actor } from '@luhuan/shared/power/power';
import type { Redemption } from '@luhuan/shared/redemption/redemption';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { usableFirst } from '@luhuan/shared/voucher/usable-first';
import { type VoucherId, addressOf } from '@luhuan/shared/voucher/voucher-id';
import type { Keys } from '../platform/digest.ts';
import type { Table } from '../platform/table.ts';
import { noteShown } from '../notice/store.ts';
import { readRedemption } from '../redemption/store.ts';
import { readShop } from '../retailer/store.ts';
import { readSlot, readWallet, slotKeyOf, voucherIn, vouchersIn } from './store.ts';
import { walletView, withoutSecret } from './wallet-view.ts';

type Deps = { readonly table: Table; readonly keys: Keys };

export const listVouchers =
  (deps: Deps) =>
  async (person: Person, actor: Actor, now: Instant): Promise<Result<{ items: WalletVoucher[] }, never>> => {
    const slots = await readWallet(deps.table, person.personId);
    const vouchers = vouchersIn(slots);
    const items = await Promise.all(
      vouchers.map(async (voucher) => withoutSecret(await walletView(deps, voucher, now), actor)),
    );
    return ok({ items: items.toSorted((a, b) => usableFirst(a.voucher, b.voucher)) });
  };

type Opened = WalletVoucher & { redemption: Redemption | null; shopName: string | null };

type Get = { readonly voucherId: VoucherId; readonly person: Person; readonly actor: Actor; readonly now: Instant };

/** One voucher of the person's own; anybody else's is not there for them. A code is noted before it leaves for a delegate. */
export const getVoucher =
  (deps: Deps) =>
  async ({ voucherId, person, actor, now }: Get): Promise<Result<Opened, RefusalOf<'NotFound'>>> => {
    if (addressOf(voucherId).personId !== person.personId) return refuse({ code: 'NotFound' });
    const voucher = voucherIn(await readSlot(deps.table, slotKeyOf(voucherId)), voucherId);
    if (voucher === undefined) return refuse({ code: 'NotFound' });
    const view = await walletView(deps, voucher, now);
    if (actor.power !== null && view.secret !== null) await noteShown(deps.table, actor.power, voucher, now);
    if (voucher.status !== 'redeemed' && voucher.status !== 'returned')
      return ok({ ...view, redemption: null, shopName: null });
    const redemption = await readRedemption(deps.table, voucher.shopId, voucher.redemptionId);
    const shop = await readShop(deps.table, voucher.shopId);
    return ok({ ...view, redemption: redemption ?? null, shopName: shop?.name ?? null });
  };
