import { type Session, openWechatSession } from '@luhuan/shared/api/sessions';
import type { RegionCode } from '@luhuan/shared/region';
import { type Result, refuse } from '@luhuan/shared/result';
import { TERMS } from '@luhuan/shared/vault/purpose';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { type Failure, call } from '../../api/call.ts';
import { deviceName } from '../../api/device.ts';
import { session } from '../../api/session.ts';
import { send } from '../../api/transport.ts';
import { NO_TROUBLE, troubleOf } from '../../api/trouble.ts';
import { askConsent, openPrivacyGuide, wantsConsent } from '../../api/wechat-privacy.ts';
import { preferences } from '../../storage/preferences.ts';
import { hasAgreed, rememberAgreed } from '../../storage/privacy.ts';
import { useStored } from '../../storage/stored.ts';
import { leave } from './leave.ts';

/** A code that was used before, by a try whose answer got lost, is worth one fresh one. */
const FRESH_CODES_MAX = 1;

const openSession = async (regionCode: RegionCode, tries = 0): Promise<Result<Session, Failure>> => {
  const login = await Taro.login().catch(() => undefined);
  if (login === undefined) return refuse({ kind: 'unreachable' });
  const opened = await call(send, openWechatSession, {
    body: { code: login.code, regionCode, device: deviceName(), consentVersion: TERMS.account.version },
  });
  const used = !opened.ok && opened.error.kind === 'refused' && opened.error.problem.code === 'LoginCodeUsed';
  return used && tries < FRESH_CODES_MAX ? openSession(regionCode, tries + 1) : opened;
};

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
    disagree: leave,
    openGuide: openPrivacyGuide(),
    clear: () => setTrouble(NO_TROUBLE),
  };
};
export type WeChat = ReturnType<typeof useWeChat>;
