import { isClaimable } from '@luhuan/shared/award/award';
import type { Award } from '@luhuan/shared/award/award';
import type { Category } from '@luhuan/shared/appliance/category';
import { couponTimes } from '@luhuan/shared/award/coupon';
import type { AllocationStanding } from '@luhuan/shared/award/standing';
import type { Instant } from '@luhuan/shared/clock';
import { roundAt } from '@luhuan/shared/draw/round';
import type { CampaignId, PersonId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { type Running, readRunning } from '../campaign/store.ts';
import { readPlace, readRegistration } from '../draw/store.ts';
import type { Table } from '../platform/table.ts';
import { placeOf, readWaiting } from '../waiting/store.ts';
import { readPublicRound } from './public-round.ts';
import { readAwards, readCoupon } from './store.ts';

type Whose = { readonly personId: PersonId; readonly category: Category; readonly now: Instant };

/** The award to speak of: one that can be claimed, else the latest; what became of an earlier round is not spoken of. */
const awardAmong = (awards: readonly Award[], category: Category, round: number | null, now: Instant): Award | null => {
  const mine = awards.filter(
    (award) =>
      award.category === category &&
      (isClaimable(award, now) || award.source.kind !== 'draw' || award.source.round === round),
  );
  const latest = mine.toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1))[0];
  return mine.find((award) => isClaimable(award, now)) ?? latest ?? null;
};

const inDraw = async (
  table: Table,
  running: Running,
  awards: readonly Award[],
  { personId, category, now }: Whose,
): Promise<AllocationStanding[]> => {
  const { allocation } = running.revision.rules;
  if (allocation.kind !== 'draw') return [];
  const round = roundAt(allocation.rounds, now);
  const key = { campaignId: running.campaign.campaignId, category, round };
  const [seen, registration] = await Promise.all([
    readPublicRound(table, running, key),
    readRegistration(table, key, personId),
  ]);
  if (seen === undefined) return [];
  const registered = registration?.state === 'in' ? registration : null;
  const place =
    registered === null || seen.closed?.state !== 'drawn' ? null : await readPlace(table, key, registered.entryId);
  return [
    {
      kind: 'draw',
      category,
      round: seen,
      registration: registered,
      place,
      award: awardAmong(awards, category, round, now),
    },
  ];
};

const inLine = async (
  table: Table,
  { campaign, revision }: Running,
  awards: readonly Award[],
  { personId, category, now }: Whose,
): Promise<AllocationStanding[]> => {
  const { allocation } = revision.rules;
  if (allocation.kind !== 'waiting-list') return [];
  const row = await readWaiting(table, personId, { campaignId: campaign.campaignId, category });
  const waiting = row === undefined || row.state === 'left' ? null : row;
  const place = waiting?.state === 'waiting' ? await placeOf(table, waiting) : null;
  const { answerHours } = allocation;
  return [
    { kind: 'waiting-list', category, answerHours, waiting, place, award: awardAmong(awards, category, null, now) },
  ];
};

const withCoupon = async (
  table: Table,
  { campaign: { campaignId }, revision: { rules } }: Running,
  personId: PersonId,
  now: Instant,
): Promise<AllocationStanding[]> => {
  if (rules.allocation.kind !== 'two-step') return [];
  const { month, from, until } = couponTimes(rules.allocation, rules.window.until, now);
  const coupon = (await readCoupon(table, { personId, campaignId, month })) ?? null;
  return rules.categories.map(({ category }) => ({ kind: 'two-step', category, from, until, coupon }));
};

/** How somebody stands with every category of a campaign; nothing for one whose vouchers are simply claimed. */
export const getStanding =
  (table: Table) =>
  async (
    campaignId: CampaignId,
    { personId }: Person,
    now: Instant,
  ): Promise<Result<{ items: AllocationStanding[] }, RefusalOf<'NotFound'>>> => {
    const running = await readRunning(table, campaignId, now);
    if (running === undefined) return refuse({ code: 'NotFound' });
    const { allocation, categories } = running.revision.rules;
    if (allocation.kind === 'rush') return ok({ items: [] });
    if (allocation.kind === 'two-step') return ok({ items: await withCoupon(table, running, personId, now) });
    const awards = await readAwards(table, personId, campaignId);
    const standing = allocation.kind === 'draw' ? inDraw : inLine;
    const items = await Promise.all(
      categories.map(({ category }) => standing(table, running, awards, { personId, category, now })),
    );
    return ok({ items: items.flat() });
  };
