import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { Gtin } from '../appliance/gtin.ts';
import { Instant } from '../clock.ts';
import { RecallId } from '../ids.ts';
import { SerialNumber } from '../redemption/redemption.ts';
import { RegionCode } from '../region.ts';
import { OneLine } from '../text/one-line.ts';

/** So many recalls may stand at once: whoever looks at an appliance reads all of them. */
export const RECALLS_MAX = 200;
const MODELS_MAX = 30;

/** Serial numbers of one length, both ends within. */
export const SerialRange = z
  .strictObject({ from: SerialNumber, to: SerialNumber })
  .refine(({ from, to }) => from.length === to.length, 'numbers of one length')
  .refine(({ from, to }) => from <= to, 'ends after it begins')
  .meta({ id: 'SerialRange' });
export type SerialRange = z.infer<typeof SerialRange>;

const Words = z.strictObject({
  'zh-CN': OneLine.pipe(z.string().min(4).max(300)),
  en: OneLine.pipe(z.string().min(4).max(600)),
});

/** Which appliances, so that a register and an owner's list can be looked through. */
const named = {
  category: Category,
  brand: OneLine.pipe(z.string().min(1).max(40)),
  gtins: z.array(Gtin).max(MODELS_MAX),
  modelNumbers: z.array(OneLine.pipe(z.string().min(2).max(40))).max(MODELS_MAX),
};
const isNamed = ({ gtins, modelNumbers }: { gtins: unknown[]; modelNumbers: unknown[] }) =>
  gtins.length + modelNumbers.length > 0;
export const RecalledModels = z.strictObject(named).refine(isNamed, 'names a model').meta({ id: 'RecalledModels' });
export type RecalledModels = z.infer<typeof RecalledModels>;

/** What an authority says of appliances that are not safe. */
export const RecallTerms = z
  .strictObject({
    ...named,
    /** `null`: every unit of these models. */
    serials: SerialRange.nullable(),
    hazard: Words,
    /** What the owner does now and gets for it. */
    remedy: Words,
    authority: OneLine.pipe(z.string().min(2).max(60)),
    /** Where the authority published it. */
    sourceUrl: z.url({ protocol: /^https$/ }).max(300),
  })
  .refine(isNamed, { path: ['modelNumbers'], message: 'names a model' })
  .meta({ id: 'RecallTerms' });
export type RecallTerms = z.infer<typeof RecallTerms>;

/** A recall as it was published here; withdrawn, it alerts nobody any more and stays on the list with the reason. */
export const Recall = z
  .object({
    recallId: RecallId,
    /** Of the office that published it, which can withdraw it. Owners hear of it wherever they live. */
    regionCode: RegionCode,
    terms: RecallTerms,
    publishedAt: Instant,
    withdrawn: z.object({ at: Instant, reason: z.string() }).nullable(),
  })
  .meta({ id: 'Recall' });
export type Recall = z.infer<typeof Recall>;
