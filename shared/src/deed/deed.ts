import * as z from 'zod';
import { DeedKind, type DeedRule, type PointsRule } from '../campaign/rule.ts';
import { Instant, dayOf, plusDays } from '../clock.ts';
import { CampaignId, DeedId, PersonId } from '../ids.ts';
import type { PurseEvent } from '../points/purse.ts';
import type { RefusalOf } from '../refusal/refusal.ts';
import { RegionCode } from '../region.ts';
import { type Result, ok, refuse } from '../result.ts';

/** What proves a deed at the office: a line of an attendance sheet, a quiz paper. Letters and digits only, so that no name gets in. */
export const DeedReference = z
  .string()
  .max(60)
  .transform((typed) => typed.replace(/\s/g, '').toUpperCase())
  .pipe(z.string().regex(/^[0-9A-Z][0-9A-Z./#-]{2,39}$/))
  .meta({ id: 'DeedReference' });

const reported = {
  deedId: DeedId,
  personId: PersonId,
  campaignId: CampaignId,
  /** The rules it was reported under say what it earns. */
  revisionNumber: z.int().min(1),
  regionCode: RegionCode,
  deed: DeedKind,
  /** The calendar year it counts in, and which one of the person's it is there. */
  year: z.int(),
  number: z.int().min(1),
  /** What the person shows at the office. */
  deedCode: z.string(),
  points: z.int().min(1),
  reportedAt: Instant,
};
const confirmed = { ...reported, reference: z.string(), confirmedAt: Instant };

/** Something that a person did for a programme: reported by them, confirmed by an office, taken back where that was a mistake. */
export const Deed = z
  .discriminatedUnion('state', [
    z.object({ ...reported, state: z.literal('reported') }),
    z.object({ ...confirmed, state: z.literal('confirmed') }),
    z.object({ ...confirmed, state: z.literal('taken-back'), takenBackAt: Instant }),
  ])
  .meta({ id: 'Deed' });
export type Deed = z.infer<typeof Deed>;
type In<S extends Deed['state']> = Extract<Deed, { state: S }>;

export const yearOfDeed = (at: Instant): number => Number(dayOf(at).slice(0, 4));

const CODE_CHARACTERS = 10;

type Reported = Pick<Deed, 'deedId' | 'personId' | 'campaignId' | 'revisionNumber' | 'regionCode'> & {
  readonly rule: DeedRule;
  /** The person's earlier deeds of this kind, campaign and year. */
  readonly earlier: readonly Deed[];
  readonly at: Instant;
};

/** The next deed of its kind; one that is still waiting is given again, so that nobody collects codes. */
export const report = ({ rule, earlier, at, ...of }: Reported): Result<In<'reported'>, RefusalOf<'DeedLimit'>> => {
  const waiting = earlier.find((one) => one.state === 'reported');
  if (waiting?.state === 'reported') return ok(waiting);
  const counted = earlier.filter(({ state }) => state === 'confirmed').length;
  if (counted >= rule.timesPerYear) return refuse({ code: 'DeedLimit', most: rule.timesPerYear });
  const { deed, points } = rule;
  const deedCode = of.deedId.slice(-CODE_CHARACTERS);
  const place = { year: yearOfDeed(at), number: earlier.length + 1 };
  return ok({ ...of, deed, ...place, deedCode, points, reportedAt: at, state: 'reported' });
};

/** Nobody confirms what they did themselves, and nothing is confirmed twice. */
export const confirm = (
  deed: Deed,
  reference: string,
  by: PersonId,
  at: Instant,
): Result<In<'confirmed'>, RefusalOf<'DeedOver' | 'DeedOfOneself'>> => {
  if (deed.state !== 'reported') return refuse({ code: 'DeedOver', state: deed.state });
  if (deed.personId === by) return refuse({ code: 'DeedOfOneself' });
  return ok({ ...deed, state: 'confirmed', reference, confirmedAt: at });
};

/** Its points go with it, those that were spent as debt. */
export const takeBack = (deed: Deed, at: Instant): Result<In<'taken-back'>, RefusalOf<'DeedOver'>> =>
  deed.state === 'confirmed'
    ? ok({ ...deed, state: 'taken-back', takenBackAt: at })
    : refuse({ code: 'DeedOver', state: deed.state });

/** What a deed does to the purse: nothing before it is confirmed, and then it is active at once. */
export const eventsOfDeed = (rule: PointsRule, deed: Deed): PurseEvent[] => {
  if (deed.state === 'reported') return [];
  const { deedId: lotId, campaignId, points, confirmedAt: at } = deed;
  const term = { lotId, campaignId, earnedAt: at, activeFrom: at, expiresAt: plusDays(at, rule.validDays) };
  return [
    { kind: 'earn', at, term, points, mostPerYear: rule.mostPerYear ?? null },
    ...(deed.state === 'taken-back' ? [{ kind: 'reduce', at: deed.takenBackAt, lotId, to: 0 } as const] : []),
  ];
};
