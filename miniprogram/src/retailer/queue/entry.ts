import { redeemVoucher } from '@luhuan/shared/api/redemptions';
import { Category } from '@luhuan/shared/appliance/category';
import { Instant } from '@luhuan/shared/clock';
import { Fen } from '@luhuan/shared/fen';
import { Redemption } from '@luhuan/shared/redemption/redemption';
import { Problem } from '@luhuan/shared/refusal/problem';
import * as z from 'zod';
import { Entries } from '../pages/till/entries.ts';

/** What a till asks of the server, whole: it can be sent again after the app was killed. `ask.ts` says how each verb is sent. */
export const Asked = z.discriminatedUnion('verb', [
  z.object({
    verb: z.literal('redeem'),
    sale: redeemVoucher.body,
    /** As the clerk typed it: the way to scan the code again without typing again. */
    entries: Entries,
    /** What the clerk saw when it was recorded. */
    seen: z.object({ category: Category, model: z.string(), subsidyFen: Fen, payFen: Fen }),
  }),
]);
export type Asked = z.infer<typeof Asked>;

/** The server's word on each verb. */
const Done = z.discriminatedUnion('verb', [z.object({ verb: z.literal('redeem'), redemption: Redemption })]);
export type Done = z.infer<typeof Done>;

/** What was last said at the door, before the server looked at the write itself; `null`: nothing. */
const trouble = Problem.nullable();

const base = {
  /** Made and stored before anything is sent, and the same at every try: a repetition finds the same outcome. */
  key: z.string().regex(/^[\w-]{8,100}$/),
  asked: Asked,
  /** By the server's clock; `null` where no server had told the time yet. */
  recordedAt: Instant.nullable(),
  /** Tries without an answer for good. */
  tries: z.int().min(0),
};

export const Entry = z.discriminatedUnion('state', [
  /** Nothing of it has reached a server, by all that is known. */
  z.object({ ...base, state: z.literal('recorded'), trouble }),
  /** `open`: an earlier try has no answer. */
  z.object({ ...base, state: z.literal('sending'), open: z.boolean() }),
  /** Sent, and no answer came: it may or may not have happened. */
  z.object({ ...base, state: z.literal('unknown'), trouble }),
  z.object({ ...base, state: z.literal('confirmed'), done: Done }),
  z.object({ ...base, state: z.literal('refused'), problem: Problem }),
]);
export type Entry = z.infer<typeof Entry>;
export type EntryIn<S extends Entry['state']> = Extract<Entry, { state: S }>;

/** The least that can be asked about again: whatever became of its state, the same key is safe. */
export const Askable = z.object({ key: base.key, asked: Asked });
