import { countNotices } from '@luhuan/shared/api/notices';
import Taro from '@tarojs/taro';
import { endSession } from '@luhuan/shared/api/sessions';
import { ok } from '@luhuan/shared/result';
import { call } from '../../api/call.ts';
import { session } from '../../api/session.ts';
import { send } from '../../api/transport.ts';
import { useLoad } from '../../api/use-load.ts';
import { endActing } from '../../storage/acting.ts';
import { forgetVouchers } from '../../storage/kept-vouchers.ts';
import { isElder, preferences } from '../../storage/preferences.ts';
import { useStored } from '../../storage/stored.ts';

/** How many notices are unread; none while it is not known. */
const useUnread = (signedIn: boolean): number => {
  const count = useLoad(async () => (signedIn ? call(send, countNotices, {}) : ok({ unread: 0 })), 'unread');
  return count.state === 'shown' ? count.value.unread : 0;
};

export const useMe = () => {
  const chosen = useStored(preferences);
  const signedIn = useStored(session);
  return {
    signedIn,
    language: chosen.language,
    elder: isElder(chosen),
    unread: useUnread(signedIn !== null),
    setLanguage: (language: typeof chosen.language) => preferences.set({ ...chosen, language }),
    setElder: (elder: boolean) => preferences.set({ ...chosen, elder }),
    signIn: () => void Taro.navigateTo({ url: '/pages/sign-in/index' }),
    signOut: () => {
      // the server forgets this device too; without network it does so when the session ends by itself
      if (signedIn !== null) void call(send, endSession, { params: { sessionId: signedIn.sessionId }, body: {} });
      forgetVouchers();
      endActing();
      session.set(null);
    },
  };
};
export type Me = ReturnType<typeof useMe>;
