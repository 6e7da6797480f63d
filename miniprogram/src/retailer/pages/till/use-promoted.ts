import { listShopPromotions } from '@luhuan/shared/api/promotions';
import type { Preview } from '@luhuan/shared/api/redemptions';
import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import { type Applied, bestPromotions, knownTo } from '@luhuan/shared/promotion/apply';
import { serverNow } from '../../../api/server-time.ts';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import type { Entries } from './entries.ts';
import { priceOf } from './sale.ts';

/** A shop that has more than so many at once would not remember them either. */
const SHOWN_MAX = 100;

/** What of the shop's promotions is best for the customer; beside a bundle only gifts are left. Nothing while they are not known. */
export const usePromoted = (
  entries: Entries,
  { waterfall }: Preview,
  model: ApplianceModel | undefined,
): readonly Applied[] => {
  const loaded = useLoad(
    () => call(send, listShopPromotions, { query: { limit: SHOWN_MAX } }),
    'promotions at the till',
  );
  const price = priceOf(entries, waterfall, model?.filedPriceFen);
  if (loaded.state !== 'shown' || model === undefined || price === undefined) return [];
  const item = { model, listFen: price.listFen, oldItem: entries.oldItem };
  const best = knownTo(waterfall, bestPromotions(loaded.value.items, item, serverNow()));
  return entries.bundleId === null ? best : best.filter(({ gift }) => gift !== null);
};

/** What goes with the price: as the clerk left it. */
export const namedBy = ({ promoted, bundleId }: Entries, best: readonly Applied[]) => ({
  ...(promoted && best.length > 0 ? { promotions: best.map(({ promotionId }) => promotionId) } : {}),
  ...(bundleId === null ? {} : { bundleId }),
});
