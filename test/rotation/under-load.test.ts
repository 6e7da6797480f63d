import { linkPhone, verifyIdentity } from '@luhuan/shared/api/people';
import { redeemVoucher } from '@luhuan/shared/api/redemptions';
import { fen } from '@luhuan/shared/fen';
import type { CampaignId } from '@luhuan/shared/ids';
import { Mobile } from '@luhuan/shared/identity/mobile';
import { PersonName } from '@luhuan/shared/identity/person-name';
import { ResidentId } from '@luhuan/shared/identity/resident-id';
import type { Imei } from '@luhuan/shared/redemption/imei';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rotateDigests } from '../../functions/src/digest/rotate-digests.ts';
import { checkService } from '../../functions/src/identity/check-service.ts';
import { readSnapshot } from '../../functions/src/invariant/store.ts';
import { apiOf } from '../../functions/src/lambda/bindings.ts';
import { startIdentityServer } from '../../functions/src/local/identity-server.ts';
import { PHASE_NAMES } from '../../functions/src/platform/digest-ring.ts';
import { openRings } from '../../functions/src/platform/digests.ts';
import { call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, signedIn, signedInWithWeChat, transport } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { countsByVersion } from '../support/locks.ts';
import {
  type Citizen,
  approvedCampaign,
  asPerson,
  claimed,
  eligibleModel,
  entryOf,
  newKey,
  reserved,
  sampleImei,
  saleOf,
  shopper,
  unverified,
} from '../support/scenes.ts';

const fridge = eligibleModel('fridge');
const phone = eligibleModel('phone', fen(500_000));

/** People known to nobody but this test: numbers of the right shape that plainly count up. */
const citizenOf = (number: number): Citizen => {
  const digits = `44030519600101${String(number).padStart(3, '0')}`;
  const residentId = [...'0123456789X'].map((check) => ResidentId.safeParse(digits + check)).find((one) => one.success);
  if (residentId?.data === undefined) throw new Error(`no check character for ${digits}`);
  const mobile = Mobile.parse(`137${String(number).padStart(8, '0')}`);
  return { name: PersonName.parse('样例人'), residentId: residentId.data, mobile };
};
const CITIZENS = Array.from({ length: 20 }, (_, index) => citizenOf(index + 1));

let house: TestHouse;
let identities: Awaited<ReturnType<typeof startIdentityServer>>;
let campaignId: CampaignId;
beforeAll(async () => {
  house = await startHouse();
  identities = await startIdentityServer(CITIZENS);
  campaignId = await approvedCampaign(house, { fridge: 1_000 * 1_500, phone: 1_000 * 500 });
});
afterAll(async () => {
  await identities.stop();
  await house.stop();
});

/** One more server over the same table, with a memory of the ring of its own. */
const server = (): TestHouse => {
  const own = {
    ...house,
    rings: openRings(house.table, house.ringKeys),
    checkIdentity: checkService(identities.origin),
  };
  return { ...own, api: apiOf(own, 'demonstration') };
};

let people = 0;
/** A new person claims, and a till of that server redeems it for the unit with that serial number. */
const sell = async (at: TestHouse, serialNumber?: string): Promise<string> => {
  const till = await signedIn(at, '样例店员一');
  const preview = await reserved(at, till, await claimed(await asPerson(at, shopper(++people)), campaignId, 'fridge'));
  const sale = { ...saleOf(preview, fridge), ...(serialNumber === undefined ? {} : { serialNumber }) };
  return refusalCode(await call(till, redeemVoucher, { key: newKey(), body: sale }));
};
/** The same for a phone with that IMEI, beside one that no other phone has. */
const sellPhone = async (at: TestHouse, imei: Imei): Promise<string> => {
  const till = await signedIn(at, '样例店员一');
  const preview = await reserved(at, till, await claimed(await asPerson(at, shopper(++people)), campaignId, 'phone'));
  const other = sampleImei(900_000 + people);
  const imeis = people % 2 === 0 ? [imei, other] : [other, imei];
  return refusalCode(await call(till, redeemVoucher, { key: newKey(), body: { ...saleOf(preview, phone), imeis } }));
};
const prove = async (at: TestHouse, citizen: Citizen): Promise<string> =>
  refusalCode(await call(await unverified(at), verifyIdentity, { key: newKey(), body: entryOf(citizen) }));
const arrive = async (at: TestHouse, openid: string): Promise<string> =>
  (await signedInWithWeChat(at, openid)).person.personId;
const showPhone = async (at: TestHouse, openid: string, number: string): Promise<string> => {
  const { token } = await signedInWithWeChat(at, openid);
  return refusalCode(
    await call(transport(at, token), linkPhone, { body: { code: house.wechatServer.givePhone(number) } }),
  );
};

const won = (codes: readonly string[]): number => codes.filter((code) => code === 'none').length;
const lost = (codes: readonly string[], refusal: string): number => codes.filter((code) => code === refusal).length;

/** Serial numbers, citizens and openids that are taken, with what became of them. */
const taken = {
  serials: [] as string[],
  imeis: [] as Imei[],
  citizens: [] as Citizen[],
  openids: new Map<string, string>(),
};
let rounds = 0;

/** What all servers do at once: new units, and the same unit, human and phone at every server; then all of the past once more. */
const trade = async (servers: readonly TestHouse[]): Promise<void> => {
  const round = ++rounds;
  const [serial, openid, citizen] = [`ROUND${String(round).padStart(6, '0')}`, `o-round-${round}`, CITIZENS[round]];
  if (citizen === undefined) throw new Error('more rounds than citizens');
  const everywhere = <T>(run: (at: TestHouse) => Promise<T>): Promise<T[]> => Promise.all(servers.map(run));
  const imei = sampleImei(800_000 + round);
  const [fresh, same, phoneSales, proofs, arrivals, phones] = await Promise.all([
    everywhere(async (at) => [await sell(at), await sell(at), await sell(at), await sell(at)]),
    everywhere((at) => sell(at, serial)),
    everywhere((at) => sellPhone(at, imei)),
    everywhere((at) => prove(at, citizen)),
    everywhere((at) => arrive(at, openid)),
    everywhere((at) => showPhone(at, `o-phone-${round}-${servers.indexOf(at)}`, `1390000${1_000 + round}`)),
  ]);
  expect(won(fresh.flat())).toBe(4 * servers.length);
  expect([won(same), lost(same, 'SerialUsed')]).toEqual([1, servers.length - 1]);
  expect([won(phoneSales), lost(phoneSales, 'ImeiUsed')]).toEqual([1, servers.length - 1]);
  expect([won(proofs), lost(proofs, 'IdentityTaken')]).toEqual([1, servers.length - 1]);
  expect([won(phones), lost(phones, 'PhoneTaken')]).toEqual([1, servers.length - 1]);
  expect(new Set(arrivals).size).toBe(1);
  for (const [index, at] of servers.entries()) {
    const before = taken.serials.filter((_, number) => number % servers.length === index);
    for (const used of before) expect(await sell(at, used)).toBe('SerialUsed');
    for (const used of taken.imeis.slice(-3)) expect(await sellPhone(at, used)).toBe('ImeiUsed');
    for (const proven of taken.citizens.slice(-2)) expect(await prove(at, proven)).toBe('IdentityTaken');
    for (const [known, personId] of taken.openids) expect(await arrive(at, known)).toBe(personId);
  }
  taken.serials.push(serial);
  taken.imeis.push(imei);
  taken.citizens.push(citizen);
  taken.openids.set(openid, arrivals[0] ?? '');
};

test('a whole rotation under trade, with servers one phase behind: 1 redemption a unit and an IMEI, 1 person a human, 1 person an openid', async () => {
  const rotate = rotateDigests({ table: house.table, ringKeys: house.ringKeys, clock: house.clock });
  const phases: string[] = [];
  while (phases.at(-1) !== 'steady') {
    house.clock.advance(61);
    const behind = [server(), server()];
    // the move, and the work before it, come in the middle of trade; from here on these two know the phase before it
    await Promise.all(behind.map((at) => at.rings.current(house.clock.now())));
    const [moved] = await Promise.all([rotate(() => undefined), trade(behind)]);
    if (!moved.ok) throw new Error(moved.error.code);
    phases.push(moved.value.ring.phase);
    house.clock.advance(29);
    await trade([...behind, server()]);
    await expectSound(house);
  }
  expect(phases).toEqual([...PHASE_NAMES.slice(1), 'steady']);
  const {
    redemption,
    identity,
    openid,
    phone: phones,
    slot,
    'serial-lock': locks,
    'imei-lock': imeis,
  } = await readSnapshot(house.table);
  expect(redemption.length).toBe(2 * rounds + 5 * 4 * (2 + 3));
  expect(slot.length).toBeGreaterThan(redemption.length);
  expect([locks.length, imeis.length, identity.length, phones.length]).toEqual([
    redemption.length,
    2 * rounds,
    rounds,
    rounds,
  ]);
  const there = locks.length + imeis.length + identity.length + openid.length + phones.length;
  expect(await countsByVersion(house.table, [1, 2])).toEqual([0, there]);
}, 180_000);
