import * as z from 'zod';
import { Instant } from '../clock.ts';
import { PersonId } from '../ids.ts';
import { Person } from '../person/person.ts';
import { Shop } from '../retailer/shop.ts';
import { ask, get } from './endpoint.ts';

/** A ready-made person of the demonstration stage, with a plainly fictional name. */
export const DemonstrationPerson = Person.extend({ name: z.string(), regionName: z.string() }).meta({
  id: 'DemonstrationPerson',
});
export type DemonstrationPerson = z.infer<typeof DemonstrationPerson>;

export const Session = z.object({ token: z.string(), expiresAt: Instant, person: Person }).meta({ id: 'Session' });
export type Session = z.infer<typeof Session>;

export const listDemonstrationPersons = get({
  id: 'listDemonstrationPersons',
  path: '/v1/demonstration/persons',
  summary: 'Ready-made persons to sign in as',
  demonstration: true,
  reply: z.object({ items: z.array(DemonstrationPerson) }),
});

export const openDemonstrationSession = ask({
  id: 'openDemonstrationSession',
  path: '/v1/demonstration/sessions',
  summary: 'Sign in as a ready-made person',
  demonstration: true,
  body: z.strictObject({ personId: PersonId }),
  reply: Session,
  refusals: ['NotFound'],
});

export const getMe = get({
  id: 'getMe',
  path: '/v1/me',
  summary: 'Who is signed in, and the shop they work for',
  reply: z.object({ person: Person, shop: Shop.nullable(), regionName: z.string() }),
});
