import * as api from '@luhuan/shared/api/owned';
import * as recalls from '@luhuan/shared/api/recalls';
import { returnGoods } from '@luhuan/shared/api/returns';
import type { OwnedId, RecallId } from '@luhuan/shared/ids';
import { Bought, OWNED_MAX } from '@luhuan/shared/owned/owned';
import { RECALLS_MAX } from '@luhuan/shared/recall/recall';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { updateOne } from '../../functions/src/platform/table.ts';
import { RecallCountRow } from '../../functions/src/recall/store.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, signedIn, transport, valueOf } from '../support/caller.ts';
import { MODELS, type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { OWNED, enter, ownedBy, publish } from '../support/owned.ts';
import { shanghai } from '../support/samples.ts';
import { approvedCampaign, asPerson, eligibleModel, newKey, shopper, sold } from '../support/scenes.ts';
import { erase, exported, leftOf } from '../support/vault.ts';

let house: TestHouse;
let officer: Transport;
let people = 300;
beforeAll(async () => {
  house = await startHouse();
});
beforeEach(async () => {
  house.clock.set(shanghai('2026-03-01T10:00'));
  officer = await signedIn(house, '样例经办员');
});
afterAll(async () => {
  await expectSound(house);
  await house.stop();
});

const somebody = () => asPerson(house, shopper(++people));
const edit = (send: Transport, ownedId: OwnedId, change: object, key = newKey()) => {
  const { serialNumber: _serial, ...terms } = OWNED;
  return call(send, api.editOwned, { key, params: { ownedId }, body: { ...terms, ...change } });
};
const remove = (send: Transport, ownedId: OwnedId, key = newKey()) =>
  call(send, api.removeOwned, { key, params: { ownedId }, body: {} });
const restore = (send: Transport, ownedId: OwnedId, key = newKey()) =>
  call(send, api.restoreOwned, { key, params: { ownedId }, body: {} });
const withdraw = (send: Transport, recallId: RecallId, key = newKey()) =>
  call(send, recalls.withdrawRecall, { key, params: { recallId }, body: { reason: '型号写错，重新发布' } });
/** Whoever met only contention asks again under the same key, as the phone does. */
const insists = async (ask: () => ReturnType<typeof enter>) => {
  for (;;) {
    const answer = await ask();
    if (refusalCode(answer) !== 'Busy') return answer;
  }
};

describe('what somebody entered as theirs', () => {
  test('is listed with what the register knows, corrected, removed, and brought back within a day', async () => {
    const send = await somebody();
    const { gtin, name, label, modelNumber } = eligibleModel('washer');
    const key = newKey();
    const { ownedId } = valueOf(await enter(send, { category: 'washer', gtin, modelNumber: null }, key));
    expect(valueOf(await enter(send, { category: 'washer', gtin, modelNumber: null }, key))).toEqual({ ownedId });
    expect(refusalCode(await enter(send, {}, key))).toBe('IdempotencyKeyReused');
    const [first, ...others] = await ownedBy(send);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ origin: 'hand', ownedId, name, label, modelNumber, serialEnd: '0150', alerts: [] });
    expect(JSON.stringify(first)).not.toContain('SN000150');

    valueOf(await edit(send, ownedId, { brand: '云样', bought: Bought.parse('2019'), warrantyUntil: '2027-01-01' }));
    const corrected = { brand: '云样', bought: '2019', warranty: { until: '2027-01-01', assumed: false } };
    expect(await ownedBy(send)).toMatchObject([{ ...corrected, serialEnd: '0150' }]);
    valueOf(await edit(send, ownedId, { serialNumber: null }));
    expect((await ownedBy(send))[0]?.serialEnd).toBeNull();

    valueOf(await remove(send, ownedId));
    expect(await ownedBy(send)).toEqual([]);
    expect(refusalCode(await remove(send, ownedId))).toBe('NotFound');
    expect(refusalCode(await edit(send, ownedId, {}))).toBe('NotFound');
    valueOf(await restore(send, ownedId));
    expect(await ownedBy(send)).toHaveLength(1);
    expect(refusalCode(await restore(send, ownedId))).toBe('NotFound');
    valueOf(await remove(send, ownedId));
    house.clock.advance(86_400);
    expect(refusalCode(await restore(send, ownedId))).toBe('NotFound');
  });

  test('of tomorrow, of no brand, or with a serial number that is none is not taken', async () => {
    const send = await somebody();
    for (const change of [{ bought: '2026-03-02' }, { bought: '2027' }, { brand: ' ' }, { bought: '2025-02-30' }])
      expect(refusalCode(await enter(send, change as never))).toBe('RequestInvalid');
    expect(refusalCode(await enter(send, { serialNumber: '序列号' as never }))).toBe('RequestInvalid');
    expect(await ownedBy(send)).toEqual([]);
  });

  test('is a hundred at the most: 20 at once on top of 99 leave a hundred, room is made by removing, and all of them go with the person', async () => {
    const person = shopper(++people);
    const send = await asPerson(house, person);
    for (let count = 0; count < OWNED_MAX - 1; count += 11)
      await Promise.all(Array.from({ length: 11 }, () => insistsOn(send)));
    const keys = Array.from({ length: 20 }, () => newKey());
    const codes = await Promise.all(keys.map(async (key) => refusalCode(await insists(() => enter(send, {}, key)))));
    expect(codes.filter((code) => code === 'none')).toHaveLength(1);
    expect(codes.filter((code) => code === 'OwnedTooMany')).toHaveLength(19);
    const [one] = await ownedBy(send);
    if (one?.origin !== 'hand') throw new Error('nothing was entered');
    valueOf(await remove(send, one.ownedId));
    valueOf(await enter(send));
    expect(refusalCode(await restore(send, one.ownedId))).toBe('OwnedTooMany');
    expect(await ownedBy(send)).toHaveLength(OWNED_MAX);
    // more than goes in one transaction
    valueOf(await erase(send));
    expect((await leftOf(house, person.personId)).table).toEqual(['ERASURE']);
  });
  const insistsOn = (send: Transport) => {
    const key = newKey();
    return insists(() => enter(send, {}, key));
  };

  test('is in the export with its number, and gone with the person', async () => {
    const person = shopper(++people);
    const send = await asPerson(house, person);
    const { ownedId } = valueOf(await enter(send));
    expect((await exported(send)).owned).toMatchObject([{ ownedId, serialNumber: 'SN000150' }]);
    valueOf(await erase(send));
    expect((await leftOf(house, person.personId)).table).toEqual(['ERASURE']);
  });
});

test('what was bought with a voucher is there by itself, with its warranty, until the goods are brought back', async () => {
  const till = await signedIn(house, '样例店员一');
  const campaignId = await approvedCampaign(house, { fridge: 150_000 });
  const buyer = shopper(++people);
  const { redemptionId, voucherId, gtin, serialNumber } = await sold(house, till, campaignId, buyer);
  const send = await asPerson(house, buyer);
  expect(await ownedBy(send)).toMatchObject([
    {
      origin: 'purchase',
      voucherId,
      gtin,
      bought: '2026-03-01',
      serialEnd: serialNumber.slice(-4),
      warranty: { until: '2027-03-01', assumed: true },
    },
  ]);
  // its own number is known, so a recall of other numbers is none of theirs
  const model = { brand: eligibleModel('fridge').brand, gtins: [gtin], modelNumbers: [] };
  const range = { from: serialNumber, to: serialNumber } as never;
  const { recallId } = valueOf(await publish(officer, { ...model, serials: range }));
  expect((await ownedBy(send))[0]?.alerts).toMatchObject([{ match: 'certainly', recall: { recallId } }]);
  valueOf(await withdraw(officer, recallId));
  const zeros = '0'.repeat(serialNumber.length);
  const other = { from: zeros, to: zeros } as never;
  const elsewhere = valueOf(await publish(officer, { ...model, serials: other }));
  expect((await ownedBy(send))[0]?.alerts).toEqual([]);
  valueOf(await withdraw(officer, elsewhere.recallId));
  house.clock.advance(60);
  const body = { want: { kind: 'whole' as const }, reason: 'changed-mind' as const, seen: 0 };
  valueOf(await call(till, returnGoods, { key: newKey(), params: { redemptionId }, body }));
  expect(await ownedBy(send)).toEqual([]);
});

describe('a recall', () => {
  test('published once under one key alerts every owner until it is withdrawn, and its reason is read by everybody', async () => {
    const [surely, perhaps, safe] = [await somebody(), await somebody(), await somebody()];
    valueOf(await enter(surely));
    valueOf(await enter(perhaps, { serialNumber: null }));
    valueOf(await enter(safe, { serialNumber: 'SN000200' as never }));
    const key = newKey();
    const recall = valueOf(await publish(officer, {}, key));
    expect(valueOf(await publish(officer, {}, key))).toEqual(recall);
    const heard = async () =>
      Promise.all(
        [surely, perhaps, safe].map(async (send) => (await ownedBy(send))[0]?.alerts.map(({ match }) => match)),
      );
    expect(await heard()).toEqual([['certainly'], ['perhaps'], []]);
    const { recallId } = recall;
    const withdrawn = valueOf(await withdraw(officer, recallId));
    expect(withdrawn.withdrawn).toMatchObject({ reason: '型号写错，重新发布' });
    expect(await heard()).toEqual([[], [], []]);
    expect(refusalCode(await withdraw(officer, recallId))).toBe('RecallWithdrawn');
    const { items } = valueOf(await call(transport(house), recalls.listRecalls, { query: {} }));
    expect(items).toContainEqual(withdrawn);
  });

  test('shows before it is published which models it touches, and stands on their pages then', async () => {
    const [one, other] = MODELS.filter(({ category, brand }) => category === 'washer' && brand !== '');
    if (one === undefined || other === undefined) throw new Error('no washers');
    const nowhere = '6901234567892' as never;
    const asked = { category: 'washer', brand: one.brand, gtins: [nowhere], modelNumbers: [one.modelNumber] } as const;
    const preview = valueOf(
      await call(officer, recalls.previewRecall, {
        body: { ...asked, gtins: [...asked.gtins], modelNumbers: [...asked.modelNumbers] },
      }),
    );
    expect(preview.models.map(({ gtin }) => gtin)).toEqual([one.gtin]);
    expect(preview.unknownGtins).toEqual([nowhere]);
    const { recallId } = valueOf(
      await publish(officer, { category: 'washer', brand: one.brand, modelNumbers: [one.modelNumber], serials: null }),
    );
    const on = async (gtin: typeof one.gtin) =>
      valueOf(await call(transport(house), recalls.listModelRecalls, { params: { gtin } })).items.map(
        (found) => found.recallId,
      );
    expect(await on(one.gtin)).toEqual([recallId]);
    expect(await on(other.gtin)).toEqual([]);
    valueOf(await withdraw(officer, recallId));
  });

  test('is no clerk’s to publish, and another region’s office cannot withdraw it', async () => {
    const clerk = await signedIn(house, '样例店员一');
    expect(refusalCode(await publish(clerk))).toBe('NotAllowed');
    const { recallId } = valueOf(await publish(officer));
    const far = { ...shopper(++people), roles: ['approver' as const], officeRegionCode: '330100' as never };
    expect(refusalCode(await withdraw(await asPerson(house, far), recallId))).toBe('NotFound');
    const answers = await Promise.all(Array.from({ length: 5 }, () => withdraw(officer, recallId)));
    expect(answers.map(refusalCode).filter((code) => code === 'none')).toHaveLength(1);
  });

  test('is one too many when as many stand as everybody can look through', async () => {
    const count = (to: number) =>
      updateOne(
        house.table,
        {
          TableName: house.table.name,
          Key: { pk: 'RECALLS#ALL', sk: 'COUNT' },
          UpdateExpression: 'SET #count = :to',
          ExpressionAttributeNames: { '#count': 'count' },
          ExpressionAttributeValues: { ':to': to },
        },
        RecallCountRow,
      );
    await count(RECALLS_MAX);
    expect(refusalCode(await publish(officer))).toBe('RecallsTooMany');
    await count(0);
  });
});
