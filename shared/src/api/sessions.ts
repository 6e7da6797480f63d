import * as z from 'zod';
import { Instant } from '../clock.ts';
import { PersonId, SessionId, TicketId } from '../ids.ts';
import { Person } from '../person/person.ts';
import { Device, OpenSession } from '../person/session.ts';
import { RegionCode } from '../region.ts';
import { ask, get } from './endpoint.ts';

/** What a device keeps to call with. A newer `token` of the same session may come in the header `session-token` of any reply. */
export const Session = z
  .object({ token: z.string(), sessionId: SessionId, expiresAt: Instant, person: Person })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof Session>;

const device = Device.default('');

export const openDemonstrationSession = ask({
  id: 'openDemonstrationSession',
  path: '/v1/demonstration/sessions',
  summary: 'Sign in as a ready-made person',
  demonstration: true,
  body: z.strictObject({ personId: PersonId, device }),
  reply: Session,
  refusals: ['NotFound'],
});

export const openDemonstrationShopper = ask({
  id: 'openDemonstrationShopper',
  path: '/v1/demonstration/shoppers',
  summary: 'Make one more fictional shopper of Shenzhen and sign in as them: systems are tried out with their vouchers',
  demonstration: true,
  body: z.strictObject({}),
  reply: Session,
});

/** What WeChat hands the phone for us to redeem with it: good for five minutes, once. */
export const WeChatCode = z.string().min(1).max(200);

export const openWechatSession = ask({
  id: 'openWechatSession',
  path: '/v1/wechat/sessions',
  summary: 'Sign in with WeChat; the first time makes the person',
  body: z.strictObject({
    code: WeChatCode,
    regionCode: RegionCode,
    device,
    /** Version of the words about the account that were on the screen and agreed to. */
    consentVersion: z.int().min(1),
  }),
  reply: Session,
  refusals: ['RequestInvalid', 'ConsentOutdated', 'LoginCodeUsed', 'LoginBlocked', 'LoginTooOften', 'ServiceAway'],
});

export const listSessions = get({
  id: 'listSessions',
  path: '/v1/sessions',
  summary: 'Where one is signed in, newest first',
  reply: z.object({ items: z.array(OpenSession.extend({ current: z.boolean() })) }),
});

export const endSession = ask({
  id: 'endSession',
  path: '/v1/sessions/{sessionId}/end',
  summary: 'Sign a device out, this one or another; its calls are refused from now on',
  params: z.strictObject({ sessionId: SessionId }),
  body: z.strictObject({}),
  reply: z.object({ ended: z.literal(true) }),
  refusals: ['NotFound'],
});

const Confirmed = z.object({ confirmedUntil: Instant });

export const confirmWechat = ask({
  id: 'confirmWechat',
  path: '/v1/wechat/confirmations',
  summary: 'Confirm with a fresh WeChat code that it is still the same person',
  body: z.strictObject({ code: WeChatCode }),
  reply: Confirmed,
  refusals: ['NotFound', 'OtherPerson', 'LoginCodeUsed', 'LoginBlocked', 'LoginTooOften', 'ServiceAway'],
});

export const confirmDemonstration = ask({
  id: 'confirmDemonstration',
  path: '/v1/demonstration/confirmations',
  summary: 'Confirm as a ready-made person, who has no phone of their own',
  demonstration: true,
  body: z.strictObject({}),
  reply: Confirmed,
  refusals: ['NotFound', 'OtherPerson'],
});

/** What a screen asks a signed-in phone for. */
export const TicketPurpose = z.enum(['sign-in', 'confirm']).meta({ id: 'TicketPurpose' });

/** A question of a screen that waits for a phone: shown as a code to scan, answered within three minutes, collected once. */
export const AskedTicket = z
  .object({
    ticketId: TicketId,
    /** Only the screen knows it: who saw the code cannot collect the answer. */
    secret: z.string().length(26),
    expiresAt: Instant,
    /** The mini-program's own code as a data URL; `null` where WeChat gives none: the screen then draws a link. */
    image: z.string().nullable(),
  })
  .meta({ id: 'AskedTicket' });
export type AskedTicket = z.infer<typeof AskedTicket>;

export const openTicket = ask({
  id: 'openTicket',
  path: '/v1/tickets',
  summary: 'Ask a phone to sign this screen in',
  body: z.strictObject({ device }),
  reply: AskedTicket,
});

export const openConfirmTicket = ask({
  id: 'openConfirmTicket',
  path: '/v1/tickets/confirm',
  summary: 'Ask the phone of whoever is signed in to confirm that it is they',
  body: z.strictObject({ device }),
  reply: AskedTicket,
});

/** What became of a ticket: nobody looked yet, a phone is looking, or it was answered. */
export const TicketAnswer = z
  .discriminatedUnion('state', [
    z.object({ state: z.literal('waiting') }),
    z.object({ state: z.literal('seen') }),
    z.object({ state: z.literal('declined') }),
    z.object({ state: z.literal('signed-in'), session: Session }),
    z.object({ state: z.literal('confirmed'), confirmedUntil: Instant }),
  ])
  .meta({ id: 'TicketAnswer' });
export type TicketAnswer = z.infer<typeof TicketAnswer>;

const ticket = z.strictObject({ ticketId: TicketId });

export const collectTicket = ask({
  id: 'collectTicket',
  path: '/v1/tickets/{ticketId}/collect',
  summary: 'What the phone said; an approved sign-in is handed out once',
  params: ticket,
  body: z.strictObject({ secret: z.string().length(26) }),
  reply: TicketAnswer,
  refusals: ['NotFound', 'TicketOver'],
});

export const getTicket = get({
  id: 'getTicket',
  path: '/v1/tickets/{ticketId}',
  summary: 'What a screen asks for, as the phone shows it before anything is approved',
  params: ticket,
  reply: z.object({ purpose: TicketPurpose, device: Device, askedAt: Instant, expiresAt: Instant }),
  refusals: ['NotFound', 'TicketOver', 'PhoneNeeded', 'OtherPerson'],
});

export const decideTicket = ask({
  id: 'decideTicket',
  path: '/v1/tickets/{ticketId}/decision',
  summary: 'Let the screen in, or not',
  params: ticket,
  body: z.strictObject({ decision: z.enum(['approve', 'decline']) }),
  reply: z.object({ decision: z.enum(['approve', 'decline']) }),
  refusals: ['NotFound', 'TicketOver', 'PhoneNeeded', 'OtherPerson'],
});
