import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Category } from '@luhuan/shared/appliance/category';
import { Channel } from '@luhuan/shared/campaign/channel';
import { Instant, instantAt } from '@luhuan/shared/clock';
import { BasisPoints, Fen } from '@luhuan/shared/fen';
import * as z from 'zod';

/** A moment on the wall clock with its offset, `2026-03-04T12:00:00.000+08:00`, read by the language and not by the code under test. */
export const utc = (text: string): Instant => instantAt(Date.parse(text));
const isMoment = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T.*\+08:00$/.test(value);
/** The same with every moment in it in UTC. */
const inUtc = (value: unknown): unknown => {
  if (isMoment(value)) return utc(value);
  if (Array.isArray(value)) return value.map(inUtc);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inUtc(inner)]));
};
const Moment = z.iso.datetime({ offset: true, precision: 3 }).transform(utc);

const moments = <T extends z.ZodType>(value: T) => z.record(z.string(), value);
const grade = z.union([z.int().min(1).max(5), z.literal('none')]);
const Reason = z.looseObject({ code: z.string() }).transform(inUtc);
const reasons = z.array(Reason);
const Verdict = z.strictObject({ result: z.enum(['eligible', 'refused', 'unknown']), reasons });
const ByName = z.record(z.string(), z.union([z.int(), z.string()]));

const labelled = { grade, standard: z.string().optional() };
const Goods = z.strictObject({
  ...labelled,
  baseFen: Fen,
  form: z.string().nullish(),
  values: z.record(z.string(), z.number()).optional(),
  oldItem: z.union([Category, z.literal('none')]).nullish(),
  delivered: z.boolean().nullish(),
});
export type Goods = z.infer<typeof Goods>;

const Voucher = z.strictObject({
  status: z.enum(['held', 'redeemed', 'expired', 'given-back']),
  channel: Channel,
  claimedAt: Moment,
  expiresAt: Moment,
});
const Related = z.strictObject({
  bought: z.record(z.string(), z.boolean()),
  groups: z.record(z.string(), z.strictObject({ items: z.int(), fen: Fen, otherCampaigns: z.boolean() })),
});
const claimed = { category: Category, channel: Channel, related: Related.optional() };

const told = {
  name: z.string().min(8),
  /** Which option of which switch; none: the preset itself. */
  choices: z.record(z.string(), z.string()).default({}),
  source: z.string().min(6),
  working: z.string().min(4),
};
const Quoted = z.strictObject({
  baseFen: Fen,
  rate: BasisPoints.optional(),
  subsidyFen: Fen,
  payFen: Fen,
  steps: z.array(z.strictObject({ kind: z.string(), amountFen: Fen, afterFen: Fen })).optional(),
  purses: z.record(z.string(), Fen).optional(),
});

/** What the published rules say about one case, with the expected outcome worked out from them. */
export const Example = z.discriminatedUnion('about', [
  z.strictObject({ ...told, about: z.literal('offered'), expected: z.array(Category) }),
  z.strictObject({
    ...told,
    about: z.literal('grades'),
    category: Category,
    at: Moment,
    listFen: Fen,
    standard: z.string().optional(),
    expected: ByName,
  }),
  z.strictObject({
    ...told,
    ...labelled,
    about: z.literal('prices'),
    category: Category,
    at: Moment,
    expected: ByName,
  }),
  z.strictObject({
    ...told,
    ...claimed,
    about: z.literal('items'),
    at: Moment,
    expected: z.strictObject({ upToFen: Fen, byItemsUsed: z.record(z.string(), reasons) }),
  }),
  z.strictObject({ ...told, ...claimed, about: z.literal('moments'), expected: moments(reasons) }),
  z.strictObject({
    ...told,
    about: z.literal('goods-moments'),
    category: Category,
    goods: Goods,
    expected: moments(reasons),
  }),
  z.strictObject({ ...told, about: z.literal('expiry'), channel: Channel, expected: moments(Moment) }),
  z.strictObject({
    ...told,
    ...claimed,
    about: z.literal('claim'),
    at: Moment,
    history: z.record(z.string(), z.int()).optional(),
    vouchers: z.array(Voucher).optional(),
    inRegion: z.boolean().nullish(),
    expected: Verdict,
  }),
  z.strictObject({
    ...told,
    about: z.literal('goods'),
    category: Category,
    at: Moment,
    goods: Goods,
    expected: Verdict,
  }),
  z.strictObject({
    ...told,
    ...labelled,
    about: z.literal('quote'),
    category: Category,
    at: Moment,
    listFen: Fen,
    deductions: z.record(z.string(), Fen),
    expected: z.union([Quoted, z.strictObject({ refused: Reason })]),
  }),
  /** A rule that only later steps look at, or that a person reads. */
  z.strictObject({ ...told, about: z.literal('field'), path: z.string(), expected: z.unknown().transform(inUtc) }),
]);
export type Example = z.infer<typeof Example>;
export type ExampleAbout<A extends Example['about']> = Extract<Example, { about: A }>;

const File = z.strictObject({ preset: z.string(), examples: z.array(Example).min(1) });

/** The committed golden examples by preset. */
export const goldenExamples = (): ReadonlyMap<string, readonly Example[]> => {
  const folder = fileURLToPath(new URL('golden/', import.meta.url));
  const files = readdirSync(folder).map((name) => File.parse(JSON.parse(readFileSync(`${folder}${name}`, 'utf8'))));
  return new Map(files.map(({ preset, examples }) => [preset, examples]));
};
