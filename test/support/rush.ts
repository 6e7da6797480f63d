import { requestAdmission } from '@luhuan/shared/api/admissions';
import { claimVoucher } from '@luhuan/shared/api/vouchers';
import type { Rules } from '@luhuan/shared/campaign/revision';
import type { CampaignId } from '@luhuan/shared/ids';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { valueOf } from './caller.ts';
import type { TestHouse } from './house.ts';
import { draftWith, inForce, newKey } from './scenes.ts';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** Claims from 10 to 12 on every day, with a room from 09:50 on. */
const rushRules = (programme: string, claimsPerSecond: number): Partial<Rules> => ({
  programme,
  openings: [{ from: null, until: null, weekdays: EVERY_DAY, fromTime: '10:00', untilTime: '12:00' }],
  allocation: { kind: 'rush', room: { claimsPerSecond, opensMinutes: 10 } },
});

/** A campaign with a room in force; `vouchers` fridges of ¥1,500 at the most. */
export const rushCampaign = (
  house: TestHouse,
  programme: string,
  { claimsPerSecond = 100, vouchers = 10 } = {},
): Promise<CampaignId> =>
  inForce(
    house,
    draftWith([{ category: 'fridge', budgetFen: vouchers * 150_000 }], rushRules(programme, claimsPerSecond)),
  );

export const askedIn = async (send: Transport, campaignId: CampaignId) =>
  valueOf(await call(send, requestAdmission, { params: { campaignId }, body: {} }));

/** The ticket of somebody who has a place. */
export const ticketOf = async (send: Transport, campaignId: CampaignId): Promise<string> => {
  const admission = await askedIn(send, campaignId);
  if (admission.state !== 'placed') throw new Error('no place before the opening');
  return admission.ticket;
};

export const claimWith = (send: Transport, campaignId: CampaignId, admission?: string, key = newKey()) =>
  call(send, claimVoucher, {
    key,
    params: { campaignId, category: 'fridge' },
    body: { channel: 'store', ...(admission === undefined ? {} : { admission }) },
  });
