import type { OpenCampaign } from '@luhuan/shared/api/campaigns';
import type { Category } from '@luhuan/shared/appliance/category';
import type { Channel } from '@luhuan/shared/campaign/channel';
import type { PersonId } from '@luhuan/shared/ids';
import { type Instant, plusSeconds } from '@luhuan/shared/clock';
import { useEffect, useRef, useState } from 'react';
import { serverNow } from '../api/server-time.ts';
import { session } from '../api/session.ts';
import { useInView } from '../api/use-in-view.ts';
import { newKey } from '../api/sent.ts';
import { keepOnPhone } from '../api/wallet-on-phone.ts';
import { useStored } from '../storage/stored.ts';
import { subjectFor, useActing } from '../ui/acting-banner.tsx';
import { type Errand, carryOut, look } from './carry-out.ts';
import { type ClaimEvent, type ClaimState, type Step, after, firstStep, isOver } from './claim-state.ts';
import { forgetWish, keepWish, leftWish } from './left-wish.ts';
import { useEvery, useMoment } from './moment.ts';

type Claimable = Pick<OpenCampaign, 'campaignId' | 'revision' | 'opensAt'>;

type Wanted = {
  readonly campaign: Claimable;
  readonly category: Category;
  /** It is known that none is left just now. */
  readonly noneLeft: boolean;
};

/** What the page around it wants to hear of. */
type Told = { readonly onClaimed: () => void; readonly onNoneLeft: () => void };

const LOOK_EVERY_MS = 5_000;

/** What the campaign asks for on the way to a voucher. */
const waysOf = ({ revision: { rules } }: Claimable) => ({
  room: rules.allocation.kind === 'rush' ? rules.allocation.room : undefined,
  needsPlace: rules.location.includes('claim'),
});

const beginning = (
  { campaign, noneLeft }: Wanted,
  subject: string,
  personId: PersonId | undefined,
  now: Instant,
): Step => {
  const { opensAt } = campaign;
  const { room, needsPlace } = waysOf(campaign);
  const roomFrom = opensAt === null || room === undefined ? null : plusSeconds(opensAt, -60 * room.opensMinutes);
  const found = leftWish(subject, personId, now);
  // what was not sent yet goes on where it is the room that it waited in
  const left = found !== null && (found.sent || (room !== undefined && !needsPlace)) ? found : null;
  return firstStep({ opensAt, roomFrom, noneLeft, left });
};

/** Keeps the wish of a state that has no answer yet, and forgets it with the answer. */
const keep = (subject: string, personId: PersonId | undefined, state: ClaimState): void => {
  if (isOver(state)) forgetWish(subject);
  else if ('wish' in state && personId !== undefined)
    keepWish(subject, {
      ...state.wish,
      personId,
      at: serverNow(),
      sent: state.state === 'sending' || state.state === 'unknown',
    });
};

const subjectOf = (acting: ReturnType<typeof useActing>, campaignId: string, category: Category): string =>
  subjectFor(acting, `${campaignId}:${category}`);

/** Whether a claim was on its way when this screen was left the last time, as it was when the screen opened. */
export const useWishSent = (campaignId: string, category: Category): boolean => {
  const acting = useActing();
  const personId = useStored(session)?.person.personId;
  const [sent] = useState(
    () => leftWish(subjectOf(acting, campaignId, category), personId, serverNow())?.sent === true,
  );
  return sent;
};

/** A claim from the first tap to its answer: carries out what `claim-state.ts` says, and keeps the wish until it is over. */
export const useClaim = (wanted: Wanted, { onClaimed, onNoneLeft }: Told) => {
  const { campaign, category } = wanted;
  const { campaignId } = campaign;
  const { room, needsPlace } = waysOf(campaign);
  const acting = useActing();
  const personId = useStored(session)?.person.personId;
  const subject = subjectOf(acting, campaignId, category);
  const [place] = useState<Errand['place']>({});
  const errand: Errand = { campaignId, category, needsRoom: room !== undefined, place };
  const [first] = useState(() => beginning(wanted, subject, personId, serverNow()));
  const [state, setState] = useState<ClaimState>(first.state);
  const latest = useRef<ClaimState>(first.state);
  const gone = useRef(false);

  const hear = async (answer: Promise<ClaimEvent | null>): Promise<void> => {
    const event = await answer;
    // left meanwhile: what was sent is asked about again when somebody comes back
    if (event !== null && !gone.current) dispatch(event);
  };
  const dispatch = (event: ClaimEvent): void => {
    const step = after(latest.current, event);
    if (step.state === latest.current && step.effect === 'none') return;
    // before anything is sent
    keep(subject, personId, step.state);
    latest.current = step.state;
    setState(step.state);
    if (step.state.state === 'won') {
      keepOnPhone([step.state.voucher]);
      onClaimed();
    }
    // the figure beside it must not say otherwise
    if (['sold-out', 'none-now', 'kept'].includes(step.state.state)) onNoneLeft();
    void hear(carryOut(errand, step.effect, step.state));
  };

  const begin = useRef(() => void hear(carryOut(errand, first.effect, first.state)));
  useEffect(() => {
    gone.current = false;
    begin.current();
    begin.current = () => undefined;
    return () => {
      gone.current = true;
    };
  }, []);
  useMoment(state, () => dispatch({ event: 'time-came' }));
  const inView = useInView();
  useEvery(LOOK_EVERY_MS, inView && state.state === 'waiting', () => void hear(look(errand)));
  return {
    state,
    needsPlace,
    hasRoom: room !== undefined,
    press: (channel: Channel): void =>
      dispatch({ event: 'pressed', wish: { key: newKey(), channel }, needsPlace, needsRoom: room !== undefined }),
    putAway: () => dispatch({ event: 'put-away' }),
    wake: () => dispatch({ event: 'time-came' }),
  };
};
export type Claim = ReturnType<typeof useClaim>;
