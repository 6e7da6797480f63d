import * as z from 'zod';
import { ApiKeyId, PersonId, type ShopId } from '../ids.ts';
import type { Person } from '../person/person.ts';

/** Who acted for a shop: a person, or a system of the shop by its key. The id says which. */
export const ClerkId = z.union([PersonId, ApiKeyId]).meta({ id: 'ClerkId' });
export type ClerkId = z.infer<typeof ClerkId>;

/** Who acts for a shop; for a system `personId` is the id of its key. Every person is one. */
export type Clerk = { readonly personId: ClerkId; readonly shopId: ShopId | null };

/** A system of a shop. */
export type System = { readonly personId: ApiKeyId; readonly shopId: ShopId };

/** Somebody in front of a till, who can look at what a customer shows. */
export const isPerson = (clerk: Person | System): clerk is Person => 'roles' in clerk;

/** The person who acted; `undefined`: it was a system. */
export const personIn = (clerkId: ClerkId): PersonId | undefined => PersonId.safeParse(clerkId).data;

/** The key that acted; `undefined`: it was a person. */
export const keyIn = (clerkId: ClerkId): ApiKeyId | undefined => ApiKeyId.safeParse(clerkId).data;
