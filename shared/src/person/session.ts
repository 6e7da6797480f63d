import * as z from 'zod';
import { Instant } from '../clock.ts';
import { SessionId } from '../ids.ts';

/** How somebody was recognised: by WeChat on the phone, by a phone that approved a screen, or as a ready-made person. */
export const SessionWay = z.enum(['wechat', 'screen', 'demonstration']);
export type SessionWay = z.infer<typeof SessionWay>;

/** What a device calls itself, as its owner will know it again; never an address or an exact version. */
export const Device = z.string().trim().max(40);

/** One device on which a person is signed in. */
export const OpenSession = z
  .object({
    sessionId: SessionId,
    way: SessionWay,
    device: Device,
    openedAt: Instant,
    /** To the hour. */
    seenAt: Instant,
    expiresAt: Instant,
    /** Until then verbs that need a fresh confirmation are open; `null`: none was given. */
    confirmedUntil: Instant.nullable(),
  })
  .meta({ id: 'OpenSession' });
export type OpenSession = z.infer<typeof OpenSession>;
