import { describe, expect, test } from 'vitest';
import { campaignId, granted, personId, sampleRules, shanghai } from '../../../test/support/samples.ts';
import { type Instant, plusMs } from '../clock.ts';
import type { PersonId } from '../ids.ts';
import { RegionCode } from '../region.ts';
import { Campaign, approve, objectTo, revise, stageOf, submit } from './campaign.ts';
import { revisionOf } from './revision.ts';

const { hash } = revisionOf(1, sampleRules());
const staleHash = revisionOf(1, sampleRules({ fridge: 150_000 })).hash;
const author = personId(1);
const approver = personId(2);
const now = shanghai('2026-02-01T09:00');
const window = { from: shanghai('2026-03-01T08:00'), until: shanghai('2027-01-01T00:00') };

const draft: Campaign = {
  status: 'draft',
  campaignId: campaignId(1),
  title: '深圳市 2026 年以旧换新',
  regionCode: RegionCode.parse('440300'),
  window,
  authorId: author,
  revisionNumber: 1,
  hash,
};
const objection = { by: approver, at: now, reason: '预算依据不足' };
const inReview = granted(submit(draft, now));
const CAMPAIGNS: Record<Campaign['status'], Campaign> = {
  draft,
  'in-review': inReview,
  objected: granted(objectTo(inReview, objection, hash)),
  approved: granted(approve(inReview, approver, hash, now)),
};
const change = { title: '新标题', window, authorId: personId(3), hash: staleHash };
const COMMANDS = {
  revise: (campaign: Campaign) => revise(campaign, change),
  submit: (campaign: Campaign) => submit(campaign, now),
  approve: (campaign: Campaign) => approve(campaign, approver, hash, now),
  'object to': (campaign: Campaign) => objectTo(campaign, objection, hash),
};

describe('life cycle', () => {
  test.each([
    ['draft', 'revise', 'draft'],
    ['draft', 'submit', 'in-review'],
    ['draft', 'approve', null],
    ['draft', 'object to', null],
    ['in-review', 'revise', null],
    ['in-review', 'submit', null],
    ['in-review', 'approve', 'approved'],
    ['in-review', 'object to', 'objected'],
    ['objected', 'revise', 'draft'],
    ['objected', 'submit', null],
    ['objected', 'approve', null],
    ['objected', 'object to', null],
    ['approved', 'revise', null],
    ['approved', 'submit', null],
    ['approved', 'approve', null],
    ['approved', 'object to', null],
  ] as const)('%s, %s: %s', (status, command, next) => {
    const before = structuredClone(CAMPAIGNS[status]);
    const result = COMMANDS[command](CAMPAIGNS[status]);
    if (next === null) expect(result).toEqual({ ok: false, error: { code: 'CampaignNotInStatus', status } });
    else expect(Campaign.parse(granted(result)).status).toBe(next);
    expect(CAMPAIGNS[status]).toEqual(before);
  });

  test('a revision counts up, makes its writer the author and forgets the objection', () => {
    expect(granted(revise(CAMPAIGNS.objected, change))).toEqual({ ...draft, ...change, revisionNumber: 2 });
  });

  test('the reviser may not approve; the first author, who no longer is one, may', () => {
    const again = granted(submit(granted(revise(draft, change)), now));
    const by = (person: PersonId) => approve(again, person, staleHash, now);
    expect(by(personId(3))).toEqual({ ok: false, error: { code: 'AuthorMayNotReview' } });
    expect(by(author).ok).toBe(true);
  });

  test('an approval says who and when, an objection says why', () => {
    expect(CAMPAIGNS.approved).toEqual({ ...draft, status: 'approved', approvedBy: approver, approvedAt: now });
    expect(CAMPAIGNS.objected).toEqual({ ...draft, status: 'objected', objection });
  });
});

describe('review', () => {
  test.each(['approve', 'object to'] as const)('the author may not %s', (command) => {
    const byAuthor = {
      approve: () => approve(inReview, author, hash, now),
      'object to': () => objectTo(inReview, { ...objection, by: author }, hash),
    };
    expect(byAuthor[command]()).toEqual({ ok: false, error: { code: 'AuthorMayNotReview' } });
  });

  test.each([
    ['approve', () => approve(inReview, approver, staleHash, now)],
    ['object to', () => objectTo(inReview, objection, staleHash)],
  ] as const)('nobody may %s a text that has changed since: the hash that is there now is told', (_command, review) => {
    expect(review()).toEqual({ ok: false, error: { code: 'RevisionChanged', hash } });
  });

  test.each([
    ['submit', (at: Instant) => submit(draft, at)],
    ['approve', (at: Instant) => approve(inReview, approver, hash, at)],
  ] as const)('%s: the last millisecond of the window is in time, its end is not', (_command, act) => {
    expect(act(plusMs(window.until, -1)).ok).toBe(true);
    expect(act(window.until)).toEqual({ ok: false, error: { code: 'WindowOver', until: window.until } });
  });
});

describe('stage', () => {
  test.each([
    [plusMs(window.from, -1), 'scheduled'],
    [window.from, 'live'],
    [plusMs(window.until, -1), 'live'],
    [window.until, 'closed'],
  ] as const)('an approved campaign at %s is %s', (at, stage) => {
    expect(stageOf(CAMPAIGNS.approved, at)).toBe(stage);
  });

  test.each(['draft', 'in-review', 'objected'] as const)('%s stays so, whatever the time', (status) => {
    const moments = [plusMs(window.from, -1), window.from, window.until];
    expect(moments.map((at) => stageOf(CAMPAIGNS[status], at))).toEqual([status, status, status]);
  });
});
