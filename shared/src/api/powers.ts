import * as z from 'zod';
import { Instant } from '../clock.ts';
import { PersonId, PowerOfferId } from '../ids.ts';
import { Power, PowerTerms } from '../power/power.ts';
import { get, post } from './endpoint.ts';

/** As proven; `null` when the vault has none. Reading it is noted for the person. */
const name = z.string().nullable();

/** A power that somebody gave, with the full name of who acts for them. */
export const GivenPower = z.object({ power: Power, delegateName: name }).meta({ id: 'GivenPower' });
export type GivenPower = z.infer<typeof GivenPower>;

/** A power that somebody holds, with the masked name of whom it is for. */
export const HeldPower = z.object({ power: Power, principalName: name }).meta({ id: 'HeldPower' });
export type HeldPower = z.infer<typeof HeldPower>;

export const listPowers = get({
  id: 'listPowers',
  path: '/v1/powers',
  summary: 'Who may act for the caller now, and for whom the caller may act',
  reply: z.object({ given: z.array(GivenPower), held: z.array(HeldPower) }),
});

export const offerPower = post({
  id: 'offerPower',
  path: '/v1/power-offers',
  summary: 'Let somebody act for oneself: whoever gets the code may accept, once',
  body: z.strictObject({ terms: PowerTerms }),
  reply: z.object({
    offerId: PowerOfferId,
    terms: PowerTerms,
    expiresAt: Instant,
    /** The mini-program's own code as a data URL; `null` where WeChat gives none: a link is then drawn. */
    image: z.string().nullable(),
  }),
  refusals: ['IdentityNotVerified'],
});

const offer = z.strictObject({ offerId: PowerOfferId });

export const getPowerOffer = get({
  id: 'getPowerOffer',
  path: '/v1/power-offers/{offerId}',
  summary: 'What one is asked to do, and for whom, for whoever holds the code',
  params: offer,
  reply: z.object({ terms: PowerTerms, expiresAt: Instant, principalName: name }),
  refusals: ['NotFound', 'PowerOfferOver'],
});

export const acceptPower = post({
  id: 'acceptPower',
  path: '/v1/power-offers/{offerId}/acceptance',
  summary: 'Take the power',
  params: offer,
  body: z.strictObject({}),
  reply: HeldPower,
  refusals: ['NotFound', 'PowerOfferOver', 'IdentityNotVerified', 'OwnPower', 'AssistantNeeded', 'PowersFull'],
});

export const revokePower = post({
  id: 'revokePower',
  path: '/v1/powers/{principal}/{delegate}/revocation',
  summary: 'End a power, by either of the two: from now on its calls are refused',
  params: z.strictObject({ principal: PersonId, delegate: PersonId }),
  body: z.strictObject({}),
  reply: z.object({ revoked: z.literal(true) }),
  refusals: ['NotFound'],
});
