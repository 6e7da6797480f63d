import { Redemption } from '@luhuan/shared/redemption/redemption';
import { type Answer, type Ask, type Wait, untilAnswered } from './ask.ts';
import { type TestSale, newKey } from './sandbox.ts';

/** A system of a shop: how it reaches the house, by which key, and how it waits. */
export type Client = { readonly ask: Ask; readonly token: string; readonly wait: Wait };

/** What a client does with each sale. @returns what it tells its clerk */
export type Sell = (client: Client, sale: TestSale) => Promise<'sold' | 'refused'>;

/** Sends something until there is an outcome, always the same under the same key. */
export const sent = ({ ask, token, wait }: Client, path: string, body: unknown, key = newKey()): Promise<Answer> =>
  untilAnswered(ask, wait, { method: 'POST', path, token, key, body });

/** What a redemption is asked with, once a reservation is there. */
export const redemptionBody = ({ voucherId, goods }: TestSale, reserved: unknown) => ({
  voucherId,
  // whatever else a reply holds is left alone: it may hold more tomorrow
  reservationId: (reserved as { reservation: { reservationId: string } }).reservation.reservationId,
  ...goods,
});

/** The example: reserve, redeem, and say "sold" only on the house's word. */
export const sellWell: Sell = async (client, sale) => {
  const reserved = await sent(client, '/v1/reservations', { code: await sale.code() });
  if (reserved.code !== null) return 'refused';
  const redeemed = await sent(client, '/v1/redemptions', redemptionBody(sale, reserved.body));
  return redeemed.code === null && Redemption.safeParse(redeemed.body).success ? 'sold' : 'refused';
};
