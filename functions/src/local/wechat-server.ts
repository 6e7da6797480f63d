import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import { type Clock, type Instant, dayOf, epochMs, plusSeconds } from '@luhuan/shared/clock';
import { type Context, Hono } from 'hono';

const ACCOUNT = { appId: 'wx0000000000local0', secret: 'local-secret' };
const CODE_SECONDS = 300;
const TOKEN_SECONDS = 7_200;
/** From then on the next token is given out while the old one is still good. */
const OVERLAP_SECONDS = 300;
const LOGINS_PER_MINUTE = 100;
const FORCED_PER_DAY = 20;
const FORCED_APART_SECONDS = 30;

const PATHS = {
  login: '/sns/jscode2session',
  token: '/cgi-bin/stable_token',
  phone: '/wxa/business/getuserphonenumber',
} as const;
type Operation = keyof typeof PATHS;

/** An errcode, a gateway's error page, or no answer at all. */
type Planned = number | 'html' | 'hang';

const refused = (c: Context, errcode: number) => c.json({ errcode, errmsg: `refused rid: local-${errcode}` });

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

/** Tokens as stable_token gives them: the same one while it is valid, a new one near its end or, now and then, by force. */
const tokenBook = (clock: Clock) => {
  const validUntil = new Map<string, Instant>();
  let current: string | undefined;
  let given = 0;
  let forced: readonly Instant[] = [];
  const untilOf = (token: string | undefined): Instant | undefined =>
    token === undefined ? undefined : validUntil.get(token);
  const next = (now: Instant): string => {
    current = `token-${String(++given).padStart(4, '0')}`;
    validUntil.set(current, plusSeconds(now, TOKEN_SECONDS));
    return current;
  };
  const give = (now: Instant): string => {
    const until = untilOf(current);
    const lasts = until !== undefined && now < plusSeconds(until, -OVERLAP_SECONDS);
    return lasts && current !== undefined ? current : next(now);
  };
  /** `undefined`: not today any more. */
  const force = (now: Instant): string | undefined => {
    forced = forced.filter((at) => dayOf(at) === dayOf(now));
    const last = forced.at(-1);
    if (last !== undefined && now < plusSeconds(last, FORCED_APART_SECONDS)) return give(now);
    if (forced.length >= FORCED_PER_DAY) return undefined;
    forced = [...forced, now];
    if (current !== undefined) validUntil.delete(current);
    return next(now);
  };
  return {
    ask: (isForced: boolean): { token: string; seconds: number } | undefined => {
      const now = clock.now();
      const token = isForced ? force(now) : give(now);
      const until = untilOf(token);
      return token === undefined || until === undefined
        ? undefined
        : { token, seconds: Math.floor((epochMs(until) - epochMs(now)) / 1_000) };
    },
    errcodeOf: (token: string | undefined): number | undefined => {
      const until = untilOf(token);
      if (until === undefined) return 40_001;
      return clock.now() < until ? undefined : 42_001;
    },
    /** All tokens are over, as if their time had passed. */
    expire: () => {
      for (const token of validUntil.keys()) validUntil.set(token, clock.now());
    },
    /** All tokens are unknown, as after a refresh by force elsewhere. */
    revoke: () => validUntil.clear(),
  };
};

/** Whether an openid may sign in once more in this minute. */
const loginQuota = (clock: Clock) => {
  const logins = new Map<string, number>();
  return (openid: string): boolean => {
    const minute = `${openid} ${clock.now().slice(0, 16)}`;
    const count = (logins.get(minute) ?? 0) + 1;
    logins.set(minute, count);
    return count <= LOGINS_PER_MINUTE;
  };
};

type Books = {
  readonly logins: ReturnType<typeof codeBook>;
  readonly phones: ReturnType<typeof codeBook>;
  readonly tokens: ReturnType<typeof tokenBook>;
  readonly mayLogIn: (openid: string) => boolean;
  readonly stranger: string | undefined;
};

const accountErrcode = (appId: unknown, secret: unknown): number | undefined => {
  if (appId !== ACCOUNT.appId) return 40_013;
  return secret === ACCOUNT.secret ? undefined : 40_125;
};

const answers = (app: Hono, { logins, phones, tokens, mayLogIn, stranger }: Books): void => {
  app.get(PATHS.login, (c) => {
    const { appid, secret, js_code: code, grant_type: grant } = c.req.query();
    const wrong = accountErrcode(appid, secret) ?? (grant === 'authorization_code' ? undefined : 40_002);
    if (wrong !== undefined) return refused(c, wrong);
    if (code === undefined) return refused(c, 41_008);
    const openid = logins.redeem(code) ?? stranger;
    if (openid === undefined) return refused(c, 40_029);
    if (!mayLogIn(openid)) return refused(c, 45_011);
    // WeChat sends JSON as text here
    return c.text(JSON.stringify({ session_key: sessionKeyOf(openid), openid }));
  });
  app.post(PATHS.token, async (c) => {
    const body = await c.req.json<Record<string, unknown>>();
    const wrong =
      accountErrcode(body['appid'], body['secret']) ??
      (body['grant_type'] === 'client_credential' ? undefined : 40_002);
    if (wrong !== undefined) return refused(c, wrong);
    const given = tokens.ask(body['force_refresh'] === true);
    return given === undefined ? refused(c, 45_009) : c.json({ access_token: given.token, expires_in: given.seconds });
  });
  app.post(PATHS.phone, async (c) => {
    const wrong = tokens.errcodeOf(c.req.query('access_token'));
    if (wrong !== undefined) return refused(c, wrong);
    const { code } = await c.req.json<{ code?: string }>();
    const purePhoneNumber = phones.redeem(code ?? '');
    if (purePhoneNumber === undefined) return refused(c, 40_029);
    const watermark = { timestamp: 0, appid: ACCOUNT.appId };
    const phoneInfo = { phoneNumber: purePhoneNumber, purePhoneNumber, countryCode: '86', watermark };
    return c.json({ errcode: 0, errmsg: 'ok', phone_info: phoneInfo });
  });
};

/** What WeChat would encrypt an openid's data with. */
export const sessionKeyOf = (openid: string): string => Buffer.from(`session-key-of-${openid}`).toString('base64');

const listening = async (app: Hono): Promise<{ server: ServerType; origin: string }> => {
  const server = serve({ port: 0, hostname: '127.0.0.1', fetch: app.fetch });
  await once(server, 'listening');
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};

/**
 * WeChat's HTTP on this machine, as far as the product calls it: same paths, parameters, replies and limits, errcodes under 200.
 * @param stranger the openid that any code it did not give stands for: the developer tool makes up codes of its own.
 */
export const startWeChatServer = async (clock: Clock, stranger?: string) => {
  const books: Books = {
    logins: codeBook(clock),
    phones: codeBook(clock),
    tokens: tokenBook(clock),
    mayLogIn: loginQuota(clock),
    stranger,
  };
  const requests: string[] = [];
  const planned: Record<Operation, Planned[]> = { login: [], token: [], phone: [] };
  const app = new Hono();
  app.use(async (c, next) => {
    requests.push(c.req.path);
    const operation = (Object.keys(PATHS) as Operation[]).find((name) => PATHS[name] === c.req.path);
    const plan = operation === undefined ? undefined : planned[operation].shift();
    if (plan === undefined) return next();
    if (plan === 'hang') return new Promise<never>(() => undefined);
    return plan === 'html' ? c.html('<html><h1>502 Bad Gateway</h1></html>', 502) : refused(c, plan);
  });
  answers(app, books);
  const { server, origin } = await listening(app);
  return {
    account: { ...ACCOUNT, origin },
    /** What `wx.login` gives on the phone of an openid. */
    logIn: books.logins.give,
    /** What the phone button gives to the owner of a number. */
    givePhone: books.phones.give,
    expireTokens: books.tokens.expire,
    revokeTokens: books.tokens.revoke,
    /** The next requests of an operation are answered so, one after the other. */
    plan: (operation: Operation, ...next: readonly Planned[]) => planned[operation].push(...next),
    requestsTo: (operation: Operation): number => requests.filter((path) => path === PATHS[operation]).length,
    stop: async (): Promise<void> => {
      const closed = once(server, 'close');
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
};
export type WeChatServer = Awaited<ReturnType<typeof startWeChatServer>>;
