import type { Gtin } from '@luhuan/shared/appliance/gtin';
import { search } from '@luhuan/shared/appliance/search';
import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import type { Page } from '@luhuan/shared/api/endpoint';
import type { Instant } from '@luhuan/shared/clock';
import { type NewId, RecallId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import { matchesModel } from '@luhuan/shared/recall/match';
import { RECALLS_MAX, type Recall, type RecallTerms, type RecalledModels } from '@luhuan/shared/recall/recall';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { contains } from '@luhuan/shared/region';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { readCatalogue } from '../appliance/catalogue.ts';
import { readModel, readModels } from '../appliance/store.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import { Contention, type Table } from '../platform/table.ts';
import * as store from './store.ts';

type Office = Pick<Person, 'officeRegionCode'>;
type Reused = RefusalOf<'IdempotencyKeyReused'>;

export const listRecalls =
  (table: Table) =>
  async (page: {
    readonly limit: number;
    readonly cursor?: string | undefined;
  }): Promise<Result<Page<Recall>, never>> =>
    ok(await store.listRecalls(table, page));

const asUnit = (model: ApplianceModel) => ({ ...model, serialNumber: null });

/** Recalls of a model; one that the register does not have is looked for by its code alone. */
export const listModelRecalls =
  (table: Table) =>
  async (gtin: Gtin, now: Instant): Promise<Result<{ items: Recall[] }, never>> => {
    const [recalls, model] = await Promise.all([store.standingRecalls(table, now), readModel(table, gtin)]);
    return ok({
      items: recalls.filter(({ terms }) =>
        model === undefined ? terms.gtins.includes(gtin) : matchesModel(terms, asUnit(model)) === 'certainly',
      ),
    });
  };

/** Of one model number there are a few models: colours, editions. */
const PREVIEW_MAX = 50;

export const previewRecall =
  (table: Table) =>
  async (
    recalled: RecalledModels,
    now: Instant,
  ): Promise<Result<{ models: ApplianceModel[]; unknownGtins: Gtin[] }, never>> => {
    const { gtins, modelNumbers, category } = recalled;
    const lines = await readCatalogue(table, now);
    const found = modelNumbers.flatMap(
      (text) => search(lines, { text, category, sort: 'grade' }, { limit: PREVIEW_MAX }).lines,
    );
    const models = await readModels(table, [...new Set([...gtins, ...found.map(({ gtin }) => gtin)])]);
    const touched = models.flatMap((model) =>
      model !== undefined && matchesModel(recalled, asUnit(model)) === 'certainly' ? [model] : [],
    );
    const known = new Set(touched.map(({ gtin }) => gtin));
    return ok({ models: touched, unknownGtins: gtins.filter((gtin) => !known.has(gtin)) });
  };

type Published = { readonly terms: RecallTerms; readonly person: Office; readonly attempt: Attempt };

export const publishRecall =
  ({ table, newId }: { readonly table: Table; readonly newId: NewId }) =>
  ({
    terms,
    person,
    attempt,
  }: Published): Promise<Outcome<Recall, RefusalOf<'NotFound' | 'RecallsTooMany'> | Reused>> =>
    once<Recall, RefusalOf<'NotFound' | 'RecallsTooMany'>>(table, attempt, async (commitOnce) => {
      if (person.officeRegionCode === null) return refuse({ code: 'NotFound' });
      const recall: Recall = {
        recallId: RecallId.parse(`rcl_${newId()}`),
        regionCode: person.officeRegionCode,
        terms,
        publishedAt: attempt.at,
        withdrawn: null,
      };
      const done = await commitOnce(recall, {
        count: store.countOne(table),
        recall: store.putRecall(table, recall),
      });
      if (!done.ok) return refuse({ code: 'RecallsTooMany', most: RECALLS_MAX });
      store.forgetStanding(table);
      return done.value;
    });

type Withdrawn = {
  readonly recallId: RecallId;
  readonly reason: string;
  readonly person: Office;
  readonly attempt: Attempt;
};
type WithdrawRefusal = RefusalOf<'NotFound' | 'RecallWithdrawn'>;

export const withdrawRecall =
  (table: Table) =>
  ({ recallId, reason, person, attempt }: Withdrawn): Promise<Outcome<Recall, WithdrawRefusal | Reused>> =>
    once<Recall, WithdrawRefusal>(table, attempt, async (commitOnce) => {
      const { officeRegionCode } = person;
      const recall = await store.readRecall(table, recallId);
      if (recall === undefined || officeRegionCode === null || !contains(officeRegionCode, recall.regionCode))
        return refuse({ code: 'NotFound' });
      if (recall.withdrawn !== null) return refuse({ code: 'RecallWithdrawn', at: recall.withdrawn.at });
      const after: Recall = { ...recall, withdrawn: { at: attempt.at, reason } };
      const done = await commitOnce(after, {
        recall: store.putWithdrawn(table, after),
        count: store.countBack(table),
      });
      if (!done.ok) throw new Contention(`${recallId} was withdrawn meanwhile`);
      store.forgetStanding(table);
      return done.value;
    });
