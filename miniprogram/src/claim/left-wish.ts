import { Channel } from '@luhuan/shared/campaign/channel';
import { type Instant, Instant as InstantSchema, plusSeconds } from '@luhuan/shared/clock';
import { PersonId } from '@luhuan/shared/ids';
import Taro from '@tarojs/taro';
import * as z from 'zod';

/** A wish as this device keeps it until there is an answer for good: it survives a killed app. */
const LeftWish = z.object({
  key: z.string(),
  channel: Channel,
  /** Whose: somebody else who signs in on this device has nothing to do with it. */
  personId: PersonId,
  at: InstantSchema,
  sent: z.boolean(),
});
export type LeftWish = z.infer<typeof LeftWish>;

/** Longer than any rush: whoever comes back on another day presses again. */
const WAITING_SECONDS = 3 * 3_600;

const name = (subject: string): string => `wish:${subject}`;

export const keepWish = (subject: string, wish: LeftWish): void => Taro.setStorageSync(name(subject), wish);
export const forgetWish = (subject: string): void => Taro.removeStorageSync(name(subject));

/** What this person left open; one that was sent is asked about however long ago that was. */
export const leftWish = (subject: string, personId: PersonId | undefined, now: Instant): LeftWish | null => {
  const left = LeftWish.safeParse(Taro.getStorageSync<unknown>(name(subject))).data;
  if (left === undefined || left.personId !== personId) return null;
  return left.sent || now < plusSeconds(left.at, WAITING_SECONDS) ? left : null;
};
