import { Session } from '@luhuan/shared/api/sessions';
import * as z from 'zod';
import { stored } from '../storage/stored.ts';

/** Who is signed in on this device, with the name the demonstration gives them (WeChat gives none); `null`: nobody. */
export const session = stored('session', Session.extend({ name: z.string().nullable() }).nullable(), null);

/** The server hands out a newer token of the same session now and then. */
export const renewToken = (token: string): void => {
  const open = session.get();
  if (open !== null) session.set({ ...open, token });
};
