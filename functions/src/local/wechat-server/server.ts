import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import type { Clock } from '@luhuan/shared/clock';
import { type Context, Hono } from 'hono';
import { ACCOUNT } from './account.ts';
import { loginDesk, phoneDesk } from './codes.ts';
import { visitBook } from './limits.ts';
import { messageDesk } from './messages.ts';
import { miniCodeDesk } from './mini-codes.ts';
import { type Reply, send } from './reply.ts';
import { riskDesk } from './risks.ts';
import { textDesk } from './texts.ts';
import { tokenDesk } from './tokens.ts';

const PATHS = {
  login: '/sns/jscode2session',
  token: '/cgi-bin/stable_token',
  phone: '/wxa/business/getuserphonenumber',
  message: '/cgi-bin/message/subscribe/send',
  code: '/wxa/getwxacodeunlimit',
  text: '/wxa/msg_sec_check',
  risk: '/wxa/getuserriskrank',
} as const;
type Operation = keyof typeof PATHS;

/** An errcode, a gateway's error page, JSON that says something else, or no answer at all. */
type Planned = number | 'html' | 'other-shape' | 'hang';

const desksOf = (clock: Clock, stranger: string | undefined) => {
  const visits = visitBook(clock);
  return {
    login: loginDesk(clock, visits, stranger),
    token: tokenDesk(clock),
    phone: phoneDesk(clock),
    message: messageDesk(visits),
    code: miniCodeDesk(clock),
    text: textDesk(clock, visits),
    risk: riskDesk(visits),
  };
};

const answers = (app: Hono, desks: ReturnType<typeof desksOf>): void => {
  app.get(PATHS.login, async (c) => {
    const reply = desks.login.answer(c.req.query());
    // WeChat sends JSON as text here
    return typeof reply === 'number' ? await send(c, reply) : c.text(JSON.stringify(reply));
  });
  app.post(PATHS.token, async (c) => send(c, desks.token.answer(await c.req.json())));
  for (const operation of ['phone', 'message', 'code', 'text', 'risk'] as const)
    app.post(PATHS[operation], async (c) => {
      const wrong = desks.token.errcodeOf(c.req.query('access_token'));
      return send(c, wrong ?? desks[operation].answer(await c.req.json()));
    });
};

/** What goes otherwise than it should, as planned: requests counted, answers replaced. */
const troubles = (app: Hono) => {
  const requests: string[] = [];
  const planned = new Map<string, Planned[]>();
  const spoil = (c: Context, plan: Planned): Promise<Response> | Response => {
    if (plan === 'hang') return new Promise<never>(() => undefined);
    if (plan === 'html') return c.html('<html><h1>502 Bad Gateway</h1></html>', 502);
    const reply: Reply = plan === 'other-shape' ? { data: { ok: true } } : plan;
    return send(c, reply);
  };
  app.use(async (c, next) => {
    requests.push(c.req.path);
    const plan = planned.get(c.req.path)?.shift();
    return plan === undefined ? next() : spoil(c, plan);
  });
  return {
    /** The next requests of an operation are answered so, one after the other. */
    plan: (operation: Operation, ...next: readonly Planned[]): void =>
      void planned.set(PATHS[operation], [...(planned.get(PATHS[operation]) ?? []), ...next]),
    requestsTo: (operation: Operation): number => requests.filter((path) => path === PATHS[operation]).length,
  };
};

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
  const app = new Hono();
  const { plan, requestsTo } = troubles(app);
  const desks = desksOf(clock, stranger);
  answers(app, desks);
  const { server, origin } = await listening(app);
  return {
    account: { ...ACCOUNT, origin },
    /** What `wx.login` gives on the phone of an openid. */
    logIn: desks.login.give,
    /** What the phone button gives to the owner of a number. */
    givePhone: desks.phone.give,
    expireTokens: desks.token.expire,
    revokeTokens: desks.token.revoke,
    addTemplate: desks.message.addTemplate,
    subscribe: desks.message.subscribe,
    messagesTo: desks.message.messagesTo,
    publish: desks.code.publish,
    setRank: desks.risk.setRank,
    plan,
    requestsTo,
    stop: async (): Promise<void> => {
      const closed = once(server, 'close');
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
};
export type WeChatServer = Awaited<ReturnType<typeof startWeChatServer>>;
