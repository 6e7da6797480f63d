import type { ManagedCampaign } from '@luhuan/shared/api/campaigns';
import { type Campaign, revise } from '@luhuan/shared/campaign/campaign';
import { type Plan, type PlanChange, rulesOf } from '@luhuan/shared/campaign/plan';
import { PRESETS } from '@luhuan/shared/campaign/preset';
import { type Revision, revisionOf } from '@luhuan/shared/campaign/revision';
import { CampaignId, type NewId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { contains } from '@luhuan/shared/region';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import type { Table } from '../platform/table.ts';
import { fullRegionName, regionName } from '../region/store.ts';
import { readManaged } from './list-campaigns.ts';
import { addCampaign, addRevision, changeCampaign } from './store.ts';
import { managedView } from './view.ts';

type Deps = { readonly table: Table; readonly newId: NewId };
type Writer = { readonly person: Person; readonly attempt: Attempt };
type PlanRefusal = RefusalOf<'NotFound' | 'RegionOutsideYours' | 'BudgetBelowCap' | 'WindowOver'>;
type Reused = RefusalOf<'IdempotencyKeyReused'>;

const revisionFor = (plan: Plan, number: number, { person, attempt }: Writer): Result<Revision, PlanRefusal> => {
  const preset = PRESETS.find(({ presetId }) => presetId === plan.presetId);
  if (preset === undefined || regionName(plan.regionCode) === undefined) return refuse({ code: 'NotFound' });
  if (person.officeRegionCode === null || !contains(person.officeRegionCode, plan.regionCode))
    return refuse({ code: 'RegionOutsideYours' });
  if (plan.window.until <= attempt.at) return refuse({ code: 'WindowOver', until: plan.window.until });
  const rules = rulesOf(preset, plan);
  return rules.ok ? ok(revisionOf(number, rules.value)) : rules;
};

/** Writes the first revision; the campaign is a draft until somebody submits it. */
export const openCampaign =
  ({ table, newId }: Deps) =>
  (plan: Plan, writer: Writer): Promise<Outcome<ManagedCampaign, PlanRefusal | Reused>> =>
    once<ManagedCampaign, PlanRefusal>(table, writer.attempt, async (commitOnce) => {
      const revision = revisionFor(plan, 1, writer);
      if (!revision.ok) return revision;
      const campaign: Campaign = {
        status: 'draft',
        campaignId: CampaignId.parse(`cmp_${newId()}`),
        title: plan.title,
        regionCode: plan.regionCode,
        window: plan.window,
        authorId: writer.person.personId,
        revisionNumber: 1,
        hash: revision.value.hash,
      };
      const view: ManagedCampaign = {
        campaign,
        stage: 'draft',
        regionName: fullRegionName(plan.regionCode),
        revision: revision.value,
        pools: [],
      };
      const done = await commitOnce(view, {
        campaign: addCampaign(table, campaign),
        revision: addRevision(table, campaign.campaignId, revision.value),
      });
      if (done.ok) return done.value;
      throw new Error(`campaign id ${campaign.campaignId} was issued twice`);
    });

/** Writes the next revision of a draft, or of a campaign that met an objection. */
export const reviseCampaign =
  ({ table }: Deps) =>
  (
    campaignId: CampaignId,
    change: PlanChange,
    writer: Writer,
  ): Promise<Outcome<ManagedCampaign, PlanRefusal | RefusalOf<'CampaignNotInStatus'> | Reused>> =>
    once<ManagedCampaign, PlanRefusal | RefusalOf<'CampaignNotInStatus'>>(table, writer.attempt, async (commitOnce) => {
      const found = await readManaged(table, writer.person, campaignId);
      if (!found.ok) return found;
      const before = found.value;
      const revision = revisionFor({ ...change, regionCode: before.regionCode }, before.revisionNumber + 1, writer);
      if (!revision.ok) return revision;
      const { title, window } = change;
      const after = revise(before, { title, window, authorId: writer.person.personId, hash: revision.value.hash });
      if (!after.ok) return after;
      const view = {
        ...(await managedView(table, before, writer.attempt.at)),
        campaign: after.value,
        stage: 'draft' as const,
        revision: revision.value,
      };
      const done = await commitOnce(view, {
        campaign: changeCampaign(table, before, after.value),
        revision: addRevision(table, campaignId, revision.value),
      });
      return done.ok ? done.value : refuse({ code: 'CampaignNotInStatus', status: before.status });
    });
