import { type HeldPower, listPowers } from '@luhuan/shared/api/powers';
import { may } from '@luhuan/shared/person/permission';
import type { PowerKind } from '@luhuan/shared/power/power';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { session } from '../../../api/session.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { beginActing } from '../../../storage/acting.ts';
import { useStored } from '../../../storage/stored.ts';

/** Who may act for the person, for whom they may act, and the offer that is just being made. */
export const useDelegates = () => {
  const person = useStored(session)?.person;
  const [asking, ask] = useState<PowerKind>();
  return {
    person,
    mayOffer: may(person, 'offerPower'),
    asking,
    ask,
    actFor: ({ power, principalName }: HeldPower) => {
      beginActing(power, principalName);
      void Taro.switchTab({ url: '/pages/home/index' });
    },
  };
};
export type Delegates = ReturnType<typeof useDelegates>;

export const usePowers = () => useLoad(() => call(send, listPowers, {}), 'powers');
