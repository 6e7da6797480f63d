import { getSupply, requestAdmission } from '@luhuan/shared/api/admissions';
import { claimVoucher } from '@luhuan/shared/api/vouchers';
import type { Category } from '@luhuan/shared/appliance/category';
import type { CampaignId } from '@luhuan/shared/ids';
import { call } from '../api/call.ts';
import { askPlace } from '../api/prove-place.ts';
import { send } from '../api/transport.ts';
import type { ClaimEvent, ClaimState, Effect } from './claim-state.ts';

/** What is claimed, and what was found out on the way to it. */
export type Errand = {
  readonly campaignId: CampaignId;
  readonly category: Category;
  readonly needsRoom: boolean;
  /** The phone's place, once it is proven; it outlives a single try. */
  readonly place: { proof?: string };
};

const locate = async ({ needsRoom, place }: Errand): Promise<ClaimEvent> => {
  const placed = await askPlace();
  if (placed.state !== 'proven') return { event: 'unlocated', trouble: placed };
  place.proof = placed.placeProof;
  return { event: 'located', needsRoom };
};

const enter = async ({ campaignId }: Errand): Promise<ClaimEvent> => {
  const asked = await call(send, requestAdmission, { params: { campaignId }, body: {} });
  if (asked.ok) return { event: 'admitted', admission: asked.value };
  return asked.error.kind === 'refused' && !asked.error.problem.retryable
    ? { event: 'not-admitted', problem: asked.error.problem }
    : { event: 'room-silent' };
};

const claim = async (
  { campaignId, category, place: { proof } }: Errand,
  { wish: { key, channel }, ticket }: Extract<ClaimState, { state: 'sending' }>,
): Promise<ClaimEvent> => {
  const body = {
    channel,
    ...(proof === undefined ? {} : { placeProof: proof }),
    ...(ticket === null ? {} : { admission: ticket }),
  };
  const answer = await call(send, claimVoucher, { key, params: { campaignId, category }, body });
  if (answer.ok) return { event: 'granted', voucher: answer.value };
  return answer.error.kind === 'refused'
    ? { event: 'refused', problem: answer.error.problem }
    : { event: 'unanswered' };
};

/** Asks what is left. */
export const look = async ({ campaignId, category }: Errand): Promise<ClaimEvent> => {
  const told = await call(send, getSupply, { params: { campaignId } });
  const supply = told.ok ? told.value.items.find((one) => one.category === category) : undefined;
  return { event: 'supply-told', supply };
};

/** Does what a state begins with. @returns what came of it; `null` where there is nothing to do */
export const carryOut = async (errand: Errand, effect: Effect, state: ClaimState): Promise<ClaimEvent | null> => {
  switch (effect) {
    case 'none':
      return null;
    case 'locate':
      return locate(errand);
    case 'enter':
      return enter(errand);
    case 'send':
      return state.state === 'sending' ? claim(errand, state) : null;
    case 'look':
      return look(errand);
  }
};
