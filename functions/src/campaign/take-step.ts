import type { ManagedCampaign } from '@luhuan/shared/api/campaigns';
import type { Campaign } from '@luhuan/shared/campaign/campaign';
import type { Step } from '@luhuan/shared/campaign/step';
import type { CampaignId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { Pool } from '@luhuan/shared/quota/pool';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, refuse } from '@luhuan/shared/result';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import type { Table, Write } from '../platform/table.ts';
import { addStep, changeCampaign, forgetLately, readManaged } from './store.ts';
import { managedView } from './view.ts';

/** Who takes which campaign one step further. */
export type StepRequest = { readonly campaignId: CampaignId; readonly person: Person; readonly attempt: Attempt };

type Taken = {
  readonly campaign: Campaign;
  readonly did: Step['did'];
  readonly writes?: Record<string, Write>;
  /** Pools that the step adds. */
  readonly pools?: readonly Pool[];
};
type Always = RefusalOf<'NotFound' | 'CampaignNotInStatus'>;

/** Moves a campaign of the own region one step and notes it; whoever moved it first wins, the other is told to read again. */
export const takeStep = <E>(
  { table }: { readonly table: Table },
  { campaignId, person, attempt }: StepRequest,
  move: (campaign: Campaign) => Promise<Result<Taken, E>>,
): Promise<Outcome<ManagedCampaign, E | Always | RefusalOf<'IdempotencyKeyReused'>>> =>
  once<ManagedCampaign, E | Always>(table, attempt, async (commitOnce) => {
    const found = await readManaged(table, person, campaignId);
    if (!found.ok) return found;
    const before = found.value;
    const moved = await move(before);
    if (!moved.ok) return moved;
    const { campaign, did, writes, pools = [] } = moved.value;
    const seen = await managedView(table, campaign, attempt.at);
    const view = { ...seen, pools: [...seen.pools, ...pools] };
    const step = { at: attempt.at, by: person.personId, did };
    const done = await commitOnce(view, {
      campaign: changeCampaign(table, before, campaign),
      step: addStep(table, campaignId, step, `version ${campaign.version}`),
      ...writes,
    });
    forgetLately(table, campaignId);
    return done.ok
      ? done.value
      : refuse({ code: 'CampaignNotInStatus', status: before.proposal?.status ?? 'in-force' });
  });
