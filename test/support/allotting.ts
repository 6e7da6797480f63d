import * as awards from '@luhuan/shared/api/awards';
import * as draws from '@luhuan/shared/api/draws';
import type { Category } from '@luhuan/shared/appliance/category';
import type { AllocationStanding } from '@luhuan/shared/award/standing';
import type { Rules } from '@luhuan/shared/campaign/revision';
import { type Instant, plusSeconds } from '@luhuan/shared/clock';
import { type PublicValue, roundFor } from '@luhuan/shared/draw/public-seed';
import type { CampaignId } from '@luhuan/shared/ids';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { signedIn, valueOf } from './caller.ts';
import type { TestHouse } from './house.ts';
import { PUBLIC_DRAW } from './samples.ts';
import { asPerson, claimed, draftWith, inForce, newKey, shopper } from './scenes.ts';

type Jobs = Pick<TestHouse, 'draws' | 'offerFreed' | 'lapse' | 'pump' | 'expire'>;

/** Runs every job of the clock until none has anything to do. */
export const settleAwards = async (house: Jobs): Promise<void> => {
  for (let done = 1; done > 0;) {
    done = (await house.lapse()) + (await house.expire());
    await house.pump.drain();
    done += (await house.draws()) + (await house.offerFreed());
  }
};

type Of<K extends AllocationStanding['kind']> = Extract<AllocationStanding, { kind: K }>;

/** How somebody stands with a category. */
export const standingIn = async <K extends AllocationStanding['kind']>(
  send: Transport,
  kind: K,
  { campaignId, category }: { readonly campaignId: CampaignId; readonly category: Category },
): Promise<Of<K>> => {
  const { items } = valueOf(await call(send, awards.getStanding, { params: { campaignId } }));
  const found = items.find((one): one is Of<K> => one.kind === kind && one.category === category);
  if (found === undefined) throw new Error(`no standing of ${kind} in ${category}`);
  return found;
};

/** drand's first round from a moment on, with a value that is invented. */
export const valueFrom = (at: Instant): PublicValue => {
  const { round } = roundFor('drand-quicknet', at);
  return { from: 'source', round, value: 'a1b2c3d4'.repeat(8), link: `https://example.org/public-values/${round}` };
};

type Drawing = { readonly campaignId: CampaignId; readonly category: Category; readonly round: number };

/** One officer enters the value of a round, another confirms it; then everything that is due happens. */
export const drawWith = async (house: TestHouse, params: Drawing, body: PublicValue): Promise<void> => {
  const [enters, confirms] = [await signedIn(house, '样例经办员'), await signedIn(house, '样例审批员')];
  valueOf(await call(enters, draws.enterPublicValue, { key: newKey(), params, body }));
  valueOf(await call(confirms, draws.confirmPublicValue, { key: newKey(), params, body: { value: body.value } }));
  await settleAwards(house);
};

export const register = (send: Transport, params: Drawing, key = newKey()) =>
  call(send, draws.registerForDraw, { key, params, body: {} });

export const join = (send: Transport, params: Omit<Drawing, 'round'>, key = newKey()) =>
  call(send, awards.joinLine, { key, params, body: {} });

/** Takes somebody's place at the office: a draw of this very hour, in which everybody is registered who is to be. */
export const openDraw = async (
  house: TestHouse,
  { category, budgetFen }: { readonly category: Category; readonly budgetFen: number },
): Promise<CampaignId> => {
  const now = house.clock.now();
  const rounds = [{ registerFrom: now, registerUntil: plusSeconds(now, 60), drawnAt: plusSeconds(now, 60) }];
  const allocation = { kind: 'draw' as const, rounds, ...PUBLIC_DRAW };
  return inForce(house, draftWith([{ category, budgetFen }], { allocation, programme: 'drawn-here' }));
};

/** A campaign with a waiting list and so many vouchers of ¥1,500. */
export const openLine = (
  house: TestHouse,
  category: Category,
  units: number,
  change: Partial<Rules> = {},
): Promise<CampaignId> => {
  const allocation = { kind: 'waiting-list' as const, answerHours: 24 };
  return inForce(
    house,
    draftWith([{ category, budgetFen: units * 150_000 }], { allocation, programme: 'in-line-here', ...change }),
  );
};

/** Three register for one voucher, which one of them wins; of two in line one is offered a voucher and claims it. */
export const drawAndWait = async (house: TestHouse): Promise<void> => {
  const category = 'washer' as const;
  const campaignId = await openDraw(house, { category, budgetFen: 150_000 });
  const key = { campaignId, category, round: 1 };
  for (const number of [81, 82, 83]) valueOf(await register(await asPerson(house, shopper(number)), key));
  house.clock.advance(60 + 1_200);
  await settleAwards(house);
  const at = house.clock.now();
  house.clock.advance(3);
  await drawWith(house, key, valueFrom(at));
  const line = { campaignId: await openLine(house, category, 1), category };
  const [offered, waits] = [await asPerson(house, shopper(84)), await asPerson(house, shopper(85))];
  valueOf(await join(offered, line));
  house.clock.advance(1);
  valueOf(await join(waits, line));
  await settleAwards(house);
  await claimed(offered, line.campaignId, category);
};

/** A winner gives up what they won, and somebody registers and leaves again; a line whose campaign is over in a week is left, too. */
export const changeTheirMinds = async (house: TestHouse): Promise<void> => {
  const category = 'television' as const;
  const campaignId = await openDraw(house, { category, budgetFen: 150_000 });
  const key = { campaignId, category, round: 1 };
  const [wins, leaves] = [await asPerson(house, shopper(86)), await asPerson(house, shopper(87))];
  for (const send of [wins, leaves]) valueOf(await register(send, key));
  const nothing = { key: newKey(), body: {} };
  valueOf(await call(leaves, draws.withdrawFromDraw, { ...nothing, params: key }));
  house.clock.advance(60 + 1_200);
  await settleAwards(house);
  valueOf(await call(wins, draws.listDrawEntries, { params: key }));
  const at = house.clock.now();
  house.clock.advance(3);
  await drawWith(house, key, valueFrom(at));
  const { award } = await standingIn(wins, 'draw', key);
  if (award === null) throw new Error('nothing was won');
  const { awardId } = award;
  valueOf(await call(wins, awards.declineAward, { ...nothing, params: { campaignId, category, awardId } }));
  const window = { from: house.clock.now(), until: plusSeconds(house.clock.now(), 7 * 86_400) };
  const line = { campaignId: await openLine(house, category, 1, { window }), category };
  valueOf(await join(leaves, line));
  await standingIn(leaves, 'waiting-list', line);
  valueOf(await call(leaves, awards.leaveLine, { ...nothing, params: line }));
};
