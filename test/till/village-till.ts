import { redeemVoucher, reserveVoucher } from '@luhuan/shared/api/redemptions';
import type { WalletVoucher } from '@luhuan/shared/api/vouchers';
import type { Instant } from '@luhuan/shared/clock';
import { seeded } from '@luhuan/shared/impact/seeded';
import type { Person } from '@luhuan/shared/person/person';
import { codeAt } from '@luhuan/shared/voucher/rotating-code';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { NO_ENTRIES } from '../../miniprogram/src/retailer/pages/till/entries.ts';
import type { Entry } from '../../miniprogram/src/retailer/queue/entry.ts';
import { transport } from '../support/caller.ts';
import type { TestHouse } from '../support/house.ts';
import { shanghai } from '../support/samples.ts';
import { eligibleModel, newKey, saleOf, sessionFor } from '../support/scenes.ts';
import { queuePhone } from './queue-phone.ts';
import { villageRoad, villageWeather } from './village-network.ts';

const fridge = eligibleModel('fridge');
/** What the second phone takes for the time. */
const WRONG_CLOCK = shanghai('2031-07-01T00:00');

/** One sale as it was recorded, and what the till told of it in the end. */
export type Recorded = {
  readonly key: string;
  readonly phone: number;
  readonly voucherId: string;
  readonly serialNumber: string;
  /** Of what the server refused: that its reason was there to read. */
  told: 'nothing' | 'confirmed' | { readonly refused: string; readonly words: string };
  wiped: boolean;
};

/** A customer with a voucher and a fridge of their own, until the fridge is theirs or they go home. */
export type Customer = {
  readonly held: WalletVoucher;
  readonly unit: number;
  readonly comesAt: number;
  readonly restless: boolean;
  phone: number;
  waitsSince: number | null;
  over: boolean;
};

/** A phone in the village, its clerk and its network. */
export const openTill = async (house: TestHouse, clerk: Person, seed: number, minute: () => number) => {
  const random = seeded(seed);
  const weather = villageWeather(random);
  const session = await sessionFor(house, clerk);
  const sent = transport(house, session.token);
  const phone = queuePhone();
  if (clerk.shopId === null) throw new Error('a clerk without a shop');
  const owner = { shopId: clerk.shopId, personId: clerk.personId };
  /** Something of the app's, which is killed in the middle or ends. @returns nothing where it was killed */
  const running = <T>(work: (send: Transport) => Promise<T>): Promise<T | undefined> =>
    new Promise((over, failed) => {
      const onKill = () => {
        phone.restarts(owner);
        over(undefined);
      };
      work(villageRoad(sent, { weather: () => weather(minute()), random, onKill })).then(over, failed);
    });
  return { phone, owner, random, running, asks: () => running((send) => phone.asks(owner, send)) };
};
export type Till = Awaited<ReturnType<typeof openTill>>;

/** The code of this moment, scanned, typed up and recorded; nothing where the scan did not get through. */
export const sells = async (
  { phone, owner, running }: Till,
  customer: Customer,
  now: Instant,
): Promise<Recorded | undefined> => {
  const { held, unit } = customer;
  const { qrText } = codeAt(held.secret ?? '', held.voucher.voucherId, now);
  const reserved = await running((send) => call(send, reserveVoucher, { key: newKey(), body: { code: qrText } }));
  if (reserved?.ok === false && reserved.error.kind === 'refused')
    customer.over = reserved.error.problem.code !== 'Busy';
  if (reserved?.ok !== true) return undefined;
  const serialNumber = `VILLAGE${String(unit).padStart(8, '0')}`;
  const sale = {
    ...saleOf(reserved.value, fridge),
    serialNumber,
    invoiceNumber: `2666${String(unit).padStart(16, '0')}`,
  };
  const { category, capFen } = held.voucher;
  const seen = { category, model: fridge.name, subsidyFen: capFen, payFen: capFen };
  const asked = {
    verb: 'redeem' as const,
    sale: redeemVoucher.body.parse(sale),
    entries: { ...NO_ENTRIES, serialNumber },
    seen,
  };
  const key = phone.records(owner, asked, customer.phone === 1 ? WRONG_CLOCK : now);
  const { voucherId } = held.voucher;
  return { key, phone: customer.phone, voucherId, serialNumber, told: 'nothing', wiped: false };
};

/** The clerk reads what was answered and puts it away. */
export const reads = ({ phone, owner }: Till, entry: Entry, one: Recorded, customer: Customer): void => {
  if (entry.state === 'confirmed') {
    one.told = 'confirmed';
    customer.over = true;
  } else if (entry.state === 'refused') {
    one.told = { refused: entry.problem.code, words: entry.problem.remedy.cashier?.text ?? '' };
    // the way on: the code is shown again
    if (entry.problem.code === 'ReservationOver') customer.waitsSince = null;
    else customer.over = true;
  } else return;
  phone.removes(owner, entry.key);
};
