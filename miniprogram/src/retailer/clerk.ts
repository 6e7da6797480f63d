import { may } from '@luhuan/shared/person/permission';
import type { Person } from '@luhuan/shared/person/person';
import { session } from '../api/session.ts';
import { useStored } from '../storage/stored.ts';

export type Staff =
  | { readonly state: 'signed-out' }
  | { readonly state: 'not-clerk' }
  | { readonly state: 'clerk'; readonly person: Person; readonly token: string };

/** Whether somebody who may use a till is signed in on this device; the server decides anew on every call. */
export const useStaff = (): Staff => {
  const open = useStored(session);
  if (open === null) return { state: 'signed-out' };
  const { person, token } = open;
  const till = person.shopId !== null && may(person, 'redeemVoucher');
  return till ? { state: 'clerk', person, token } : { state: 'not-clerk' };
};
