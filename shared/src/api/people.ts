import * as z from 'zod';
import { Mobile } from '../identity/mobile.ts';
import { PersonName } from '../identity/person-name.ts';
import { ResidentId } from '../identity/resident-id.ts';
import { Person } from '../person/person.ts';
import { Shop } from '../retailer/shop.ts';
import { ask, get, post } from './endpoint.ts';
import { WeChatCode } from './sessions.ts';

/** A ready-made person of the demonstration stage, with a plainly fictional name. */
export const DemonstrationPerson = Person.extend({
  name: z.string(),
  regionName: z.string(),
  /** What to enter where an identity is checked. */
  citizen: z.object({ name: z.string(), residentId: z.string(), mobile: z.string() }).nullable(),
}).meta({
  id: 'DemonstrationPerson',
});
export type DemonstrationPerson = z.infer<typeof DemonstrationPerson>;

export const listDemonstrationPersons = get({
  id: 'listDemonstrationPersons',
  path: '/v1/demonstration/persons',
  summary: 'Ready-made persons to sign in as',
  demonstration: true,
  reply: z.object({ items: z.array(DemonstrationPerson) }),
});

export const linkPhone = ask({
  id: 'linkPhone',
  path: '/v1/me/phones',
  summary: 'Tie the phone number that WeChat vouches for to the caller: one number, one person',
  body: z.strictObject({ code: WeChatCode }),
  reply: z.object({ linked: z.literal(true) }),
  refusals: ['PhoneCodeUsed', 'PhoneTaken', 'ConsentNeeded', 'AccountErased', 'ServiceAway'],
});

export const getMe = get({
  id: 'getMe',
  path: '/v1/me',
  summary: 'Who is signed in, and the shop they work for',
  reply: z.object({
    person: Person,
    shop: Shop.nullable(),
    regionName: z.string(),
    /** Of the office's region; `null` for whoever has no office. */
    officeName: z.string().nullable(),
  }),
});

/** What a person enters to prove who they are. Name and mobile are kept in the vault once they match; the number never is. */
export const IdentityEntry = z
  .strictObject({
    name: PersonName,
    residentId: ResidentId,
    mobile: Mobile,
    /** Version of the words of consent that were on the screen and agreed to. */
    consentVersion: z.int().min(1),
  })
  .meta({ id: 'IdentityEntry' });
export type IdentityEntry = z.infer<typeof IdentityEntry>;

export const verifyIdentity = post({
  id: 'verifyIdentity',
  path: '/v1/identity-checks',
  summary: 'Prove who one is: name, number and mobile are checked together, once',
  body: IdentityEntry,
  reply: Person,
  refusals: [
    'NotFound',
    'ConsentOutdated',
    'GuardianNeeded',
    'IdentityMismatch',
    'IdentityTriesOver',
    'IdentityTaken',
    'AccountErased',
    'ServiceAway',
  ],
});
