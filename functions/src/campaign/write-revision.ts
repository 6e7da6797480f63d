import type { Draft, ManagedCampaign } from '@luhuan/shared/api/campaigns';
import { type Campaign, inForceAt, newCampaign, nextNumber, revise } from '@luhuan/shared/campaign/campaign';
import { type RulesFault, faultsOf } from '@luhuan/shared/campaign/fault';
import { type Revision, type Rules, revisionOf, ruleFor } from '@luhuan/shared/campaign/revision';
import { CampaignId, type NewId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { contains } from '@luhuan/shared/region';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import type { Table } from '../platform/table.ts';
import { fullRegionName, regionName } from '../region/store.ts';
import { type RelationRefusal, checkRelations } from './check-relations.ts';
import { addCampaign, addRevision, addStep, changeCampaign, readManaged, readRevision } from './store.ts';
import { managedView } from './view.ts';

type Deps = { readonly table: Table; readonly newId: NewId };
type Writer = { readonly person: Person; readonly attempt: Attempt };
type DraftRefusal = RulesFault | RelationRefusal | RefusalOf<'NotFound' | 'RegionOutsideYours' | 'WindowOver'>;
type Reused = RefusalOf<'IdempotencyKeyReused'>;

const checkDraft = async (
  table: Table,
  campaignId: CampaignId,
  { rules }: Draft,
  { person, attempt }: Writer,
): Promise<Result<void, DraftRefusal>> => {
  if (regionName(rules.regionCode) === undefined) return refuse({ code: 'NotFound' });
  if (person.officeRegionCode === null || !contains(person.officeRegionCode, rules.regionCode))
    return refuse({ code: 'RegionOutsideYours' });
  const [fault] = faultsOf(rules);
  if (fault !== undefined) return refuse(fault);
  if (rules.window.until <= attempt.at) return refuse({ code: 'WindowOver', until: rules.window.until });
  return checkRelations(table, { campaignId, relations: rules.relations }, attempt.at);
};

const wrote = ({ number, hash }: Revision, { person, attempt }: Writer) => ({
  at: attempt.at,
  by: person.personId,
  did: { kind: 'wrote' as const, number, hash },
});

/** Writes the first revision; the campaign is a draft until somebody submits it. */
export const openCampaign =
  ({ table, newId }: Deps) =>
  (draft: Draft, writer: Writer): Promise<Outcome<ManagedCampaign, DraftRefusal | Reused>> =>
    once<ManagedCampaign, DraftRefusal>(table, writer.attempt, async (commitOnce) => {
      const campaignId = CampaignId.parse(`cmp_${newId()}`);
      const checked = await checkDraft(table, campaignId, draft, writer);
      if (!checked.ok) return checked;
      const { rules, origin } = draft;
      const { regionCode } = rules;
      const revision = revisionOf(1, rules);
      const authorId = writer.person.personId;
      const campaign = newCampaign({ campaignId, regionCode }, { hash: revision.hash, authorId, origin });
      const view: ManagedCampaign = {
        campaign,
        stage: 'draft',
        regionName: fullRegionName(regionCode),
        revision,
        live: null,
        pools: [],
      };
      const done = await commitOnce(view, {
        campaign: addCampaign(table, campaign),
        revision: addRevision(table, campaignId, revision),
        step: addStep(table, campaignId, wrote(revision, writer), 'revision 1'),
      });
      if (done.ok) return done.value;
      throw new Error(`campaign id ${campaignId} was issued twice`);
    });

/** Money of a campaign in force is changed by adjustments alone; a category that is new brings its own. */
const sameBudgets = (before: Rules, after: Rules): Result<void, RefusalOf<'BudgetByAdjustment'>> => {
  const changed = after.categories.find(({ category, budgetFen }) => {
    const rule = ruleFor(before, category);
    return rule !== undefined && rule.budgetFen !== budgetFen;
  });
  return changed === undefined ? ok(undefined) : refuse({ code: 'BudgetByAdjustment', category: changed.category });
};

type ReviseRefusal = DraftRefusal | RefusalOf<'CampaignNotInStatus' | 'BudgetByAdjustment'>;

const checkRevision = async (
  table: Table,
  before: Campaign,
  draft: Draft,
  writer: Writer,
): Promise<Result<void, ReviseRefusal>> => {
  const checked = await checkDraft(table, before.campaignId, draft, writer);
  if (!checked.ok) return checked;
  if (draft.rules.regionCode !== before.regionCode) return refuse({ code: 'RegionOutsideYours' });
  const inForce = inForceAt(before, writer.attempt.at);
  if (inForce === null) return ok(undefined);
  return sameBudgets((await readRevision(table, before.campaignId, inForce.number)).rules, draft.rules);
};

/** Writes the next revision: of a draft, after an objection, or beside the one in force. */
export const reviseCampaign =
  ({ table }: Deps) =>
  (campaignId: CampaignId, draft: Draft, writer: Writer): Promise<Outcome<ManagedCampaign, ReviseRefusal | Reused>> =>
    once<ManagedCampaign, ReviseRefusal>(table, writer.attempt, async (commitOnce) => {
      const found = await readManaged(table, writer.person, campaignId);
      if (!found.ok) return found;
      const before = found.value;
      const checked = await checkRevision(table, before, draft, writer);
      if (!checked.ok) return checked;
      const { rules, origin } = draft;
      const revision = revisionOf(nextNumber(before), rules);
      const written = { hash: revision.hash, authorId: writer.person.personId, origin };
      const after = revise(before, written, writer.attempt.at);
      if (!after.ok) return after;
      const now = await managedView(table, before, writer.attempt.at);
      const live = now.campaign.inForce === null ? null : (now.live ?? now.revision);
      const stage = live === null ? 'draft' : now.stage;
      const view: ManagedCampaign = { ...now, campaign: after.value, stage, revision, live };
      const done = await commitOnce(view, {
        campaign: changeCampaign(table, before, after.value),
        revision: addRevision(table, campaignId, revision),
        step: addStep(table, campaignId, wrote(revision, writer), `revision ${revision.number}`),
      });
      return done.ok
        ? done.value
        : refuse({ code: 'CampaignNotInStatus', status: before.proposal?.status ?? 'in-force' });
    });
