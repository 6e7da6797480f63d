import type { Instant } from '@luhuan/shared/clock';
import { PersonId } from '@luhuan/shared/ids';
import { type Power, PowerScope } from '@luhuan/shared/power/power';
import * as z from 'zod';
import { session } from '../api/session.ts';
import { forgetVouchersOfOthers } from './kept-vouchers.ts';
import { stored } from './stored.ts';

const Acting = z.object({
  /** Who acts on this device: signing in as somebody else ends it. */
  delegate: PersonId,
  principal: PersonId,
  /** Masked; `null` where none is known. */
  name: z.string().nullable(),
  scopes: z.array(PowerScope),
  expiresAt: z.string(),
  /** The server said that the power is gone; the person has yet to read it. */
  lost: z.boolean(),
});
type Acting = z.infer<typeof Acting>;

/** For whom this device acts; `null`: for its own person. */
export const acting = stored('acting', Acting.nullable(), null);

export const beginActing = ({ delegate, principal, scopes, expiresAt }: Power, name: string | null): void => {
  forgetVouchersOfOthers();
  acting.set({ delegate, principal, scopes: [...scopes], expiresAt, name, lost: false });
};

export const endActing = (): void => {
  forgetVouchersOfOthers();
  acting.set(null);
};

/** The power is gone: nothing more is sent for the other, and the screen says so. */
export const loseActing = (): void => {
  const before = acting.get();
  forgetVouchersOfOthers();
  if (before !== null) acting.set({ ...before, lost: true });
};

/** Whether what was begun still holds for whoever is signed in. */
export const isActing = (one: Acting | null, personId: PersonId | undefined, now: Instant): one is Acting =>
  one !== null && one.delegate === personId && !one.lost && now < one.expiresAt;

/** For whom this device acts now; `null`: for its own person. */
export const actingFor = (now: Instant): Acting | null => {
  const one = acting.get();
  return isActing(one, session.get()?.person.personId, now) ? one : null;
};
