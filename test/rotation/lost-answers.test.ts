import { verifyIdentity } from '@luhuan/shared/api/people';
import { redeemVoucher } from '@luhuan/shared/api/redemptions';
import type { CampaignId } from '@luhuan/shared/ids';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMONSTRATION_CITIZENS } from '../../functions/src/demonstration/citizens.ts';
import { rotateDigests } from '../../functions/src/digest/rotate-digests.ts';
import { readRing } from '../../functions/src/platform/digest-ring.ts';
import { call } from '../../miniprogram/src/api/call.ts';
import { askWeChatSession, refusalCode, signedIn, signedInWithWeChat } from '../support/caller.ts';
import { FAULTS, type Fault } from '../support/faults.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import {
  approvedCampaign,
  asPerson,
  claimed,
  eligibleModel,
  entryOf,
  newKey,
  reserved,
  saleOf,
  shopper,
  unverified,
} from '../support/scenes.ts';

const fridge = eligibleModel('fridge');

describe.each(['opened', 'doubled', 'turned', 'trimmed'] as const)('while the ring is %s', (phase) => {
  let house: TestHouse;
  let campaignId: CampaignId;
  beforeAll(async () => {
    house = await startHouse();
    campaignId = await approvedCampaign(house, { fridge: 100 * 1_500 });
    while ((await readRing(house.table)).phase !== phase) {
      house.clock.advance(60);
      await rotateDigests({ table: house.table, ringKeys: house.ringKeys, clock: house.clock })(() => undefined);
    }
    house.clock.advance(60);
  });
  afterAll(() => house.stop());

  /** Spoils the first transaction that is sent. */
  const spoilt = async <T>(fault: Fault, work: () => Promise<T>): Promise<T> => {
    let hit = false;
    const { result } = await house.faults.during(({ command }) => {
      if (hit || command !== 'TransactWriteItems') return undefined;
      hit = true;
      return fault;
    }, work);
    expect(hit).toBe(true);
    return result;
  };

  let people = 0;
  const previewed = async () => {
    const till = await signedIn(house, '样例店员一');
    const held = await claimed(await asPerson(house, shopper(++people)), campaignId, 'fridge');
    return { till, sale: saleOf(await reserved(house, till, held), fridge) };
  };

  test.each(FAULTS)('a redemption whose transaction is %s is made once, and its unit is used', async (fault) => {
    const { till, sale } = await previewed();
    const key = newKey();
    await spoilt(fault, () => call(till, redeemVoucher, { key, body: sale }));
    expect(refusalCode(await call(till, redeemVoucher, { key, body: sale }))).toBe('none');
    const other = await previewed();
    const again = { ...other.sale, serialNumber: sale.serialNumber };
    expect(refusalCode(await call(other.till, redeemVoucher, { key: newKey(), body: again }))).toBe('SerialUsed');
    await expectSound(house);
  });

  test('a proof of identity whose answer is lost is one proof, and a second account has none', async () => {
    const [citizen] = DEMONSTRATION_CITIZENS;
    const [person, other, key] = [await unverified(house), await unverified(house), newKey()];
    await spoilt('lost-after', () => call(person, verifyIdentity, { key, body: entryOf(citizen) }));
    expect(refusalCode(await call(person, verifyIdentity, { key, body: entryOf(citizen) }))).toBe('none');
    const taken = await call(other, verifyIdentity, { key: newKey(), body: entryOf(citizen) });
    expect(refusalCode(taken)).toBe('IdentityTaken');
    await expectSound(house);
  });

  test.each(FAULTS)('a first sign-in whose transaction is %s makes one person', async (fault) => {
    const first = await spoilt(fault, () => askWeChatSession(house, `o-${fault}`));
    const { person } = await signedInWithWeChat(house, `o-${fault}`);
    if (first.ok) expect(first.value.person).toEqual(person);
    await expectSound(house);
  });
});
