import type { Page } from '@luhuan/shared/api/endpoint';
import type { DeedKind } from '@luhuan/shared/campaign/rule';
import { type Deed, report, yearOfDeed } from '@luhuan/shared/deed/deed';
import { type CampaignId, DeedId, type NewId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { readRunning } from '../campaign/store.ts';
import { isMarked, notErased } from '../erasure/store.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import { Contention, type Table } from '../platform/table.ts';
import * as store from './store.ts';

type Paged = { readonly limit: number; readonly cursor?: string | undefined };
type Owner = Pick<Person, 'personId'>;
type Asked = {
  readonly campaignId: CampaignId;
  readonly deed: DeedKind;
  readonly person: Owner;
  readonly attempt: Attempt;
};
type ReportRefusal = RefusalOf<'NotFound' | 'AccountErased' | 'DeedNotPaid' | 'DeedLimit'>;

export const listOwnDeeds =
  (table: Table) =>
  async ({ personId }: Owner, page: Paged): Promise<Result<Page<Deed>, never>> =>
    ok(await store.listDeeds(table, personId, page));

/** Says that somebody did something a campaign gives points for; they get a code, and no points yet. */
export const reportDeed =
  ({ table, newId }: { readonly table: Table; readonly newId: NewId }) =>
  ({
    campaignId,
    deed,
    person: { personId },
    attempt,
  }: Asked): Promise<Outcome<Deed, ReportRefusal | RefusalOf<'IdempotencyKeyReused'>>> =>
    once<Deed, ReportRefusal>(table, attempt, async (commitOnce) => {
      const { at } = attempt;
      const [running, erased, earlier] = await Promise.all([
        readRunning(table, campaignId, at),
        isMarked(table, personId, at),
        store.readDeedsOfKind(table, { personId, campaignId, deed, year: yearOfDeed(at) }),
      ]);
      if (running === undefined) return refuse({ code: 'NotFound' });
      if (erased) return refuse({ code: 'AccountErased' });
      const { rules, number: revisionNumber } = running.revision;
      const rule = rules.points.deeds?.find((one) => one.deed === deed);
      const over = at < rules.window.from || at >= rules.window.until;
      if (rule === undefined || over) return refuse({ code: 'DeedNotPaid' });
      const deedId = DeedId.parse(`ded_${newId()}`);
      const about = { deedId, personId, campaignId, revisionNumber, regionCode: rules.regionCode };
      const made = report({ ...about, rule, earlier, at });
      if (!made.ok || earlier.includes(made.value)) return made;
      const done = await commitOnce(made.value, {
        erasure: notErased(table, personId, at),
        deed: store.putDeed(table, made.value),
      });
      if (done.ok) return done.value;
      throw new Contention(`${personId} reported another deed meanwhile`);
    });
