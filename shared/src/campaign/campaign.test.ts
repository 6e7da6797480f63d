import { describe, expect, test } from 'vitest';
import { campaignId, granted, personId, sampleRules, shanghai } from '../../../test/support/samples.ts';
import { type Instant, plusMs } from '../clock.ts';
import { fen } from '../fen.ts';
import type { PersonId } from '../ids.ts';
import { RegionCode } from '../region.ts';
import type { Result } from '../result.ts';
import {
  Campaign,
  type Read,
  type Stage,
  approve,
  inForceAt,
  newCampaign,
  nextNumber,
  objectTo,
  resume,
  revise,
  settled,
  stageOf,
  stop,
  submit,
} from './campaign.ts';
import { type Origin, type Proposal, approvalsFor } from './proposal.ts';
import { hashOf } from './revision.ts';

const [author, first, second, third] = [personId(1), personId(2), personId(3), personId(4)];
const origin: Origin = { kind: 'preset', presetId: 'national-2026', choices: {} };
const draftBy = (authorId: PersonId, text: string) => ({ hash: hashOf(text), authorId, origin });
const read: Read = { hash: hashOf('one'), reportHash: hashOf('report') };
const now = shanghai('2026-02-01T09:00');
const later = shanghai('2026-02-20T00:00');
const { window } = sampleRules();
const words = { 'zh-CN': '资金核对', en: 'The money is being checked' };

const place = { campaignId: campaignId(1), regionCode: RegionCode.parse('440300') };
const drafted = newCampaign(place, draftBy(author, 'one'));
const submitted = (approvalsNeeded = 1, activeFrom = now): Campaign =>
  granted(submit(drafted, { reportHash: read.reportHash, approvalsNeeded, activeFrom }, now));
const objected = granted(objectTo(submitted(), { by: first, at: now, reason: '预算依据不足' }, read));
const live = granted(approve(submitted(), first, read, now));
const waiting = granted(approve(submitted(1, later), first, read, now));
const beside = granted(revise(live, draftBy(second, 'two'), later));
const paused = granted(stop(live, 'paused', { reason: words, by: first, at: now }));
const draining = granted(stop(live, 'draining', { reason: words, by: first, at: now }));

const status = ({ proposal }: Campaign): Proposal['status'] | 'none' => proposal?.status ?? 'none';
const refusedWith = (result: Result<Campaign, unknown>): unknown => (result.ok ? null : result.error);

describe('a proposal', () => {
  const CAMPAIGNS = { draft: drafted, 'in-review': submitted(), objected, approved: waiting, 'in-force': live };
  const COMMANDS = {
    revise: (campaign: Campaign) => revise(campaign, draftBy(second, 'two'), now),
    submit: (campaign: Campaign) =>
      submit(campaign, { reportHash: read.reportHash, approvalsNeeded: 1, activeFrom: now }, now),
    approve: (campaign: Campaign) => approve(campaign, first, read, now),
    'object to': (campaign: Campaign) => objectTo(campaign, { by: first, at: now, reason: '预算依据不足' }, read),
  };
  test.each([
    ['draft', 'revise', 'draft'],
    ['draft', 'submit', 'in-review'],
    ['draft', 'approve', null],
    ['draft', 'object to', null],
    ['in-review', 'revise', null],
    ['in-review', 'submit', null],
    ['in-review', 'approve', 'none'],
    ['in-review', 'object to', 'objected'],
    ['objected', 'revise', 'draft'],
    ['objected', 'submit', null],
    ['objected', 'approve', null],
    ['objected', 'object to', null],
    ['approved', 'revise', null],
    ['approved', 'submit', null],
    ['approved', 'approve', null],
    ['approved', 'object to', null],
    ['in-force', 'revise', 'draft'],
    ['in-force', 'submit', null],
    ['in-force', 'approve', null],
    ['in-force', 'object to', null],
  ] as const)('%s, %s: %s', (at, command, next) => {
    const campaign = CAMPAIGNS[at];
    const before = structuredClone(campaign);
    const result = COMMANDS[command](campaign);
    if (next === null) expect(refusedWith(result)).toEqual({ code: 'CampaignNotInStatus', status: at });
    else {
      expect(status(Campaign.parse(granted(result)))).toBe(next);
      expect(granted(result).version).toBe(campaign.version + 1);
    }
    expect(campaign).toEqual(before);
  });

  test('starts as revision 1, version 1, with nothing in force', () => {
    expect(drafted).toEqual({
      ...place,
      version: 1,
      proposal: { ...draftBy(author, 'one'), number: 1, status: 'draft' },
      inForce: null,
      flow: { state: 'running', since: null },
      shards: 1,
      lanes: 0,
    });
  });

  test('stands beside the revision in force, which stays as it is until the next one is approved', () => {
    expect(beside.inForce).toEqual(live.inForce);
    expect(beside.proposal).toEqual({ ...draftBy(second, 'two'), number: 2, status: 'draft' });
    const two = { hash: hashOf('two'), reportHash: hashOf('second report') };
    const again = granted(submit(beside, { ...two, approvalsNeeded: 1, activeFrom: later }, later));
    expect(again.inForce).toEqual(live.inForce);
    const replaced = granted(approve(again, author, two, later));
    expect([replaced.proposal, replaced.inForce?.number, replaced.inForce?.hash]).toEqual([null, 2, two.hash]);
    expect(nextNumber(replaced)).toBe(3);
  });

  test('after an objection counts up, makes its writer the author and forgets the objection', () => {
    expect(granted(revise(objected, draftBy(third, 'two'), now)).proposal).toEqual({
      ...draftBy(third, 'two'),
      number: 2,
      status: 'draft',
    });
  });

  test('keeps who objected, when and why', () => {
    expect(objected.proposal).toEqual({
      ...draftBy(author, 'one'),
      number: 1,
      status: 'objected',
      objection: { by: first, at: now, reason: '预算依据不足' },
    });
  });
});

describe('review', () => {
  const acts = {
    approve: (campaign: Campaign, by: PersonId, what: Read) => approve(campaign, by, what, now),
    'object to': (campaign: Campaign, by: PersonId, what: Read) =>
      objectTo(campaign, { by, at: now, reason: '预算依据不足' }, what),
  };
  const stale = hashOf('other');
  describe.each(['approve', 'object to'] as const)('nobody may %s', (act) => {
    test.each([
      ['their own revision', author, read, { code: 'AuthorMayNotReview' }],
      ['a text that has changed since', first, { ...read, hash: stale }, { code: 'RevisionChanged', hash: read.hash }],
      [
        'on a report that has changed since',
        first,
        { ...read, reportHash: stale },
        { code: 'ReportChanged', reportHash: read.reportHash },
      ],
    ])('%s', (_what, by, what, error) => {
      expect(refusedWith(acts[act](submitted(3), by, what))).toEqual(error);
    });
  });

  test('three approvers are three people: the same one twice is refused and counts once', () => {
    const one = granted(approve(submitted(3), first, read, now));
    expect(refusedWith(approve(one, first, read, now))).toEqual({ code: 'AlreadyApproved' });
    const two = granted(approve(one, second, read, plusMs(now, 1)));
    expect([status(one), status(two)]).toEqual(['in-review', 'in-review']);
    const all = granted(approve(two, third, read, plusMs(now, 2)));
    expect(all.inForce).toEqual({
      ...draftBy(author, 'one'),
      number: 1,
      reportHash: read.reportHash,
      approvals: [
        { by: first, at: now },
        { by: second, at: plusMs(now, 1) },
        { by: third, at: plusMs(now, 2) },
      ],
      activeFrom: plusMs(now, 2),
    });
    expect(all.version).toBe(5);
  });

  test('an objection ends the review, whoever said yes before', () => {
    const one = granted(approve(submitted(2), first, read, now));
    const no = granted(objectTo(one, { by: second, at: now, reason: '预算依据不足' }, read));
    expect(status(no)).toBe('objected');
    expect(refusedWith(approve(no, third, read, now))).toEqual({ code: 'CampaignNotInStatus', status: 'objected' });
  });

  test('the reviser may not approve; the first author, who no longer is one, may', () => {
    const revised = granted(revise(drafted, draftBy(second, 'two'), now));
    const again = granted(submit(revised, { reportHash: read.reportHash, approvalsNeeded: 1, activeFrom: now }, now));
    const two = { ...read, hash: hashOf('two') };
    expect(refusedWith(approve(again, second, two, now))).toEqual({ code: 'AuthorMayNotReview' });
    expect(approve(again, author, two, now).ok).toBe(true);
  });

  test.each([
    [99_999_999_99, 1],
    [100_000_000_00, 2],
    [999_999_999_99, 2],
    [1_000_000_000_00, 3],
  ])('%d fen need %d approvers', (budgetFen, approvers) => {
    expect(approvalsFor(fen(budgetFen))).toBe(approvers);
  });
});

describe('activation', () => {
  test('comes by the clock: not a millisecond before, and from then on without anybody', () => {
    expect(inForceAt(waiting, plusMs(later, -1))).toBeNull();
    expect(inForceAt(waiting, later)?.hash).toBe(read.hash);
    expect(settled(waiting, plusMs(later, -1))).toBe(waiting);
    expect(settled(waiting, later)).toEqual({ ...waiting, proposal: null, inForce: inForceAt(waiting, later) });
  });

  test('a moment that is over when the last approval comes is the moment of that approval', () => {
    expect(granted(approve(submitted(1, now), first, read, later)).inForce?.activeFrom).toBe(later);
  });

  test('what waits cannot be revised; once in force it can', () => {
    const next = draftBy(second, 'two');
    expect(refusedWith(revise(waiting, next, plusMs(later, -1)))).toMatchObject({ status: 'approved' });
    const revised = granted(revise(waiting, next, later));
    expect([revised.inForce?.number, revised.proposal?.number]).toEqual([1, 2]);
  });

  test('the old revision stays in force until the new one takes its place', () => {
    const two = { hash: hashOf('two'), reportHash: hashOf('second report') };
    const again = granted(submit(beside, { ...two, approvalsNeeded: 1, activeFrom: later }, now));
    const both = granted(approve(again, author, two, now));
    expect([inForceAt(both, plusMs(later, -1))?.number, inForceAt(both, later)?.number]).toEqual([1, 2]);
  });
});

describe('stopping', () => {
  const halt = (by: PersonId, at = now) => ({ reason: words, by, at });

  test('one person pauses, and the reason is kept for the public', () => {
    expect(paused.flow).toEqual({ state: 'paused', reason: words, by: first, at: now });
    expect(paused.version).toBe(live.version + 1);
  });

  test('who paused may not resume; anybody else may', () => {
    expect(refusedWith(resume(paused, first, later))).toEqual({ code: 'PauserMayNotResume' });
    expect(granted(resume(paused, second, later)).flow).toEqual({ state: 'running', since: later });
  });

  test.each([
    ['running', live, 'paused', 'draining'],
    ['paused', paused, null, 'draining'],
    ['draining', draining, null, null],
  ] as const)('%s: to paused %s, to draining %s', (state, campaign, toPaused, toDraining) => {
    for (const [to, expected] of [
      ['paused', toPaused === null ? null : 'paused'],
      ['draining', toDraining],
    ] as const) {
      const result = stop(campaign, to, halt(third));
      if (expected === null) expect(refusedWith(result)).toEqual({ code: 'FlowNotPossible', flow: state });
      else expect(granted(result).flow.state).toBe(to);
    }
    if (state !== 'paused')
      expect(refusedWith(resume(campaign, third, now))).toEqual({ code: 'FlowNotPossible', flow: state });
  });

  test('what is not in force yet cannot be stopped, and a stop at the activation takes hold of it', () => {
    expect(refusedWith(stop(drafted, 'paused', halt(first)))).toEqual({ code: 'FlowNotPossible', flow: 'running' });
    expect(stop(waiting, 'paused', halt(first, plusMs(later, -1))).ok).toBe(false);
    const stopped = granted(stop(waiting, 'paused', halt(first, later)));
    expect([stopped.proposal, stopped.inForce?.number, stopped.flow.state]).toEqual([null, 1, 'paused']);
  });

  test('a revision that comes into force while claims are stopped does not start them', () => {
    const revised = granted(revise(paused, draftBy(second, 'two'), later));
    const two = { hash: hashOf('two'), reportHash: read.reportHash };
    const again = granted(submit(revised, { ...two, approvalsNeeded: 1, activeFrom: later }, later));
    expect(granted(approve(again, author, two, later)).flow).toEqual(paused.flow);
  });
});

describe('stage', () => {
  test.each<[string, Campaign, Instant, boolean, Stage]>([
    ['approved, a millisecond before its window', live, plusMs(window.from, -1), false, 'scheduled'],
    ['at the beginning', live, window.from, false, 'live'],
    ['in its last millisecond', live, plusMs(window.until, -1), false, 'live'],
    ['at its end', live, window.until, false, 'closed'],
    ['without money', live, window.from, true, 'exhausted'],
    ['without money before it begins', live, plusMs(window.from, -1), true, 'scheduled'],
    ['without money at its end', live, window.until, true, 'closed'],
    ['paused', paused, window.from, true, 'paused'],
    ['paused before its window', paused, plusMs(window.from, -1), false, 'paused'],
    ['paused at its end', paused, window.until, false, 'closed'],
    ['draining', draining, window.from, false, 'draining'],
    ['waiting for its moment', waiting, plusMs(later, -1), false, 'approved'],
    ['past its moment', waiting, later, false, 'scheduled'],
    ['with another draft beside', beside, window.from, false, 'live'],
    ['a draft, whatever the time', drafted, window.until, false, 'draft'],
    ['in review, whatever the time', submitted(), window.until, false, 'in-review'],
    ['objected to, whatever the time', objected, window.until, false, 'objected'],
  ])('%s', (_what, campaign, at, exhausted, stage) => {
    expect(stageOf(campaign, window, exhausted, at)).toBe(stage);
  });
});
