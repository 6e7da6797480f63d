import { getFair, leaveFair, listSignUps, signUpForFair } from '@luhuan/shared/api/fairs';
import type { Fair, FairStop, SignUp } from '@luhuan/shared/fair/fair';
import { FairId } from '@luhuan/shared/ids';
import { ok } from '@luhuan/shared/result';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { session } from '../../../api/session.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useNow } from '../../../api/use-now.ts';
import { useOnce } from '../../../api/use-once.ts';
import { useStored } from '../../../storage/stored.ts';
import { useLanguage } from '../../../text/use-text.ts';
import { addToCalendar } from './add-to-calendar.ts';

const MINUTE_MS = 60_000;
const NO_FAIR = FairId.parse(`fai_${'0'.repeat(26)}`);

/** A fair, and what the person signed up for in it. */
export const useFair = () => {
  const fairId = FairId.safeParse(useRouter().params['fairId']).data ?? NO_FAIR;
  const signedIn = useStored(session)?.person;
  const isShopper = signedIn?.roles.includes('shopper') ?? false;
  const screen = useLoad(() => call(send, getFair, { params: { fairId } }), `fair ${fairId}`);
  const mine = useLoad(
    async () => (isShopper ? call(send, listSignUps, {}) : ok({ items: [] })),
    `fairs signed up for ${isShopper}`,
  );
  const items = mine.state === 'shown' ? mine.value.items : [];
  return {
    screen,
    isSignedIn: signedIn !== undefined,
    isShopper,
    signUpFor: ({ number }: FairStop): SignUp | undefined =>
      items.find(({ signUp }) => signUp.fairId === fairId && signUp.stopNumber === number)?.signUp,
    /** Until then nobody can say whether the person has signed up. */
    isKnown: mine.state === 'shown',
    reload: () => {
      if (screen.state === 'shown') screen.reload();
      if (mine.state === 'shown') mine.reload();
    },
    now: useNow(MINUTE_MS),
  };
};
export type FairPage = ReturnType<typeof useFair>;

/** One sign-up that is being made, and where that stands. */
export const useSigningUp = ({ fairId }: Fair, { number: stopNumber, version }: FairStop, reload: () => void) => {
  const [party, setParty] = useState(1);
  const { sent, submit, clear } = useOnce(`fair:${fairId}:${stopNumber}:${version}:${party}`, (key) =>
    call(send, signUpForFair, { key, params: { fairId, stopNumber }, body: { party, version } }),
  );
  return {
    party,
    choose: (count: number) => {
      clear();
      setParty(count);
    },
    sent,
    signUp: async (): Promise<void> => {
      if ((await submit()).state === 'done') reload();
    },
    lookAgain: () => {
      clear();
      reload();
    },
  };
};

/** One sign-up that is being taken back, and where that stands. */
export const useLeaving = ({ fairId, stopNumber, signedUpAt }: SignUp, reload: () => void) => {
  const [asking, ask] = useState(false);
  const { sent, submit, clear } = useOnce(`fair-leave:${fairId}:${stopNumber}:${signedUpAt}`, (key) =>
    call(send, leaveFair, { key, params: { fairId, stopNumber }, body: {} }),
  );
  return {
    asking,
    ask,
    sent,
    leave: async (): Promise<void> => {
      ask(false);
      if ((await submit()).state === 'done') reload();
    },
    lookAgain: () => {
      clear();
      reload();
    },
  };
};

/** A stop on its way into a calendar: not asked, there, or not let in. */
export const useCalendar = (fair: Fair, stop: FairStop) => {
  const language = useLanguage();
  const [added, setAdded] = useState<boolean>();
  return {
    added,
    add: async (): Promise<void> => {
      setAdded(await addToCalendar(fair, stop, language));
    },
  };
};
