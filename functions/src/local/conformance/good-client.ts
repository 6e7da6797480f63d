import { Redemption } from '@luhuan/shared/redemption/redemption';
import * as z from 'zod';
import { StartError } from '../start-error.ts';
import { type Answer, type Ask, type Wait, codeIn, untilAnswered } from './ask.ts';
import { type TestSale, newKey } from './sandbox.ts';

/** A system of a shop: how it reaches the house, by which key, and how it waits. */
export type Client = { readonly ask: Ask; readonly token: string; readonly wait: Wait };

/** What a client does with each sale. @returns what it tells its clerk */
export type Sell = (client: Client, sale: TestSale) => Promise<'sold' | 'refused'>;

/** Sends something until there is an outcome, always the same under the same key. */
export const sent = ({ ask, token, wait }: Client, path: string, body: unknown, key = newKey()): Promise<Answer> =>
  untilAnswered(ask, wait, { method: 'POST', path, token, key, body });

const Reserved = z.object({ reservation: z.object({ reservationId: z.string() }) });

/**
 * What a redemption is asked with, once a reservation is there; whatever else its reply holds is left alone: it may hold more
 * tomorrow. @throws {StartError} when it is none.
 */
export const redemptionBody = ({ voucherId, goods }: TestSale, reply: unknown) => {
  const reserved = Reserved.safeParse(reply).data;
  if (reserved === undefined) throw new StartError(`No sale can be tried: it was not reserved (${codeIn(reply)}).`);
  return { voucherId, reservationId: reserved.reservation.reservationId, ...goods };
};

/** The example: reserve, redeem, and say "sold" only on the house's word. */
export const sellWell: Sell = async (client, sale) => {
  const reserved = await sent(client, '/v1/reservations', { code: await sale.code() });
  if (reserved.code !== null) return 'refused';
  const redeemed = await sent(client, '/v1/redemptions', redemptionBody(sale, reserved.body));
  return redeemed.code === null && Redemption.safeParse(redeemed.body).success ? 'sold' : 'refused';
};
