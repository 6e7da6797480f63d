import { claimVoucher, giveBackVoucher } from '@luhuan/shared/api/vouchers';
import type { CampaignId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, valueOf } from '../support/caller.ts';
import { engines } from '../support/engines.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { RELATIVE, STAFF, accepted, actingFor, offered, readyMade } from '../support/powers.ts';
import { approvedCampaign, asPerson, newKey, shopper } from '../support/scenes.ts';

const LIMIT = 20;

describe.each(engines())('on $name', ({ start }) => {
  let house: TestHouse;
  let campaignId: CampaignId;
  beforeAll(async () => {
    house = await startHouse(start);
    campaignId = await approvedCampaign(house, { phone: 1_000 * 500 });
  });
  afterAll(async () => {
    await expectSound(house);
    await house.stop();
  });

  let people = 0;
  const elders = (count: number): Person[] => Array.from({ length: count }, () => shopper(++people));

  /** Asks again while the counter is contended, as a client does. */
  const claimFor = async (helper: Person, elder: Person): Promise<string> => {
    const send = actingFor(await asPerson(house, helper), elder);
    const key = newKey();
    for (let round = 0; round < 50; round++) {
      const params = { campaignId, category: 'phone' as const };
      const code = refusalCode(await call(send, claimVoucher, { key, params, body: {} }));
      if (code !== 'Busy') return code;
    }
    return 'Busy';
  };
  const helpAll = async (helper: Person, all: readonly Person[], terms: typeof STAFF): Promise<void> => {
    for (const elder of all) {
      const offerId = await offered(await asPerson(house, elder), terms);
      valueOf(await accepted(await asPerson(house, helper), offerId));
    }
  };

  test(`a clerk claims for 40 people at once with ${LIMIT} left: exactly ${LIMIT} claims, the rest are told until when`, async () => {
    const clerk = readyMade('样例店员一');
    const all = elders(40);
    await helpAll(clerk, all, STAFF);
    const codes = await Promise.all(all.map((elder) => claimFor(clerk, elder)));
    expect(codes.filter((code) => code === 'none')).toHaveLength(LIMIT);
    expect(codes.filter((code) => code === 'AssistLimit')).toHaveLength(40 - LIMIT);
  });

  test('the day ends at midnight in Shanghai; giving back does not count', async () => {
    const clerk = readyMade('样例店长');
    house.clock.set('2026-03-02T15:59:59.999Z' as never);
    const all = elders(LIMIT + 2);
    await helpAll(clerk, all, STAFF);
    const [first, ...others] = all;
    if (first === undefined) throw new Error('nobody');
    const send = actingFor(await asPerson(house, clerk), first);
    const params = { campaignId, category: 'phone' as const };
    const { voucher } = valueOf(await call(send, claimVoucher, { key: newKey(), params, body: {} }));
    const { voucherId } = voucher;
    valueOf(await call(send, giveBackVoucher, { key: newKey(), params: { voucherId }, body: {} }));
    const codes: string[] = [];
    for (const elder of others) codes.push(await claimFor(clerk, elder));
    expect(codes.filter((code) => code === 'none')).toHaveLength(LIMIT - 1);
    expect(codes.slice(LIMIT - 1)).toEqual(['AssistLimit', 'AssistLimit']);
    house.clock.advance(0.001);
    expect(await claimFor(clerk, others.at(-1) ?? first)).toBe('none');
  });

  test('a relative has no limit by the day, and a clerk who acts as a relative none either', async () => {
    const clerk = readyMade('样例店员二');
    const all = elders(3);
    await helpAll(clerk, all, RELATIVE);
    for (const elder of all) expect(await claimFor(clerk, elder)).toBe('none');
  });
});
