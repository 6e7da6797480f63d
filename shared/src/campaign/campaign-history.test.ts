import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { campaignId, personId, shanghai } from '../../../test/support/samples.ts';
import { type Instant, epochMs, plusMs } from '../clock.ts';
import { RegionCode } from '../region.ts';
import type { Result } from '../result.ts';
import { Campaign, approve, newCampaign, objectTo, resume, revise, settled, stop, submit } from './campaign.ts';
import type { Origin } from './proposal.ts';
import { hashOf } from './revision.ts';

/** What an office can do, by one of four people; `wait` lets the clock run. */
const anyAct = fc.record({
  // what gets a revision through comes more often, or histories would rarely get anywhere
  verb: fc.constantFrom(
    ...(['submit', 'submit', 'submit', 'approve', 'approve', 'approve', 'approve', 'revise', 'revise'] as const),
    ...(['object', 'wait', 'pause', 'pause', 'drain', 'resume'] as const),
  ),
  by: fc.integer({ min: 1, max: 4 }),
  needed: fc.constantFrom(1, 1, 2, 3),
  /** Whether they look at what is there now. */
  fresh: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  minutes: fc.constantFrom(0, 1, 30, 30),
});
type Act = Readonly<typeof anyAct extends fc.Arbitrary<infer A> ? A : never>;

/** The machine told a second time, in small numbers. */
type Model = {
  proposal: 'none' | 'draft' | 'in-review' | 'objected' | 'approved';
  number: number;
  author: number;
  yes: number[];
  needed: number;
  activeAt: number;
  inForce: number;
  flow: 'running' | 'paused' | 'draining';
  pauser: number;
};
const START: Model = {
  proposal: 'draft',
  number: 1,
  author: 1,
  yes: [],
  needed: 0,
  activeAt: 0,
  inForce: 0,
  flow: 'running',
  pauser: 0,
};
const MINUTE = 60_000;
const begin = shanghai('2026-02-01T09:00');
const words = { 'zh-CN': '资金核对', en: 'The money is being checked' };
const origin: Origin = { kind: 'blank' };
const textOf = (number: number, author: number) => hashOf([number, author]);
const reportOf = (number: number) => hashOf(['report', number]);

const activated = (model: Model, now: number): Model =>
  model.proposal === 'approved' && model.activeAt <= now
    ? { ...model, proposal: 'none', inForce: model.number }
    : model;

/** What the machine says to an act: the next state, or the code of its refusal. */
const expected = (before: Model, act: Act, now: number): Model | string => {
  const model = activated(before, now);
  switch (act.verb) {
    case 'wait':
      return model;
    case 'revise':
      if (model.proposal === 'in-review' || model.proposal === 'approved') return 'CampaignNotInStatus';
      return { ...model, proposal: 'draft', number: model.number + 1, author: act.by };
    case 'submit':
      if (model.proposal !== 'draft') return 'CampaignNotInStatus';
      return { ...model, proposal: 'in-review', yes: [], needed: act.needed, activeAt: now + act.minutes };
    case 'approve':
    case 'object': {
      if (model.proposal !== 'in-review') return 'CampaignNotInStatus';
      if (model.author === act.by) return 'AuthorMayNotReview';
      if (!act.fresh) return 'RevisionChanged';
      if (act.verb === 'object') return { ...model, proposal: 'objected' };
      if (model.yes.includes(act.by)) return 'AlreadyApproved';
      const yes = [...model.yes, act.by];
      const done = yes.length === model.needed;
      return activated({ ...model, yes, proposal: done ? 'approved' : 'in-review' }, now);
    }
    case 'pause':
    case 'drain': {
      const possible = model.flow === 'running' || (model.flow === 'paused' && act.verb === 'drain');
      if (model.inForce === 0 || !possible) return 'FlowNotPossible';
      return { ...model, flow: act.verb === 'pause' ? 'paused' : 'draining', pauser: act.by };
    }
    case 'resume':
      if (model.flow !== 'paused') return 'FlowNotPossible';
      return model.pauser === act.by ? 'PauserMayNotResume' : { ...model, flow: 'running' };
  }
};

const acted = (campaign: Campaign, act: Act, now: Instant): Result<Campaign, { code: string }> => {
  const by = personId(act.by);
  const { proposal } = campaign;
  const number = proposal?.number ?? 0;
  const read = { hash: act.fresh && proposal !== null ? proposal.hash : hashOf('stale'), reportHash: reportOf(number) };
  const next = Math.max(number, campaign.inForce?.number ?? 0) + 1;
  const activeFrom = plusMs(now, act.minutes * MINUTE);
  const halted = { reason: words, by, at: now };
  switch (act.verb) {
    case 'wait':
      return { ok: true, value: { ...settled(campaign, now), version: campaign.version + 1 } };
    case 'revise':
      return revise(campaign, { hash: textOf(next, act.by), authorId: by, origin }, now);
    case 'submit':
      return submit(campaign, { reportHash: reportOf(number), approvalsNeeded: act.needed, activeFrom }, now);
    case 'approve':
      return approve(campaign, by, read, now);
    case 'object':
      return objectTo(campaign, { by, at: now, reason: '预算依据不足' }, read);
    case 'pause':
      return stop(campaign, 'paused', halted);
    case 'drain':
      return stop(campaign, 'draining', halted);
    case 'resume':
      return resume(campaign, by, now);
  }
};

/** The real campaign in the model's few words. */
const seen = (campaign: Campaign, now: Instant) => {
  const { proposal, inForce, flow } = settled(campaign, now);
  return [proposal?.status ?? 'none', proposal?.number ?? 0, inForce?.number ?? 0, flow.state];
};
const inWords = (model: Model) => [
  model.proposal,
  model.proposal === 'none' ? 0 : model.number,
  model.inForce,
  model.flow,
];

/** Nothing that is in force was approved by its author, or twice by one person, or by fewer than it takes. */
const expectChecked = ({ inForce }: Campaign, needed: ReadonlyMap<number, number>): void => {
  if (inForce === null) return;
  const approvers = inForce.approvals.map(({ by }) => by);
  expect(approvers).not.toContain(inForce.authorId);
  expect(new Set(approvers).size).toBe(needed.get(inForce.number));
  expect(approvers).toHaveLength(needed.get(inForce.number) ?? 0);
};

test('1,000 histories of up to 60 acts by four people: each is a path of the machine, every refusal is the one it says', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(fc.array(anyAct, { maxLength: 60, size: 'max' }), (acts) => {
      let campaign = newCampaign(
        { campaignId: campaignId(1), regionCode: RegionCode.parse('440300') },
        { hash: textOf(1, 1), authorId: personId(1), origin },
      );
      let [model, now]: [Model, Instant] = [START, begin];
      const needed = new Map<number, number>();
      for (const act of acts) {
        if (act.verb === 'wait') now = plusMs(now, act.minutes * MINUTE);
        const before = { campaign, text: JSON.stringify(campaign) };
        const next = expected(model, act, (epochMs(now) - epochMs(begin)) / MINUTE);
        const result = acted(campaign, act, now);
        expect(JSON.stringify(before.campaign)).toBe(before.text);
        expect(result.ok ? seen(result.value, now) : result.error.code).toEqual(
          typeof next === 'string' ? next : inWords(next),
        );
        reached.add(typeof next === 'string' ? next : `${next.proposal} ${next.flow}`);
        if (!result.ok || typeof next === 'string') continue;
        expect(result.value.version).toBe(campaign.version + 1);
        [campaign, model] = [Campaign.parse(result.value), next];
        if (act.verb === 'submit') needed.set(model.number, model.needed);
        expectChecked(campaign, needed);
      }
    }),
    { numRuns: 1_000 },
  );
  const places = ['none', 'draft', 'in-review', 'objected', 'approved'].flatMap((proposal) =>
    ['running', 'paused', 'draining'].map((flow) => `${proposal} ${flow}`),
  );
  const refusals = [
    'AlreadyApproved',
    'AuthorMayNotReview',
    'CampaignNotInStatus',
    'FlowNotPossible',
    'PauserMayNotResume',
    'RevisionChanged',
  ];
  expect([...reached].toSorted()).toEqual([...places, ...refusals].toSorted());
});
