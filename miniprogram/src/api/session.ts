import { Session } from '@luhuan/shared/api/people';
import * as z from 'zod';
import { stored } from '../storage/stored.ts';

/** Who is signed in on this device, with the name the demonstration gives them (WeChat gives none); `null`: nobody. */
export const session = stored('session', Session.extend({ name: z.string().nullable() }).nullable(), null);
