import { type Clock, type Instant, plusSeconds } from '@luhuan/shared/clock';
import { ACCOUNT, accountErrcode } from './account.ts';
import { type VisitBook, perMinute } from './limits.ts';
import { OK, type Reply } from './reply.ts';

const CODE_SECONDS = 300;
const LOGINS_PER_MINUTE = 100;

/** Codes that a phone gets from WeChat and our servers redeem: for five minutes, once. */
const codeBook = (clock: Clock) => {
  const codes = new Map<string, { readonly of: string; readonly until: Instant }>();
  let given = 0;
  return {
    give: (of: string): string => {
      const code = `code-${String(++given).padStart(6, '0')}`;
      codes.set(code, { of, until: plusSeconds(clock.now(), CODE_SECONDS) });
      return code;
    },
    redeem: (code: string): string | undefined => {
      const found = codes.get(code);
      codes.delete(code);
      return found !== undefined && clock.now() < found.until ? found.of : undefined;
    },
  };
};

/** What WeChat would encrypt an openid's data with. */
export const sessionKeyOf = (openid: string): string => Buffer.from(`session-key-of-${openid}`).toString('base64');

/** Sign-ins. @param stranger the openid that any code not given here stands for. */
export const loginDesk = (clock: Clock, visits: VisitBook, stranger: string | undefined) => {
  const codes = codeBook(clock);
  const mayLogIn = perMinute(clock, LOGINS_PER_MINUTE);
  return {
    give: (openid: string): string => {
      visits.note(openid);
      return codes.give(openid);
    },
    answer: ({ appid, secret, js_code: code, grant_type: grant }: Readonly<Record<string, string>>): Reply => {
      const wrong = accountErrcode(appid, secret) ?? (grant === 'authorization_code' ? undefined : 40_002);
      if (wrong !== undefined) return wrong;
      if (code === undefined) return 41_008;
      const openid = codes.redeem(code) ?? stranger;
      if (openid === undefined) return 40_029;
      if (!mayLogIn(openid)) return 45_011;
      visits.note(openid);
      return { session_key: sessionKeyOf(openid), openid };
    },
  };
};

/** Phone numbers. */
export const phoneDesk = (clock: Clock) => {
  const codes = codeBook(clock);
  return {
    give: codes.give,
    answer: (body: unknown): Reply => {
      const purePhoneNumber = codes.redeem((body as { code?: string }).code ?? '');
      if (purePhoneNumber === undefined) return 40_029;
      const watermark = { timestamp: 0, appid: ACCOUNT.appId };
      return { ...OK, phone_info: { phoneNumber: purePhoneNumber, purePhoneNumber, countryCode: '86', watermark } };
    },
  };
};
