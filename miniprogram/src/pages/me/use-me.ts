import Taro from '@tarojs/taro';
import { session } from '../../api/session.ts';
import { signOut } from '../../api/sign-out.ts';
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
    signOut,
  };
};
export type Me = ReturnType<typeof useMe>;
