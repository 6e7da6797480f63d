import type { AskedTicket } from '@luhuan/shared/api/sessions';
import { type Instant, plusSeconds } from '@luhuan/shared/clock';
import { type NewSecret, TicketId } from '@luhuan/shared/ids';
import { type Result, ok } from '@luhuan/shared/result';
import { type Keys, keyedDigest } from '../platform/digest.ts';
import { type Table, writeOne } from '../platform/table.ts';
import { type TicketRow, addTicket } from './store.ts';

export type TicketDeps = {
  readonly table: Table;
  readonly keys: Keys;
  readonly newSecret: NewSecret;
  /** WeChat's code that opens a page of the mini-program with a scene, as a data URL; `null` where there is none. */
  readonly drawCode: (page: string, scene: string, now: Instant) => Promise<string | null>;
};
type Question = Pick<TicketRow, 'asker' | 'device'>;

/** As long as it takes to fetch a phone. An assumption. */
const TICKET_SECONDS = 180;

export const secretDigest = (keys: Keys, secret: string): string => keyedDigest(keys, 'ticket', secret);

/** Asks a phone to sign a screen in, or, with an `asker`, to confirm who sits there. */
export const openTicket =
  ({ table, keys, newSecret, drawCode }: TicketDeps) =>
  async ({ asker, device }: Question, now: Instant): Promise<Result<AskedTicket, never>> => {
    const ticketId = TicketId.parse(`tkt_${newSecret()}`);
    const secret = newSecret();
    const expiresAt = plusSeconds(now, TICKET_SECONDS);
    const row: TicketRow = {
      type: 'ticket',
      state: 'waiting',
      ticketId,
      purpose: asker === null ? 'sign-in' : 'confirm',
      secretDigest: secretDigest(keys, secret),
      device,
      asker,
      askedAt: now,
      expiresAt,
    };
    if (!(await writeOne(table, addTicket(table, row)))) throw new Error('a ticket id was used before');
    return ok({ ticketId, secret, expiresAt, image: await drawCode('account/pages/approve/index', ticketId, now) });
  };
