import type { Page } from '@luhuan/shared/api/endpoint';
import type { HeldUnit, UnitStanding } from '@luhuan/shared/api/unit-reports';
import type { RedemptionId, ShopId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { contains } from '@luhuan/shared/region';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { type UnitReport, type Verdict, standingOf } from '@luhuan/shared/unit-report/unit-report';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import type { Table } from '../platform/table.ts';
import { readRedemption } from '../redemption/store.ts';
import { fullRegionName } from '../region/store.ts';
import { type UnitReportRow, listHeld, putReport, readReport } from './store.ts';

const shown = (report: UnitReport): UnitStanding => {
  const { redemptionId, answer, answeredAt, verdict } = report;
  const usedInName = answer?.kind === 'used' ? fullRegionName(answer.regionCode) : null;
  return {
    redemptionId,
    standing: standingOf(report),
    answer,
    usedInName,
    answeredAt,
    reason: verdict?.reason ?? null,
  };
};

/** A redemption that nobody has told the platform of yet waits like one that it has not answered for. */
export const getUnitStanding =
  (table: Table) =>
  async ({ shopId }: Person, redemptionId: RedemptionId): Promise<Result<UnitStanding, RefusalOf<'NotFound'>>> => {
    if (shopId === null || (await readRedemption(table, shopId, redemptionId)) === undefined)
      return refuse({ code: 'NotFound' });
    const row = await readReport(table, shopId, redemptionId);
    return ok(
      row === undefined
        ? { redemptionId, standing: 'waiting', answer: null, usedInName: null, answeredAt: null, reason: null }
        : shown(row),
    );
  };

const heldOf = (row: UnitReportRow): HeldUnit[] => {
  const { redemptionId, shopId, campaignId, regionCode, unit, soldAt, answer, answeredAt } = row;
  if (answer?.kind !== 'used' || unit === null || answeredAt === null) return [];
  const { serialNumber } = unit;
  const usedIn = answer.regionCode;
  const used = { usedAt: answer.at, usedIn, usedInName: fullRegionName(usedIn), heldSince: answeredAt };
  return [{ redemptionId, shopId, campaignId, regionCode, serialNumber, soldAt, ...used }];
};

export const listHeldUnits =
  (table: Table) =>
  async (
    { officeRegionCode }: Person,
    page: { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<Result<Page<HeldUnit>, never>> => {
    if (officeRegionCode === null) return ok({ items: [], cursor: null });
    const { items, cursor } = await listHeld(table, officeRegionCode, page);
    return ok({ items: items.flatMap(heldOf), cursor });
  };

type Decision = {
  readonly shopId: ShopId;
  readonly redemptionId: RedemptionId;
  readonly given: Pick<Verdict, 'outcome' | 'reason'>;
  readonly person: Person;
  readonly attempt: Attempt;
};

/** Ends a hold of the own region. Of two officers the first one's word stands; to the second the hold is not there any more. */
export const decideHeldUnit =
  (table: Table) =>
  ({
    shopId,
    redemptionId,
    given,
    person,
    attempt,
  }: Decision): Promise<Outcome<UnitStanding, RefusalOf<'NotFound' | 'IdempotencyKeyReused'>>> =>
    once<UnitStanding, RefusalOf<'NotFound'>>(table, attempt, async (commitOnce) => {
      const row = await readReport(table, shopId, redemptionId);
      const { officeRegionCode } = person;
      const within = row !== undefined && officeRegionCode !== null && contains(officeRegionCode, row.regionCode);
      if (!within || standingOf(row) !== 'held') return refuse({ code: 'NotFound' });
      const { type: _type, version: _version, ...report } = row;
      const decided = { ...report, verdict: { ...given, by: person.personId, at: attempt.at } };
      const done = await commitOnce(shown(decided), { report: putReport(table, decided, row) });
      return done.ok ? done.value : refuse({ code: 'NotFound' });
    });
