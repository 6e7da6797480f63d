import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drain } from '../../miniprogram/src/retailer/queue/drain.ts';
import type { Entry } from '../../miniprogram/src/retailer/queue/entry.ts';
import {
  CONFIRMED_MAX,
  EMPTY_QUEUE,
  type Queue,
  WAITING_MAX,
  answer,
  begin,
  isOpen,
  nextToAsk,
  readQueue,
  record,
  remove,
  restore,
  resumed,
} from '../../miniprogram/src/retailer/queue/queue.ts';
import { boxOf, waitingForOthers } from '../../miniprogram/src/retailer/queue/shelf.ts';
import { problemOf } from '@luhuan/shared/refusal/problem';
import { granted, personId, shopId } from '../support/samples.ts';
import { MISHAPS, type ModelServer, modelServer } from './model-server.ts';
import { type QueuePhone, queuePhone } from './queue-phone.ts';
import { askedFor, redemptionOf } from './sample-sale.ts';

const CLERKS = [personId(101), personId(102)].map((clerk) => ({ shopId: shopId(1), personId: clerk }));
type Clerk = (typeof CLERKS)[number];
const PHONES = [0, 1];

const anyPhone = fc.constantFrom(...PHONES);
const anyClerk = fc.constantFrom(...CLERKS);
const anyCommand = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('record' as const),
      phone: anyPhone,
      clerk: anyClerk,
      voucher: fc.nat(5),
      serial: fc.nat(5),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      phone: anyPhone,
      clerk: anyClerk,
      road: fc.array(fc.constantFrom(...MISHAPS), { maxLength: 6 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('remove' as const), phone: anyPhone, clerk: anyClerk, nth: fc.nat(5) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('time passes' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wipe' as const), phone: anyPhone }) },
);
type Command = typeof anyCommand extends fc.Arbitrary<infer C> ? C : never;

/** Two phones, two clerks, one server, and what was recorded where. */
const town = () => ({
  server: modelServer(),
  phones: PHONES.map(() => queuePhone()),
  recorded: new Map<string, { phone: number; clerk: Clerk; lost: boolean; read: boolean }>(),
  reservations: 0,
});
type Town = ReturnType<typeof town>;

const phoneAt = ({ phones }: Town, number: number): QueuePhone => phones[number] ?? queuePhone();

const asks = async (
  { server }: Town,
  phone: QueuePhone,
  clerk: Clerk,
  road: Parameters<ModelServer['transport']>[1],
) => {
  phone.restarts(clerk);
  await new Promise<void>((over) => {
    void phone.asks(clerk, server.transport(clerk.personId, road, over)).then(over);
  });
};

const live = async (one: Town, command: Command): Promise<void> => {
  switch (command.kind) {
    case 'record': {
      const asked = askedFor({ ...command, reservation: ++one.reservations });
      one.server.reserve(asked.sale.voucherId, asked.sale.reservationId);
      const key = phoneAt(one, command.phone).records(command.clerk, asked, null);
      one.recorded.set(key, { phone: command.phone, clerk: command.clerk, lost: false, read: false });
      return;
    }
    case 'ask':
      return asks(one, phoneAt(one, command.phone), command.clerk, [...command.road]);
    case 'remove': {
      const entry = phoneAt(one, command.phone).entriesOf(command.clerk)[command.nth];
      if (entry === undefined) return;
      phoneAt(one, command.phone).removes(command.clerk, entry.key);
      const known = one.recorded.get(entry.key);
      if (known !== undefined) known.read = !isOpen(entry);
      return;
    }
    case 'time passes':
      return one.server.endReservations();
    case 'wipe':
      phoneAt(one, command.phone).isWiped();
      for (const known of one.recorded.values()) if (known.phone === command.phone) known.lost = true;
  }
};

/** What the phone says of an entry is what the server knows under its key. */
const agrees = (entry: Entry, clerk: Clerk, { outcomes }: ModelServer): boolean => {
  const outcome = outcomes.get(`${clerk.personId} ${entry.key}`)?.outcome;
  switch (entry.state) {
    case 'recorded':
      return outcome === undefined;
    case 'sending':
    case 'unknown':
      return true;
    case 'confirmed':
      return outcome?.ok === true && outcome.value.redemptionId === entry.done.redemption.redemptionId;
    case 'refused':
      return outcome?.ok === false && outcome.error.code === entry.problem.code;
  }
};

const expectHonest = (one: Town): void => {
  for (const [key, { phone, clerk, lost, read }] of one.recorded) {
    const found = phoneAt(one, phone)
      .entriesOf(clerk)
      .find((entry) => entry.key === key);
    expect(found === undefined).toBe(lost || read);
    if (found !== undefined) expect(agrees(found, clerk, one.server)).toBe(true);
  }
};

describe('a queue against a model of the server', () => {
  test('300 lives of two phones and two clerks, with lost answers, kills, wipes and a busy server: nothing is forgotten, redeemed twice or said without the server', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyCommand, { maxLength: 40 }), async (commands) => {
        const one = town();
        for (const command of commands) {
          await live(one, command);
          expectHonest(one);
        }
        for (const phone of one.phones) for (const clerk of CLERKS) await asks(one, phone, clerk, []);
        expectHonest(one);
        const left = one.phones.flatMap((phone) => CLERKS.flatMap((clerk) => phone.entriesOf(clerk)));
        expect(left.filter(isOpen)).toEqual([]);
        const { redeemed } = one.server;
        expect(new Set(redeemed.map(({ voucherId }) => voucherId)).size).toBe(redeemed.length);
        expect(new Set(redeemed.map(({ serialNumber }) => serialNumber)).size).toBe(redeemed.length);
      }),
      { numRuns: 300 },
    );
  });
});

const key = 'key-0001';
const asked = askedFor({ voucher: 1, serial: 1, reservation: 1 });
const recorded = granted(record(EMPTY_QUEUE, { key, asked, at: null }));
const stateOf = ({ entries }: Queue) => entries[0]?.state;
const busy = { state: 'refused', problem: problemOf({ code: 'Busy' }, 'zh-CN', 'r') } as const;
const over = { state: 'refused', problem: problemOf({ code: 'ReservationOver' }, 'zh-CN', 'r') } as const;
const done = { state: 'done', value: { verb: 'redeem', redemption: redemptionOf(asked, 1) } } as const;

describe('states', () => {
  test('busy at the first try leaves it recorded; after a lost answer busy leaves it unknown', () => {
    expect(stateOf(answer(begin(recorded, key), key, busy))).toBe('recorded');
    const lost = answer(begin(recorded, key), key, { state: 'unknown' });
    expect(stateOf(lost)).toBe('unknown');
    expect(stateOf(answer(begin(lost, key), key, busy))).toBe('unknown');
  });

  test('an app that was killed while sending does not know', () => {
    expect(stateOf(resumed(begin(recorded, key)))).toBe('unknown');
    expect(stateOf(resumed(recorded))).toBe('recorded');
  });

  test('the server’s yes stays, whatever comes late; its no gives way to a yes alone', () => {
    const yes = answer(begin(recorded, key), key, done);
    expect(stateOf(answer(yes, key, over))).toBe('confirmed');
    expect(stateOf(answer(yes, key, { state: 'unknown' }))).toBe('confirmed');
    const no = answer(begin(recorded, key), key, over);
    expect(stateOf(answer(no, key, { state: 'unknown' }))).toBe('refused');
    expect(stateOf(answer(no, key, done))).toBe('confirmed');
  });

  test('what is open cannot be removed; what was refused can, and comes back whole', () => {
    expect(remove(recorded, key)).toEqual(recorded);
    const no = answer(begin(recorded, key), key, over);
    expect(remove(no, key).entries).toEqual([]);
    const [entry] = no.entries;
    if (entry === undefined) throw new Error('nothing there');
    expect(restore(remove(no, key), entry)).toEqual(no);
    expect(restore(no, entry)).toEqual(no);
  });

  test('51 sales wait: the last is not recorded; 25 are confirmed: the latest 20 are kept', () => {
    const many = Array.from({ length: WAITING_MAX }).reduce<Queue>(
      (queue, _, n) => granted(record(queue, { key: `k${n}`, asked, at: null })),
      EMPTY_QUEUE,
    );
    expect(record(many, { key: 'one more', asked, at: null })).toEqual({ ok: false, error: 'full' });
    expect(record(many, { key: 'k7', asked, at: null })).toEqual({ ok: true, value: many });
    const some = Array.from({ length: 25 }).reduce<Queue>((queue, _, n) => answer(queue, `k${n}`, done), many);
    expect(some.entries.filter(({ state }) => state === 'confirmed').map(({ key: of }) => of)).toEqual(
      Array.from({ length: CONFIRMED_MAX }, (_, n) => `k${n + 5}`),
    );
    expect(some.entries.filter(isOpen)).toHaveLength(25);
  });

  test('whoever was tried least is asked first, unless somebody waits at the till', () => {
    const two = granted(record(answer(begin(recorded, key), key, busy), { key: 'key-0002', asked, at: null }));
    expect(nextToAsk(two, new Set(), undefined)?.key).toBe('key-0002');
    expect(nextToAsk(two, new Set(), key)?.key).toBe(key);
    expect(nextToAsk(two, new Set(['key-0002']), undefined)?.key).toBe(key);
    expect(nextToAsk(two, new Set(['key-0002', key]), key)).toBeUndefined();
  });
});

describe('damaged storage', () => {
  const [whole] = answer(begin(recorded, key), key, done).entries;
  if (whole === undefined) throw new Error('nothing there');
  const other = { ...whole, key: 'key-0002' };

  test('500 values that are no queue are kept aside as they are', () => {
    const junk = fc.jsonValue().filter((value) => value !== '' && value !== null);
    const partsOf = (raw: unknown): readonly unknown[] =>
      typeof raw === 'object' && raw !== null && !Array.isArray(raw) && 'entries' in raw
        ? [raw.entries, 'damaged' in raw ? raw.damaged : []].flat()
        : [raw];
    const isKept = (raw: unknown): boolean => {
      const { entries, damaged } = readQueue(raw);
      const told = JSON.stringify([entries, damaged]);
      return partsOf(raw).every((part) => told.includes(JSON.stringify(part)));
    };
    const lost = fc.sample(junk, { numRuns: 500, seed: 1 }).filter((raw) => !isKept(raw));
    expect(lost).toEqual([]);
  });

  test('any one field of an entry lost or replaced: it is asked about again under its key, or kept aside whole', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(whole)), fc.option(fc.jsonValue()), (field, value) => {
        const rest = Object.entries(whole).filter(([name]) => name !== field);
        const broken = Object.fromEntries(value === null ? rest : [...rest, [field, value]]);
        const { entries, damaged } = readQueue({ entries: [broken, other], damaged: [] });
        expect(entries.at(-1)).toEqual(other);
        const askable = entries.slice(0, -1);
        expect([askable.length, damaged]).toEqual(askable.length === 1 ? [1, []] : [0, [broken]]);
        for (const one of askable) expect(one).toMatchObject({ key: broken['key'], asked });
        // a key and what it stands for are all that is needed
        if (field !== 'key' && field !== 'asked') expect(askable).toHaveLength(1);
      }),
      { numRuns: 300 },
    );
  });

  test('an entry whose state is gone is unknown: its key finds what became of it', () => {
    const { state: _, ...stateless } = whole;
    expect(readQueue({ entries: [stateless], damaged: [] }).entries).toMatchObject([{ key, state: 'unknown' }]);
    expect(readQueue('')).toEqual(EMPTY_QUEUE);
  });
});

describe('a shared phone', () => {
  const [one, two] = CLERKS as [Clerk, Clerk];

  test('a colleague is told that one sale waits and for whom, and nothing of it; another shop is told nothing', () => {
    const phone = queuePhone();
    phone.records(one, asked, null);
    expect(waitingForOthers(phone.shelf, { ...two, name: null })).toEqual([{ name: null, count: 1, own: false }]);
    expect(waitingForOthers(phone.shelf, { ...one, name: null })).toEqual([]);
    expect(waitingForOthers(phone.shelf, { ...two, shopId: shopId(2), name: null })).toEqual([]);
    expect(waitingForOthers(phone.shelf, { ...one, shopId: shopId(2), name: null })).toMatchObject([{ own: true }]);
    expect(waitingForOthers(phone.shelf, null)).toHaveLength(1);
  });

  test('a clerk who leaves in the middle of a round sends nothing more', async () => {
    const phone = queuePhone();
    const server = modelServer();
    phone.records(one, asked, null);
    phone.records(one, askedFor({ voucher: 2, serial: 2, reservation: 2 }), null);
    const box = boxOf(phone.shelf, { ...one, name: null });
    const isMine = () => server.outcomes.size === 0;
    await drain({ box, send: server.transport(one.personId, [], () => undefined), isMine });
    expect(server.outcomes.size).toBe(1);
    expect(phone.entriesOf(one).map(({ state }) => state)).toEqual(['refused', 'recorded']);
  });
});
