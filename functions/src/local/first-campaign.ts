import { NATIONAL_2026 } from '@luhuan/shared/campaign/preset';
import { type Instant, dayOf, endOfDays, startOf } from '@luhuan/shared/clock';
import { fen } from '@luhuan/shared/fen';
import type { NewId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import { RegionCode } from '@luhuan/shared/region';
import type { Result } from '@luhuan/shared/result';
import { openCampaign } from '../campaign/open-campaign.ts';
import { approveCampaign, submitCampaign } from '../campaign/review-campaign.ts';
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

const planAt = (now: Instant) => ({
  presetId: NATIONAL_2026.presetId,
  title: '深圳市家电以旧换新（演示）',
  regionCode: CITY,
  window: { from: startOf(dayOf(now)), until: endOfDays(now, OPEN_DAYS) },
  validityDays: NATIONAL_2026.rules.validityDays,
  budgets: NATIONAL_2026.rules.categories.map(({ category, capFen }) => ({
    category,
    budgetFen: fen(capFen * VOUCHERS_EACH),
  })),
});

/**
 * Opens one campaign the way officers do, so that whoever starts the house finds something to claim: one demonstration officer
 * writes it, another approves it. Its keys are fixed, so a second start finds it done.
 */
export const openFirstCampaign = async (
  deps: { readonly table: Table; readonly newId: NewId },
  now: Instant,
): Promise<void> => {
  const attempt = (step: string): Attempt => ({ scope: 'first-campaign', key: step, fingerprint: step, at: now });
  const [officer, approver] = [withRole('campaign-officer'), withRole('approver')];
  const opened = valueOf(await openCampaign(deps)(planAt(now), { person: officer, attempt: attempt('open') }));
  const { campaignId, hash } = opened.campaign;
  valueOf(await submitCampaign(deps)({ campaignId, person: officer, attempt: attempt('submit') }));
  valueOf(await approveCampaign(deps)({ campaignId, hash, person: approver, attempt: attempt('approve') }));
};
