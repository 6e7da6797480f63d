import { openWechatSession } from '@luhuan/shared/api/sessions';
import type { RegionCode } from '@luhuan/shared/region';
import { TERMS } from '@luhuan/shared/vault/purpose';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { deviceName } from '../../api/device.ts';
import { session } from '../../api/session.ts';
import { send } from '../../api/transport.ts';
import { NO_TROUBLE, troubleOf } from '../../api/trouble.ts';
import { askConsent, openPrivacyGuide, wantsConsent } from '../../api/wechat-privacy.ts';
import { withLoginCode } from '../../api/with-login-code.ts';
import { preferences } from '../../storage/preferences.ts';
import { hasAgreed, rememberAgreed } from '../../storage/privacy.ts';
import { useStored } from '../../storage/stored.ts';
import { leave } from '../../ui/leave.ts';

const openSession = (regionCode: RegionCode) =>
  withLoginCode((code) => {
    const body = { code, regionCode, device: deviceName(), consentVersion: TERMS.account.version };
    return call(send, openWechatSession, { body });
  });

/** `consent`: the person reads what is collected and decides; nothing has been asked of WeChat before. */
type Step = 'ready' | 'consent' | 'sending';

/** Sign-in with WeChat: consent first, then WeChat's code for our session. */
export const useWeChat = () => {
  const chosen = useStored(preferences);
  const [step, setStep] = useState<Step>('ready');
  const [picking, setPicking] = useState(false);
  const [trouble, setTrouble] = useState(NO_TROUBLE);
  const signIn = async () => {
    const opened = await openSession(chosen.home.regionCode);
    setStep('ready');
    if (opened.ok) {
      session.set({ ...opened.value, name: null });
      leave();
    } else setTrouble(troubleOf(opened.error));
  };
  const begin = async () => {
    setStep('sending');
    if (hasAgreed() && !(await wantsConsent())) return signIn();
    setStep('consent');
  };
  const agree = async () => {
    setStep('sending');
    if ((await wantsConsent()) && !(await askConsent())) return leave();
    rememberAgreed();
    return signIn();
  };
  return {
    step,
    trouble,
    placeName: chosen.home.name,
    picking,
    setPicking,
    pick: (home: typeof chosen.home) => {
      preferences.set({ ...chosen, home });
      setPicking(false);
    },
    begin,
    agree,
    disagree: () => leave(),
    openGuide: openPrivacyGuide(),
    clear: () => setTrouble(NO_TROUBLE),
  };
};
export type WeChat = ReturnType<typeof useWeChat>;
