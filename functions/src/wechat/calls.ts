import type { Instant } from '@luhuan/shared/clock';
import { type Result, ok } from '@luhuan/shared/result';
import type { Language } from '@luhuan/shared/text/language';
import type { CodeScene } from '@luhuan/shared/wechat/scene';
import * as z from 'zod';
import { type Failure, type WeChat, replyIn, send } from './client.ts';
import { type ImageType, imageTypeOf } from './image.ts';

/** Which mini-program a message or a code opens: the published one, the trial, or the one under development. */
type Edition = 'release' | 'trial' | 'develop';

/** A POST that needs the access token. */
const sendWith = <S extends z.ZodType>(
  wechat: WeChat,
  token: string,
  { path, body, reply, now }: { path: string; body: unknown; reply: S; now: Instant },
) => send(wechat, { path, query: { access_token: token }, body, read: replyIn(reply) }, now);

const Login = z.object({ openid: z.string().min(1) });

/** Who pressed "sign in". The session_key that comes with it is dropped unread: nothing here decrypts with it. */
export const code2Session = (wechat: WeChat, code: string, now: Instant) => {
  const { appId, secret } = wechat.account;
  const query = { appid: appId, secret, js_code: code, grant_type: 'authorization_code' };
  return send(wechat, { path: '/sns/jscode2session', query, read: replyIn(Login) }, now);
};

const Token = z.object({ access_token: z.string().min(1), expires_in: z.int().min(1) });

/** The token that is valid now; a new one within its last five minutes. Never `force_refresh`: WeChat grants 20 a day. */
export const stableToken = (wechat: WeChat, now: Instant) => {
  const { appId, secret } = wechat.account;
  const body = { grant_type: 'client_credential', appid: appId, secret, force_refresh: false };
  return send(wechat, { path: '/cgi-bin/stable_token', query: {}, body, read: replyIn(Token) }, now);
};

const PhoneInfo = z.object({
  phone_info: z.object({ purePhoneNumber: z.string().min(1), countryCode: z.string().min(1) }),
});

/** The number whose owner pressed the phone button. */
export const phoneNumber = (wechat: WeChat, token: string, code: string, now: Instant) =>
  sendWith(wechat, token, { path: '/wxa/business/getuserphonenumber', body: { code }, reply: PhoneInfo, now });

/** A message by a template of our account. */
export type Message = {
  readonly openid: string;
  readonly templateId: string;
  /** By the template's field names, such as `thing1`; WeChat limits each by its kind: a `thing` to 20 characters. */
  readonly fields: Readonly<Record<string, string>>;
  /** What a tap opens, with parameters: `pages/voucher/index?id=…`. */
  readonly page: string;
  readonly edition: Edition;
  readonly language: Language;
};

const LANGUAGES = { 'zh-CN': 'zh_CN', en: 'en_US' } as const;
const STATES = { release: 'formal', trial: 'trial', develop: 'developer' } as const;
const Done = z.object({ errcode: z.literal(0) });

/** Sends a message to a person who has subscribed to it; a one-time subscription is good for one. */
export const subscribeSend = (wechat: WeChat, token: string, message: Message, now: Instant) => {
  const { openid, templateId, fields, page, edition, language } = message;
  const body = {
    touser: openid,
    template_id: templateId,
    page,
    data: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value }])),
    miniprogram_state: STATES[edition],
    lang: LANGUAGES[language],
  };
  return sendWith(wechat, token, { path: '/cgi-bin/message/subscribe/send', body, reply: Done, now });
};

export type CodeToPrint = {
  readonly scene: CodeScene;
  /** Without parameters and without a leading slash. */
  readonly page: string;
  /** WeChat checks that the page is published; `false` also lets through at most 60,000 pages that are not. */
  readonly checkPage: boolean;
  readonly edition: Edition;
  /** 280 to 1,280. */
  readonly widthPx: number;
};
export type Image = { readonly type: ImageType; readonly bytes: Uint8Array };

const noImageIn = replyIn(z.never());
const imageIn = (answer: Uint8Array): Result<Image, Failure> => {
  const type = imageTypeOf(answer);
  return type === undefined ? noImageIn(answer) : ok({ type, bytes: answer });
};

/** The code that opens a page of ours, as an image: valid for good, any number of them, 5,000 a minute. Errors come as JSON. */
export const unlimitedCode = (wechat: WeChat, token: string, code: CodeToPrint, now: Instant) => {
  const { scene, page, checkPage, edition, widthPx } = code;
  const body = { scene, page, check_path: checkPage, env_version: edition, width: widthPx };
  const query = { access_token: token };
  return send(wechat, { path: '/wxa/getwxacodeunlimit', query, body, read: imageIn }, now);
};

/** Where a text will be read, as WeChat numbers it. */
const TEXT_SCENES = { profile: 1, comment: 2, forum: 3, post: 4 } as const;
export type Text = {
  /** Its author, who was in the mini-program within two hours. */
  readonly openid: string;
  readonly scene: keyof typeof TEXT_SCENES;
  /** At most 2,500 characters. */
  readonly text: string;
};

const Verdict = z.object({ result: z.object({ suggest: z.enum(['pass', 'review', 'risky']) }) });

/** What WeChat thinks of a text; 4,000 a minute. */
export const msgSecCheck = (wechat: WeChat, token: string, { openid, scene, text }: Text, now: Instant) => {
  const body = { openid, scene: TEXT_SCENES[scene], version: 2, content: text };
  return sendWith(wechat, token, { path: '/wxa/msg_sec_check', body, reply: Verdict, now });
};

/** What the person is about to do, as WeChat numbers it. */
const RISK_SCENES = { 'sign-up': 0, campaign: 1 } as const;
export type Visit = {
  /** Of someone who was in the mini-program within two hours. */
  readonly openid: string;
  readonly scene: keyof typeof RISK_SCENES;
  /** WeChat answers nothing without it. */
  readonly clientIp: string;
  readonly mobile?: string;
};

const RiskRank = z.object({ risk_rank: z.literal([0, 1, 2, 3, 4]) });

/** How likely WeChat thinks it that a person is no person; 4 is the most. */
export const userRiskRank = (
  wechat: WeChat,
  token: string,
  { openid, scene, clientIp, mobile }: Visit,
  now: Instant,
) => {
  const { appId } = wechat.account;
  const number = mobile === undefined ? {} : { mobile_no: mobile };
  const body = { appid: appId, openid, scene: RISK_SCENES[scene], client_ip: clientIp, ...number };
  return sendWith(wechat, token, { path: '/wxa/getuserriskrank', body, reply: RiskRank, now });
};
