import {
  type DemonstrationPerson,
  listDemonstrationPersons,
  openDemonstrationSession,
} from '@luhuan/shared/api/people';
import type { Problem } from '@luhuan/shared/refusal/problem';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { session } from '../../api/session.ts';
import { send } from '../../api/transport.ts';
import { useLoad } from '../../api/use-load.ts';

type Trouble =
  | { readonly state: 'none' }
  | { readonly state: 'unreachable' }
  | { readonly state: 'refused'; readonly problem: Problem };

const leave = () => {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.switchTab({ url: '/pages/home/index' });
};

/** Ready-made persons to sign in as, and the sign-in. */
export const useSignIn = () => {
  const screen = useLoad(() => call(send, listDemonstrationPersons, {}), 'persons');
  const [trouble, setTrouble] = useState<Trouble>({ state: 'none' });
  const signIn = async ({ personId, name }: DemonstrationPerson) => {
    setTrouble({ state: 'none' });
    const opened = await call(send, openDemonstrationSession, { body: { personId } });
    if (opened.ok) {
      session.set({ ...opened.value, name });
      leave();
    } else
      setTrouble(
        opened.error.kind === 'refused'
          ? { state: 'refused', problem: opened.error.problem }
          : { state: 'unreachable' },
      );
  };
  return { screen, trouble, signIn, clear: () => setTrouble({ state: 'none' }) };
};
export type SignIn = ReturnType<typeof useSignIn>;
