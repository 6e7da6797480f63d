import { countNotices } from '@luhuan/shared/api/notices';
import Taro from '@tarojs/taro';
import { ok } from '@luhuan/shared/result';
import { call } from '../../api/call.ts';
import { session } from '../../api/session.ts';
import { send } from '../../api/transport.ts';
import { signOut } from '../../api/sign-out.ts';
import { useLoad } from '../../api/use-load.ts';
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
    signOut,
  };
};
export type Me = ReturnType<typeof useMe>;
