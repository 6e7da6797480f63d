import type { WalletVoucher } from '@luhuan/shared/api/vouchers';
import { seeded } from '@luhuan/shared/impact/seeded';
import type { Person } from '@luhuan/shared/person/person';
import type { TestHouse } from '../support/house.ts';
import { type Customer, type Recorded, type Till, openTill, reads, sells } from './village-till.ts';

const WIPED_MINUTE = 250;
const TURNS_AWAY_MINUTES = 90;
const GOES_OVER_MINUTES = 6;

/** Who waits in vain shows the code at the other till. */
const wander = (customers: readonly Customer[], minute: number): void => {
  for (const customer of customers) {
    const { restless, over, waitsSince } = customer;
    if (!restless || over || waitsSince === null || minute < waitsSince + GOES_OVER_MINUTES) continue;
    customer.phone = 1 - customer.phone;
    customer.waitsSince = null;
  }
};

/** A shop in a village with two phones, a network that breaks for six hours, and customers all day. */
export const openVillage = async (house: TestHouse, clerks: readonly Person[], seed: number) => {
  let minute = 0;
  const tills = await Promise.all(clerks.map((clerk, n) => openTill(house, clerk, 10 * seed + n, () => minute)));
  const recorded: Recorded[] = [];

  const readsAll = (till: Till, customers: readonly Customer[]): void => {
    for (const entry of till.phone.entriesOf(till.owner)) {
      const one = recorded.find(({ key }) => key === entry.key);
      const customer = customers.find(({ held }) => held.voucher.voucherId === one?.voucherId);
      if (one === undefined || customer === undefined) throw new Error('nobody recorded this');
      reads(till, entry, one, customer);
    }
  };

  const serves = async (number: number, customers: readonly Customer[]): Promise<void> => {
    const till = tills[number];
    if (till === undefined) return;
    for (const customer of customers) {
      if (customer.phone !== number || customer.over || minute < customer.comesAt) continue;
      const one = customer.waitsSince === null ? await sells(till, customer, house.clock.now()) : undefined;
      if (one !== undefined) {
        recorded.push(one);
        customer.waitsSince = minute;
      }
      if (minute > customer.comesAt + TURNS_AWAY_MINUTES) customer.over = true;
    }
    if (till.random() < 0.6) await till.asks();
    readsAll(till, customers);
  };

  const wipe = (number: number): void => {
    tills[number]?.phone.isWiped();
    for (const one of recorded) if (one.phone === number && one.told === 'nothing') one.wiped = true;
  };

  const day = async (customers: readonly Customer[]): Promise<void> => {
    for (minute = 0; minute < 480; minute += 1) {
      house.clock.advance(60);
      if (minute === WIPED_MINUTE) wipe(1);
      await Promise.all(tills.map((_, number) => serves(number, customers)));
      wander(customers, minute);
    }
    // the evening: the network is back, and every phone is started once more
    for (const till of tills) {
      till.phone.restarts(till.owner);
      await till.asks();
      readsAll(till, customers);
    }
  };
  const left = () => tills.flatMap(({ phone, owner }) => phone.entriesOf(owner));
  return { day, recorded, left };
};

/** Customers who come through the day, some of whom do not wait. */
export const customersOf = (vouchers: readonly WalletVoucher[], seed: number): Customer[] => {
  const random = seeded(seed);
  return vouchers.map((held, index) => ({
    held,
    unit: 1_000 * seed + index,
    comesAt: Math.floor(random() * 440),
    restless: random() < 0.3,
    phone: Math.floor(random() * 2),
    waitsSince: null,
    over: false,
  }));
};
