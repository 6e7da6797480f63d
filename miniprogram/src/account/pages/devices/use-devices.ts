import { endSession, listSessions } from '@luhuan/shared/api/sessions';
import type { OpenSession } from '@luhuan/shared/person/session';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { session } from '../../../api/session.ts';
import { signOut } from '../../../api/sign-out.ts';
import { send } from '../../../api/transport.ts';
import { NO_TROUBLE, troubleOf } from '../../../api/trouble.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useStored } from '../../../storage/stored.ts';

/** Where the person is signed in, and how they end it there. */
export const useDevices = () => {
  const screen = useLoad(() => call(send, listSessions, {}), 'sessions');
  const [asked, setAsked] = useState<OpenSession>();
  const [ending, setEnding] = useState<string>();
  const [trouble, setTrouble] = useState(NO_TROUBLE);
  const end = async ({ sessionId }: OpenSession, reload: () => void) => {
    setAsked(undefined);
    setEnding(sessionId);
    const ended = await call(send, endSession, { params: { sessionId }, body: {} });
    setEnding(undefined);
    if (ended.ok) reload();
    else setTrouble(troubleOf(ended.error));
  };
  return {
    signedIn: useStored(session) !== null,
    screen,
    asked,
    ask: setAsked,
    forget: () => setAsked(undefined),
    ending,
    end: (one: OpenSession, reload: () => void) => void end(one, reload),
    trouble,
    again: (reload: () => void) => {
      setTrouble(NO_TROUBLE);
      reload();
    },
    signOut: () => {
      signOut();
      void Taro.switchTab({ url: '/pages/me/index' });
    },
  };
};
export type Devices = ReturnType<typeof useDevices>;
