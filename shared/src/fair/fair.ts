import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { type Instant as At, Instant, dayOf, epochMs, plusDays, startOf } from '../clock.ts';
import { FairId, PersonId } from '../ids.ts';
import { RegionCode } from '../region.ts';
import { OneLine } from '../text/one-line.ts';

export const FairKind = z.enum(['exhibition', 'village-tour', 'recycling-day']).meta({ id: 'FairKind' });
export type FairKind = z.infer<typeof FairKind>;

export const STOPS_MAX = 20;
/** People one sign-up is for: a family. */
export const PARTY_MAX = 5;
const PLACES_MAX = 10_000;
const MINUTE_MS = 60_000;
const SHORTEST_MS = 30 * MINUTE_MS;

const words = (zhMax: number) =>
  z.strictObject({
    'zh-CN': OneLine.pipe(z.string().min(2).max(zhMax)),
    en: OneLine.pipe(
      z
        .string()
        .min(2)
        .max(zhMax * 3),
    ),
  });

const where = {
  regionCode: RegionCode,
  address: words(60),
  begins: Instant,
  /** On the day it begins, 24:00 included. */
  ends: Instant,
  /** How many people there is room for; `null`: whoever comes is welcome, nobody signs up. */
  places: z.int().min(1).max(PLACES_MAX).nullable(),
};

const isOfOneDay = ({ begins, ends }: { begins: At; ends: At }): boolean =>
  epochMs(ends) - epochMs(begins) >= SHORTEST_MS && ends <= plusDays(startOf(dayOf(begins)), 1);

/** Where and when a fair is, once. */
export const StopTerms = z
  .strictObject(where)
  .refine(isOfOneDay, { path: ['ends'], message: 'half an hour at least, within a day' })
  .meta({ id: 'FairStopTerms' });
export type StopTerms = z.infer<typeof StopTerms>;

const overlaps = (stops: readonly StopTerms[]): boolean =>
  stops.some((one, n) => stops.slice(n + 1).some((other) => one.begins < other.ends && other.begins < one.ends));

/** What an office publishes of a fair. */
export const FairTerms = z
  .strictObject({
    kind: FairKind,
    title: words(30),
    /** What is shown, and what to bring. */
    about: words(300),
    organiser: words(30),
    /** What is shown; none: anything. */
    categories: z.array(Category).max(Category.options.length),
    stops: z.array(StopTerms).min(1).max(STOPS_MAX),
  })
  .refine(({ kind, stops }) => kind !== 'village-tour' || !overlaps(stops), {
    path: ['stops'],
    message: 'a tour is at one place at a time',
  })
  .meta({ id: 'FairTerms' });
export type FairTerms = z.infer<typeof FairTerms>;

const Reasoned = z.object({ at: Instant, reason: z.string() });

/** A stop of a published fair. */
export const FairStop = z
  .object({
    ...where,
    /** From 1; it keeps it, wherever and whenever it is moved. */
    number: z.int().min(1).max(STOPS_MAX),
    /** Places nobody has signed up for. */
    left: z.int().min(0).max(PLACES_MAX).nullable(),
    /** How often it was moved or cancelled, from 1: who signs up has seen this one. */
    version: z.int().min(1),
    moved: Reasoned.nullable(),
    cancelled: Reasoned.nullable(),
  })
  .meta({ id: 'FairStop' });
export type FairStop = z.infer<typeof FairStop>;

/** An exhibition, a village tour or a recycling day of an office. */
export const Fair = z
  .object({
    fairId: FairId,
    /** Of the office. */
    regionCode: RegionCode,
    ...FairTerms.shape,
    stops: z.array(FairStop),
    publishedAt: Instant,
    /** Every change by the office counts; sign-ups do not. */
    version: z.int().min(1),
  })
  .meta({ id: 'Fair' });
export type Fair = z.infer<typeof Fair>;

/** That somebody comes to a stop, with how many. */
export const SignUp = z
  .object({
    fairId: FairId,
    stopNumber: z.int().min(1),
    personId: PersonId,
    party: z.int().min(1).max(PARTY_MAX),
    /** The stop's when they signed up: what was moved later they are told. */
    version: z.int().min(1),
    signedUpAt: Instant,
  })
  .meta({ id: 'FairSignUp' });
export type SignUp = z.infer<typeof SignUp>;

/** How many people signed up. */
export const takenOf = ({ places, left }: Pick<FairStop, 'places' | 'left'>): number =>
  places === null || left === null ? 0 : places - left;
