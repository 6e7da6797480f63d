import * as campaigns from '@luhuan/shared/api/campaigns';
import { claimVoucher, giveBackVoucher } from '@luhuan/shared/api/vouchers';
import type { Rules } from '@luhuan/shared/campaign/revision';
import type { Channel } from '@luhuan/shared/campaign/channel';
import type { Instant } from '@luhuan/shared/clock';
import type { CampaignId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import { redeemVoucher } from '@luhuan/shared/api/redemptions';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signPlaceProof } from '../../functions/src/place/place-proof.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, signedIn, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { shanghai } from '../support/samples.ts';
import { asPerson, draftWith, eligibleModel, inForce, newKey, reserved, saleOf, shopper } from '../support/scenes.ts';
import { RegionCode } from '@luhuan/shared/region';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(async () => {
  await expectSound(house);
  await house.stop();
});

type Category = 'fridge' | 'phone' | 'washer' | 'air-conditioner';
const MONEY = (['fridge', 'phone', 'washer', 'air-conditioner'] as const).map((category) => ({
  category,
  budgetFen: 3_000_000,
}));
let programmes = 0;
/** Each campaign a programme of its own, so that one test's vouchers are nothing to another's. */
const campaignWith = (change: Partial<Rules> = {}, budgets = MONEY): Promise<CampaignId> =>
  inForce(house, draftWith(budgets, { programme: `claims-${++programmes}`, ...change }));

let people = 0;
const somebody = (): Person => shopper(600_000 + ++people);
const claim = (
  send: Transport,
  campaignId: CampaignId,
  category: Category = 'fridge',
  { channel = 'store', key = newKey(), placeProof }: { channel?: Channel; key?: string; placeProof?: string } = {},
) =>
  call(send, claimVoucher, {
    key,
    params: { campaignId, category },
    body: { channel, ...(placeProof === undefined ? {} : { placeProof }) },
  });
const code = async (answer: ReturnType<typeof claim>) => refusalCode(await answer);
const giveBack = async (
  send: Transport,
  campaignId: CampaignId,
  category: Category = 'fridge',
  channel: Channel = 'store',
) => {
  const { voucher } = valueOf(await claim(send, campaignId, category, { channel }));
  valueOf(await call(send, giveBackVoucher, { key: newKey(), params: { voucherId: voucher.voucherId }, body: {} }));
};
const bought = async (send: Transport, campaignId: CampaignId, category: Category = 'fridge') => {
  const till = await signedIn(house, '样例店员一');
  const preview = await reserved(house, till, valueOf(await claim(send, campaignId, category)));
  return valueOf(await call(till, redeemVoucher, { key: newKey(), body: saleOf(preview, eligibleModel(category)) }));
};

const NO_LIMIT = {
  counts: 'together' as const,
  unusedMax: null,
  perDay: null,
  perMonth: null,
  perYear: null,
  reclaimsMax: null,
};

describe('how often', () => {
  test('four unused vouchers bar the category; other categories stay open', async () => {
    const campaignId = await campaignWith({ reclaim: { ...NO_LIMIT, unusedMax: 4 } });
    const send = await asPerson(house, somebody());
    for (let n = 1; n <= 4; n++) await giveBack(send, campaignId);
    expect(await code(claim(send, campaignId))).toBe('ReclaimBarred');
    expect(await code(claim(send, campaignId, 'phone'))).toBe('none');
  });

  test('counted per channel, what was left unused online does not bar the shop', async () => {
    const campaignId = await campaignWith({ reclaim: { ...NO_LIMIT, counts: 'per-channel', unusedMax: 2 } });
    const send = await asPerson(house, somebody());
    for (let n = 1; n <= 2; n++) await giveBack(send, campaignId, 'fridge', 'online');
    expect(await code(claim(send, campaignId, 'fridge', { channel: 'online' }))).toBe('ReclaimBarred');
    expect(await code(claim(send, campaignId))).toBe('none');
  });

  test('once a day and twice a month: tomorrow is free again, the third waits for the first of next month, midnight in Shanghai', async () => {
    house.clock.set(shanghai('2026-04-29T20:00:00'));
    const campaignId = await campaignWith({ reclaim: { ...NO_LIMIT, perDay: 1, perMonth: 2 } });
    const send = await asPerson(house, somebody());
    await giveBack(send, campaignId);
    house.clock.set(shanghai('2026-04-29T23:59:59.999'));
    expect(await code(claim(send, campaignId))).toBe('ReclaimBarred');
    house.clock.set(shanghai('2026-04-30T00:00:00'));
    await giveBack(send, campaignId);
    house.clock.set(shanghai('2026-04-30T23:59:59.999'));
    expect(await code(claim(send, campaignId))).toBe('ReclaimBarred');
    house.clock.set(shanghai('2026-05-01T00:00:00'));
    expect(await code(claim(send, campaignId))).toBe('none');
  });

  test('three air conditioners a person and year: the fourth is refused, a repeat of each claim is told its own voucher', async () => {
    const rules = draftWith(MONEY).rules.categories.map((rule) => ({ ...rule, itemsPerPerson: 3 }));
    const campaignId = await campaignWith({ categories: rules });
    const send = await asPerson(house, somebody());
    for (let n = 1; n <= 3; n++) await bought(send, campaignId, 'air-conditioner');
    expect(await code(claim(send, campaignId, 'air-conditioner'))).toBe('LimitReached');
    await expectSound(house);
  });

  test('20 phones of one person claim at once under a limit of one re-claim: one live voucher, and the count holds', async () => {
    const campaignId = await campaignWith({ reclaim: { ...NO_LIMIT, reclaimsMax: 1 } });
    const person = somebody();
    const send = await asPerson(house, person);
    await giveBack(send, campaignId);
    const codes = await Promise.all(Array.from({ length: 20 }, () => code(claim(send, campaignId))));
    expect(codes.filter((one) => one === 'none')).toHaveLength(1);
    await expectSound(house);
  });
});

describe('where and when', () => {
  test('10:00 to 24:00 each day: 09:59:59.999 is told when it opens, 10:00:00.000 may, 24:00 may not', async () => {
    house.clock.set(shanghai('2026-05-10T09:59:59.999'));
    const everyDay = {
      from: null,
      until: null,
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      fromTime: '10:00',
      untilTime: '24:00',
    };
    const campaignId = await campaignWith({ openings: [everyDay] });
    const early = await claim(await asPerson(house, somebody()), campaignId);
    expect(refusalCode(early)).toBe('CampaignNotYetOpen');
    expect(JSON.stringify(early)).toContain(shanghai('2026-05-10T10:00:00'));
    house.clock.set(shanghai('2026-05-10T10:00:00'));
    expect(await code(claim(await asPerson(house, somebody()), campaignId))).toBe('none');
    house.clock.set(shanghai('2026-05-11T00:00:00'));
    expect(await code(claim(await asPerson(house, somebody()), campaignId))).toBe('CampaignNotYetOpen');
    house.clock.set(shanghai('2026-05-11T12:00:00'));
  });

  test('a voucher ends as its channel says: online at the end of the day, in shops on Sunday, never past the close', async () => {
    house.clock.set(shanghai('2026-05-13T12:00:00'));
    const channels: Rules['channels'] = [
      { channel: 'online', validity: { kind: 'days', days: 1 } },
      { channel: 'store', validity: { kind: 'weekday', weekday: 7 } },
    ];
    const campaignId = await campaignWith({ channels });
    const send = await asPerson(house, somebody());
    const online = valueOf(await claim(send, campaignId, 'fridge', { channel: 'online' }));
    const store = valueOf(await claim(send, campaignId, 'phone'));
    expect([online.voucher.expiresAt, store.voucher.expiresAt]).toEqual([
      shanghai('2026-05-14T00:00:00'),
      shanghai('2026-05-18T00:00:00'),
    ]);
    const closing = await campaignWith({
      channels,
      window: { from: shanghai('2026-05-01T00:00:00'), until: shanghai('2026-05-13T18:00:00') },
    });
    expect(valueOf(await claim(send, closing, 'washer')).voucher.expiresAt).toBe(shanghai('2026-05-13T18:00:00'));
  });

  test('an online voucher is not taken at a till, and a channel that is not offered is refused', async () => {
    const campaignId = await campaignWith({
      channels: [{ channel: 'online', validity: { kind: 'days', days: 3 } }],
    });
    const send = await asPerson(house, somebody());
    expect(await code(claim(send, campaignId))).toBe('ChannelNotOffered');
    const held = valueOf(await claim(send, campaignId, 'fridge', { channel: 'online' }));
    const till = await signedIn(house, '样例店员一');
    await expect(reserved(house, till, held)).rejects.toThrow('ChannelNotOffered');
  });

  test('a place that is not proven is never a pass; proven elsewhere is no; somebody else’s proof, a forged one and an old one are none', async () => {
    const campaignId = await campaignWith({ location: ['claim', 'till'] });
    const person = somebody();
    const send = await asPerson(house, person);
    const proof = (regionCode: string, of = person, provenAt: Instant = house.clock.now()) =>
      signPlaceProof(house.keys, { personId: of.personId, regionCode: RegionCode.parse(regionCode), provenAt }).token;
    const with1 = async (placeProof: string) => code(claim(send, campaignId, 'fridge', { placeProof }));
    expect(await code(claim(send, campaignId))).toBe('PlaceUnknown');
    expect(await with1(proof('310101'))).toBe('PlaceElsewhere');
    expect(await with1(proof('440305', somebody()))).toBe('PlaceUnknown');
    expect(await with1(`${proof('440305')}x`)).toBe('PlaceUnknown');
    const old = proof('440305');
    house.clock.advance(16 * 60);
    expect(await with1(old)).toBe('PlaceUnknown');
    expect(await with1(proof('440305'))).toBe('none');
  });

  test('a condition in CEL over what is not known is never a pass', async () => {
    const condition = {
      conditionId: 'seniors',
      about: 'claim' as const,
      expression: 'senior',
      says: { 'zh-CN': '年满 60 周岁', en: '60 years or more' },
      remedy: { 'zh-CN': '请重新实名认证', en: 'Prove who you are again' },
    };
    const campaignId = await campaignWith({ conditions: [condition] });
    const [unknown, young, old] = [somebody(), somebody(), somebody()].map((person, index) => {
      const senior = [null, false, true][index] ?? null;
      return person.identity === null ? person : { ...person, identity: { ...person.identity, senior } };
    });
    const answers = [unknown, young, old].map(async (person) =>
      person === undefined ? 'nobody' : code(claim(await asPerson(house, person), campaignId)),
    );
    expect(await Promise.all(answers)).toEqual(['ConditionUnknown', 'ConditionNotMet', 'none']);
  });
});

describe('goods', () => {
  const sale = async (change: Partial<Rules>, edit: object) => {
    const campaignId = await campaignWith(change);
    const till = await signedIn(house, '样例店员一');
    const preview = await reserved(house, till, valueOf(await claim(await asPerson(house, somebody()), campaignId)));
    const body = { ...saleOf(preview, eligibleModel('fridge')), ...edit };
    return refusalCode(await call(till, redeemVoucher, { key: newKey(), body }));
  };

  test.each([
    ['same-category' as const, null, 'OldItemNeeded'],
    ['same-category' as const, 'washer', 'OldItemNeeded'],
    ['same-category' as const, 'fridge', 'none'],
    ['any-category' as const, 'washer', 'none'],
    ['not-needed' as const, null, 'none'],
  ])('old item %s, handed over %s: %s', async (oldItem, handed, expected) => {
    expect(await sale({ oldItem }, { oldItem: handed })).toBe(expected);
  });

  test.each([
    ['in-region', 'none'],
    ['collected', 'none'],
    ['elsewhere', 'DeliveryElsewhere'],
  ])('delivered %s where it must stay in the region: %s', async (delivery, expected) => {
    expect(await sale({ location: ['till', 'delivery'] }, { delivery })).toBe(expected);
  });
});

describe('campaigns that stand in relation', () => {
  test('the one that comes first has to be bought with, not only claimed', async () => {
    const first = await campaignWith();
    const second = await campaignWith({ relations: [{ kind: 'prerequisite', anyOf: [first] }] });
    const send = await asPerson(house, somebody());
    expect(await code(claim(send, second))).toBe('PrerequisiteMissing');
    await bought(send, first, 'washer');
    expect(await code(claim(send, second))).toBe('none');
  });

  test('of two that exclude each other, a claim in one that lands between the reads of a claim in the other is seen', async () => {
    const relations: Rules['relations'] = [{ kind: 'exclusion', group: 'between-reads' }];
    const [one, other] = [await campaignWith({ relations }), await campaignWith({ relations })];
    const send = await asPerson(house, somebody());
    let first = '';
    house.client.middlewareStack.add(
      (next, { commandName = '' }) =>
        async (args) => {
          if (first === '' && commandName === 'BatchGetItemCommand' && JSON.stringify(args.input).includes('GROUP#')) {
            first = 'on its way';
            first = await code(claim(send, other, 'fridge'));
          }
          return next(args);
        },
      { step: 'initialize', name: 'between' },
    );
    const second = await code(claim(send, one, 'phone'));
    house.client.middlewareStack.remove('between');
    expect([first, second]).toEqual(['none', 'OtherCampaignTaken']);
    await expectSound(house);
  });

  test('two that exclude each other, claimed 20 times at once in each: one campaign wins; given back, the other is free', async () => {
    const relations: Rules['relations'] = [{ kind: 'exclusion', group: 'either-or' }];
    const [one, other] = [await campaignWith({ relations }), await campaignWith({ relations })];
    const send = await asPerson(house, somebody());
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => claim(send, n % 2 === 0 ? one : other, n % 4 < 2 ? 'fridge' : 'phone')),
    );
    const winners = new Set(answers.flatMap((answer) => (answer.ok ? [answer.value.voucher.campaignId] : [])));
    expect(winners.size).toBe(1);
    const [winner] = winners;
    const loser = winner === one ? other : one;
    expect(await code(claim(send, loser, 'washer'))).toBe('OtherCampaignTaken');
    for (const answer of answers)
      if (answer.ok)
        await call(send, giveBackVoucher, {
          key: newKey(),
          params: { voucherId: answer.value.voucher.voucherId },
          body: {},
        });
    expect(await code(claim(send, loser, 'washer'))).toBe('none');
    await expectSound(house);
  });

  test('at most two items and 3,000 yuan together: the cap of what is held counts, what was bought counts with its subsidy', async () => {
    const relations: Rules['relations'] = [
      { kind: 'joint-maximum', group: 'three-thousand', itemsMax: 3, fenMax: 300_000 as never },
    ];
    const [one, other] = [await campaignWith({ relations }), await campaignWith({ relations })];
    const send = await asPerson(house, somebody());
    const { subsidyFen } = await bought(send, one, 'fridge');
    expect(subsidyFen).toBeLessThan(150_000);
    expect(await code(claim(send, other, 'washer'))).toBe('none');
    expect(await code(claim(send, one, 'air-conditioner'))).toBe('JointMaximumReached');
    expect(await code(claim(send, other, 'phone'))).toBe(subsidyFen <= 100_000 ? 'none' : 'JointMaximumReached');
    await expectSound(house);
  });

  test('campaigns that wait for each other, or for one that does not exist, are not saved', async () => {
    const officer = await signedIn(house, '样例经办员');
    const first = await campaignWith();
    const body = draftWith(MONEY, { relations: [{ kind: 'prerequisite', anyOf: [first] }] });
    const second = valueOf(await call(officer, campaigns.openCampaign, { key: newKey(), body })).campaign.campaignId;
    const back = draftWith(MONEY, { relations: [{ kind: 'prerequisite', anyOf: [second] }] });
    const params = { campaignId: first };
    expect(refusalCode(await call(officer, campaigns.reviseCampaign, { key: newKey(), params, body: back }))).toBe(
      'RelationCircular',
    );
    const nowhere = draftWith(MONEY, {
      relations: [{ kind: 'prerequisite', anyOf: ['cmp_01TEST00000000000000000001' as CampaignId] }],
    });
    expect(refusalCode(await call(officer, campaigns.openCampaign, { key: newKey(), body: nowhere }))).toBe(
      'RelationUnknown',
    );
  });
});
