import { resume, stop } from '@luhuan/shared/campaign/campaign';
import type { BothLanguages } from '@luhuan/shared/campaign/rule';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { ok } from '@luhuan/shared/result';
import type { Table } from '../platform/table.ts';
import { type StepRequest, takeStep } from './take-step.ts';

type Deps = { readonly table: Table };
type FlowRefusal = RefusalOf<'FlowNotPossible' | 'PauserMayNotResume'>;

/** Stops claims at once. Vouchers that are held stay good; their tills do not look at this. */
export const stopCampaign =
  (deps: Deps) => (request: StepRequest & { readonly state: 'paused' | 'draining'; readonly reason: BothLanguages }) =>
    takeStep<RefusalOf<'FlowNotPossible'>>(deps, request, async (campaign) => {
      const { state, reason } = request;
      const stopped = stop(campaign, state, { reason, by: request.person.personId, at: request.attempt.at });
      if (!stopped.ok) return stopped;
      return ok({ campaign: stopped.value, did: { kind: state === 'paused' ? 'paused' : 'drained', reason } });
    });

export const resumeCampaign = (deps: Deps) => (request: StepRequest) =>
  takeStep<FlowRefusal>(deps, request, async (campaign) => {
    const resumed = resume(campaign, request.person.personId, request.attempt.at);
    return resumed.ok ? ok({ campaign: resumed.value, did: { kind: 'resumed' } }) : resumed;
  });
