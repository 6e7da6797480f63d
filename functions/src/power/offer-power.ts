import type { offerPower as endpoint } from '@luhuan/shared/api/powers';
import type { Instant } from '@luhuan/shared/clock';
import { type NewSecret, PowerOfferId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import { type PowerOffer, type PowerTerms, offerOf } from '@luhuan/shared/power/power';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { refuse } from '@luhuan/shared/result';
import type * as z from 'zod';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import type { Table } from '../platform/table.ts';
import { addOffer } from './store.ts';

export type OfferDeps = {
  readonly table: Table;
  readonly newSecret: NewSecret;
  /** WeChat's code that opens a page of the mini-program with a scene, as a data URL; `null` where there is none. */
  readonly drawCode: (page: string, scene: string, now: Instant) => Promise<string | null>;
};
type Offer = { readonly terms: PowerTerms; readonly person: Person; readonly attempt: Attempt };
type Reply = z.output<(typeof endpoint)['reply']>;
type OfferRefusal = RefusalOf<'IdentityNotVerified'>;

/** Makes the code that lets somebody act for the caller. Nobody can do that before it is known who the caller is. */
export const offerPower =
  ({ table, newSecret, drawCode }: OfferDeps) =>
  async ({
    terms,
    person,
    attempt,
  }: Offer): Promise<Outcome<Reply, OfferRefusal | RefusalOf<'IdempotencyKeyReused'>>> => {
    const made = await once<PowerOffer, OfferRefusal>(table, attempt, async (commitOnce) => {
      if (person.identity === null) return refuse({ code: 'IdentityNotVerified' });
      const offerId = PowerOfferId.parse(`pwo_${newSecret()}`);
      const offer = offerOf({ offerId, principal: person.personId, terms }, attempt.at);
      const done = await commitOnce(offer, { offer: addOffer(table, offer) });
      if (done.ok) return done.value;
      throw new Error('an offer id was used before');
    });
    if (!made.ok) return made;
    const { offerId, expiresAt } = made.value;
    const image = await drawCode('account/pages/accept-power/index', offerId, attempt.at);
    return { ...made, value: { offerId, terms: made.value.terms, expiresAt, image } };
  };
