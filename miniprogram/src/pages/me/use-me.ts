import Taro from '@tarojs/taro';
import { endSession } from '@luhuan/shared/api/sessions';
import { call } from '../../api/call.ts';
import { session } from '../../api/session.ts';
import { send } from '../../api/transport.ts';
import { forgetVouchers } from '../../storage/kept-vouchers.ts';
import { isElder, preferences } from '../../storage/preferences.ts';
import { useStored } from '../../storage/stored.ts';

export const useMe = () => {
  const chosen = useStored(preferences);
  const signedIn = useStored(session);
  return {
    signedIn,
    language: chosen.language,
    elder: isElder(chosen),
    setLanguage: (language: typeof chosen.language) => preferences.set({ ...chosen, language }),
    setElder: (elder: boolean) => preferences.set({ ...chosen, elder }),
    signIn: () => void Taro.navigateTo({ url: '/pages/sign-in/index' }),
    signOut: () => {
      // the server forgets this device too; without network it does so when the session ends by itself
      if (signedIn !== null) void call(send, endSession, { params: { sessionId: signedIn.sessionId }, body: {} });
      forgetVouchers();
      session.set(null);
    },
  };
};
export type Me = ReturnType<typeof useMe>;
