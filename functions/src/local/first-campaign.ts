import type { Draft, ManagedCampaign } from '@luhuan/shared/api/campaigns';
import { chosen, filled } from '@luhuan/shared/campaign/preset';
import { NATIONAL_2026 } from '@luhuan/shared/campaign/presets/national-2026';
import { type Instant, dayOf, endOfDays, startOf } from '@luhuan/shared/clock';
import { fen } from '@luhuan/shared/fen';
import type { CampaignId, NewId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import { RegionCode } from '@luhuan/shared/region';
import type { Result } from '@luhuan/shared/result';
import { approveCampaign, submitCampaign } from '../campaign/review-campaign.ts';
import { openCampaign } from '../campaign/write-revision.ts';
import { DEMONSTRATION_PERSONS } from '../demonstration/persons.ts';
import type { Attempt } from '../platform/idempotency.ts';
import type { Table } from '../platform/table.ts';

const CITY = RegionCode.parse('440300');
const OPEN_DAYS = 60;
const VOUCHERS_EACH = 200;

const withRole = (role: Person['roles'][number]): Person => {
  const found = DEMONSTRATION_PERSONS.find(({ roles }) => roles.length === 1 && roles[0] === role);
  if (found === undefined) throw new Error(`no demonstration ${role}`);
  return found;
};

const valueOf = <T>(result: Result<T, { code: string }>): T => {
  if (result.ok) return result.value;
  throw new Error(`the first campaign was refused: ${result.error.code}`);
};

const draftAt = (now: Instant) => {
  const choices = { 'central-share': 'east', 'old-appliance-and-base': 'does-not' };
  const rules = filled(chosen(NATIONAL_2026, choices), {
    title: '深圳市家电以旧换新（演示）',
    authority: '深圳市商务局（演示）',
    regionCode: CITY,
    window: { from: startOf(dayOf(now)), until: endOfDays(now, OPEN_DAYS) },
    budgets: Object.fromEntries(
      NATIONAL_2026.rules.categories.map(({ category, capFen }) => [category, fen(capFen * VOUCHERS_EACH)]),
    ),
  });
  return { rules, origin: { kind: 'preset' as const, presetId: NATIONAL_2026.presetId, choices } };
};

type Deps = {
  readonly table: Table;
  readonly newId: NewId;
  /** Makes the impact report of a draft. @returns its hash */
  readonly report: (managed: ManagedCampaign, officer: Person, attempt: Attempt) => Promise<string>;
};

/** Opens a campaign the way officers do: one demonstration officer writes it, another approves it. `name` makes it once. */
export const openCampaignOnce = async (deps: Deps, name: string, draft: Draft, now: Instant): Promise<CampaignId> => {
  const attempt = (step: string): Attempt => ({ scope: name, key: step, fingerprint: step, at: now });
  const [officer, approver] = [withRole('campaign-officer'), withRole('approver')];
  const opened = valueOf(await openCampaign(deps)(draft, { person: officer, attempt: attempt('open') }));
  const { campaignId } = opened.campaign;
  const { hash } = opened.revision;
  const reportHash = await deps.report(opened, officer, attempt('report'));
  const submit = { campaignId, reportHash, activeFrom: null, person: officer, attempt: attempt('submit') };
  valueOf(await submitCampaign(deps)(submit));
  const read = { hash, reportHash };
  valueOf(await approveCampaign(deps)({ campaignId, ...read, person: approver, attempt: attempt('approve') }));
  return campaignId;
};

/** Opens one campaign, so that whoever starts the house finds something to claim. A second start finds it done. */
export const openFirstCampaign = async (deps: Deps, now: Instant): Promise<void> => {
  await openCampaignOnce(deps, 'first-campaign', draftAt(now), now);
};
