import type { OpenCampaign } from '@luhuan/shared/api/campaigns';
import { claimVoucher } from '@luhuan/shared/api/vouchers';
import type { Category } from '@luhuan/shared/appliance/category';
import type { Channel } from '@luhuan/shared/campaign/channel';
import { useRef, useState } from 'react';
import { call } from '../api/call.ts';
import { type Placed, askPlace } from '../api/prove-place.ts';
import { send } from '../api/transport.ts';
import { useOnce } from '../api/use-once.ts';
import { keepOnPhone } from '../api/wallet-on-phone.ts';
import { subjectFor, useActing } from './acting-banner.tsx';

export type Claimable = Pick<OpenCampaign, 'campaignId' | 'revision'>;

/** A claim in one channel, with the phone's place before it where the campaign asks for it. */
export const useClaim = (
  { campaignId, revision }: Claimable,
  category: Category,
  channel: Channel,
  onClaimed: () => void,
) => {
  const acting = useActing();
  const needsPlace = revision.rules.location.includes('claim');
  const [place, setPlace] = useState<Placed | { readonly state: 'asking' }>({ state: 'none' });
  const placeProof = useRef<string>();
  const { sent, submit, clear } = useOnce(subjectFor(acting, `claim:${campaignId}:${category}:${channel}`), (key) =>
    call(send, claimVoucher, {
      key,
      params: { campaignId, category },
      body: { channel, ...(placeProof.current === undefined ? {} : { placeProof: placeProof.current }) },
    }),
  );
  const proven = async (): Promise<boolean> => {
    if (!needsPlace) return true;
    setPlace({ state: 'asking' });
    const placed = await askPlace();
    setPlace(placed);
    if (placed.state === 'proven') placeProof.current = placed.placeProof;
    return placed.state === 'proven';
  };
  const take = async (): Promise<void> => {
    clear();
    if (!(await proven())) return;
    const answer = await submit();
    if (answer.state !== 'done') return;
    keepOnPhone([answer.value]);
    onClaimed();
  };
  return { sent, place, needsPlace, acting, clear, take: () => void take(), again: () => void submit() };
};
