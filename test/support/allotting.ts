import * as awards from '@luhuan/shared/api/awards';
import type { Category } from '@luhuan/shared/appliance/category';
import type { AllocationStanding } from '@luhuan/shared/award/standing';
import type { CampaignId } from '@luhuan/shared/ids';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { valueOf } from './caller.ts';
import type { TestHouse } from './house.ts';

type Jobs = Pick<TestHouse, 'draws' | 'offerFreed' | 'lapse' | 'pump' | 'expire'>;

/** Runs every job of the clock until none has anything to do. */
export const settleAwards = async (house: Jobs): Promise<void> => {
  for (let done = 1; done > 0;) {
    done = (await house.lapse()) + (await house.expire());
    await house.pump.drain();
    done += (await house.draws()) + (await house.offerFreed());
  }
};

type Of<K extends AllocationStanding['kind']> = Extract<AllocationStanding, { kind: K }>;

/** How somebody stands with a category. */
export const standingIn = async <K extends AllocationStanding['kind']>(
  send: Transport,
  kind: K,
  { campaignId, category }: { readonly campaignId: CampaignId; readonly category: Category },
): Promise<Of<K>> => {
  const { items } = valueOf(await call(send, awards.getStanding, { params: { campaignId } }));
  const found = items.find((one): one is Of<K> => one.kind === kind && one.category === category);
  if (found === undefined) throw new Error(`no standing of ${kind} in ${category}`);
  return found;
};
