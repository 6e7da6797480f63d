import { reckonThreeAccounts } from '@luhuan/shared/api/three-accounts';
import { Gtin, gtinCheckDigit } from '@luhuan/shared/appliance/gtin';
import { RegionCode } from '@luhuan/shared/region';
import { machineOf } from '@luhuan/shared/three-accounts/machine';
import { monthOf, threeAccounts } from '@luhuan/shared/three-accounts/three-accounts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, transport, valueOf } from '../support/caller.ts';
import { type TestHouse, startHouse } from '../support/house.ts';
import { eligibleModel } from '../support/scenes.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

const old = {
  size: null,
  build: null,
  known: {
    by: 'label' as const,
    values: [{ quantity: 'daily-consumption' as const, value: 2.1, unit: 'kWh/24h' as const }],
    standard: 'GB 12021.2-2008',
  },
  boughtYear: 2012,
};
const home = {
  regionCode: RegionCode.parse('110105'),
  householdKwh: 2_400,
  billPrice: null,
  waterPriceFen: null,
  cost: null,
};

test('anybody asks with the code of a model or with facts by hand, and is told what the phone reckons itself', async () => {
  const model = eligibleModel('fridge');
  const send = transport(house);
  const answer = valueOf(await call(send, reckonThreeAccounts, { body: { old, ...home, next: { gtin: model.gtin } } }));
  const next = machineOf(model);
  const here = threeAccounts({ category: 'fridge', old, next, ...home }, monthOf(house.clock.now()));
  expect(answer).toEqual(here);
  expect([answer.energy.state, answer.money.state, answer.safety.state]).toEqual(['reckoned', 'reckoned', 'reckoned']);
  const byHand = await call(send, reckonThreeAccounts, {
    body: { old, ...home, next: { category: 'fridge', machine: next } },
  });
  expect(valueOf(byHand)).toEqual(here);
});

test('a code that the catalogue does not have is refused', async () => {
  const stem = '699999999999';
  const gtin = Gtin.parse(stem + gtinCheckDigit(stem));
  expect(
    refusalCode(await call(transport(house), reckonThreeAccounts, { body: { old, ...home, next: { gtin } } })),
  ).toBe('ModelUnknown');
});
