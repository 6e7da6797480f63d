import { claimVoucher } from '@luhuan/shared/api/vouchers';
import { verifyIdentity } from '@luhuan/shared/api/people';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { Mobile } from '@luhuan/shared/identity/mobile';
import { PersonName } from '@luhuan/shared/identity/person-name';
import { ResidentId } from '@luhuan/shared/identity/resident-id';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMONSTRATION_CITIZENS } from '../../functions/src/demonstration/citizens.ts';
import { checkService } from '../../functions/src/identity/check-service.ts';
import type { Trouble } from '../../functions/src/local/counterpart.ts';
import { startIdentityServer } from '../../functions/src/local/identity-server.ts';
import { ServiceAway } from '../../functions/src/platform/service-away.ts';
import { call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, valueOf } from '../support/caller.ts';
import { FAULTS } from '../support/faults.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import {
  type Citizen,
  approvedCampaign,
  asPerson,
  entryOf,
  newKey,
  newcomer,
  unverified,
  verified,
} from '../support/scenes.ts';

const [someone, other, third] = DEMONSTRATION_CITIZENS;

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

/** A house of its own for what uses up a citizen. */
const withHouse = async (run: (fresh: TestHouse) => Promise<void>): Promise<void> => {
  const fresh = await startHouse();
  try {
    await run(fresh);
    await expectSound(fresh);
  } finally {
    await fresh.stop();
  }
};
const send = (one: Awaited<ReturnType<typeof unverified>>, citizen: Citizen, key = newKey()) =>
  call(one, verifyIdentity, { key, body: entryOf(citizen) });

test('who is refused for want of proof proves it and claims with the same session: the voucher says which check it was granted on', () =>
  withHouse(async (fresh) => {
    const campaignId = await approvedCampaign(fresh, { fridge: 15_000 });
    const person = await unverified(fresh);
    const claim = (who: typeof person) =>
      call(who, claimVoucher, { key: newKey(), params: { campaignId, category: 'fridge' }, body: {} });
    expect(refusalCode(await claim(person))).toBe('IdentityNotVerified');
    expect((await verified(person, someone)).identity?.confidence).toBe('substantial');
    const { voucher } = valueOf(await claim(person));
    const proof = { check: 'name-number-mobile', confidence: 'substantial', checkedAt: fresh.clock.now() };
    expect(voucher).toMatchObject({ status: 'held', proof });
  }));

test('a name or a mobile of somebody else is a mismatch, and the fifth is the last of the day', () =>
  withHouse(async (fresh) => {
    const who = await newcomer(fresh);
    const person = await asPerson(fresh, who);
    const wrong = { ...someone, mobile: other.mobile };
    for (const left of [4, 3, 2, 1, 0])
      expect(await send(person, wrong)).toMatchObject({
        error: { problem: { code: 'IdentityMismatch', facts: { triesLeft: left } } },
      });
    expect(refusalCode(await send(person, someone))).toBe('IdentityTriesOver');
    expect(fresh.identityServer.checks).toHaveLength(5);
    fresh.clock.advance(86_400);
    expect((await verified(await asPerson(fresh, who), someone)).identity?.confidence).toBe('substantial');
  }));

test('a number nobody has is told as a mismatch: the service is no register to search', async () => {
  const unknown = { ...someone, residentId: ResidentId.parse('11010519491231002X') };
  expect(refusalCode(await send(await unverified(house), unknown))).toBe('IdentityMismatch');
});

test('a child is not asked for anything more, and nothing is sent', async () => {
  const before = house.identityServer.checks.length;
  const digits = '44030520200101001';
  const residentId = [...'0123456789X'].map((check) => ResidentId.safeParse(digits + check)).find((one) => one.success);
  const child = { name: PersonName.parse('样例童'), residentId: residentId?.data, mobile: Mobile.parse('13800000009') };
  expect(refusalCode(await send(await unverified(house), child as Citizen))).toBe('GuardianNeeded');
  expect(house.identityServer.checks).toHaveLength(before);
});

test('one human, one account: 20 accounts that prove the same identity at once are one that does', () =>
  withHouse(async (fresh) => {
    const people = await Promise.all(Array.from({ length: 20 }, () => unverified(fresh)));
    const codes = (await Promise.all(people.map((one) => send(one, someone)))).map(refusalCode);
    expect(codes.filter((code) => code === 'none')).toHaveLength(1);
    expect(codes.filter((code) => code === 'IdentityTaken')).toHaveLength(19);
  }));

test('sent ten times at once under one key: one check is paid for, and every answer that comes says the same', () =>
  withHouse(async (fresh) => {
    const person = await unverified(fresh);
    const key = newKey();
    await Promise.all(Array.from({ length: 10 }, () => send(person, someone, key)));
    expect(valueOf(await send(person, someone, key)).identity?.confidence).toBe('substantial');
    expect(new Set(fresh.identityServer.checks).size).toBe(1);
    expect(fresh.identityServer.checks).toHaveLength(1);
  }));

describe('the service is away', () => {
  test.each<Trouble>(['hang', 'html', 'error', 'other-shape'])(
    '%s: nothing changes, and the same key goes on as the same try',
    (trouble) =>
      withHouse(async (fresh) => {
        const person = await unverified(fresh);
        const key = newKey();
        fresh.identityServer.fail(trouble);
        expect(refusalCode(await send(person, someone, key))).toBe('ServiceAway');
        expect(valueOf(await send(person, someone, key)).identity?.confidence).toBe('substantial');
        expect(fresh.identityServer.checks).toHaveLength(1);
      }),
  );

  test('an answer that was lost on the way is looked up, not paid for again', () =>
    withHouse(async (fresh) => {
      const person = await unverified(fresh);
      const key = newKey();
      fresh.identityServer.fail('answer-lost');
      expect(refusalCode(await send(person, third, key))).toBe('ServiceAway');
      expect(valueOf(await send(person, third, key)).identity?.confidence).toBe('substantial');
      expect(fresh.identityServer.checks).toHaveLength(1);
    }));

  test('an answer about one identity is never taken for another, whatever is sent under the same key', () =>
    withHouse(async (fresh) => {
      const person = await unverified(fresh);
      const key = newKey();
      fresh.identityServer.fail('answer-lost');
      expect(refusalCode(await send(person, someone, key))).toBe('ServiceAway');
      expect(refusalCode(await send(person, { ...other, name: someone.name }, key))).toBe('IdentityMismatch');
      expect((await verified(await unverified(fresh), other)).identity?.confidence).toBe('substantial');
    }));

  test('after five failures in a row nobody waits and nothing is sent, until twenty seconds later one check goes through', () =>
    withHouse(async (fresh) => {
      for (let n = 1; n <= 5; n++) {
        fresh.identityServer.fail('error');
        expect(refusalCode(await send(await unverified(fresh), someone))).toBe('ServiceAway');
      }
      const person = await unverified(fresh);
      const key = newKey();
      expect(refusalCode(await send(person, someone, key))).toBe('ServiceAway');
      expect(fresh.identityServer.checks).toEqual([]);
      fresh.clock.advance(20);
      expect(valueOf(await send(person, someone, key)).identity?.confidence).toBe('substantial');
    }));

  test('it is not there at all', async () => {
    const gone = await startIdentityServer([]);
    await gone.stop();
    const question = { requestId: 'R1', ...someone };
    await expect(checkService(gone.origin)(question, { asked: false, now: house.clock.now() })).rejects.toThrow(
      ServiceAway,
    );
    await expect(checkService(gone.origin)(question, { asked: true, now: house.clock.now() })).rejects.toThrow(
      ServiceAway,
    );
  });
});

describe.each(FAULTS)('the store: %s', (fault) => {
  // session and memory, person, vault, tries, the try counted, the ring, and the one transaction: a quiet run makes seven requests
  test.each([1, 2, 3, 4, 5, 6, 7])('at its %i. request: the same key leads to one verified person', (nth) =>
    withHouse(async (fresh) => {
      const person = await unverified(fresh);
      const key = newKey();
      let hit = '';
      await fresh.faults.during(
        ({ command, number }) => {
          if (number === nth) hit = command;
          return number === nth ? fault : undefined;
        },
        () => send(person, someone, key),
      );
      const requests = [
        'BatchGetItem',
        'GetItem',
        'BatchGetItem',
        'GetItem',
        'PutItem',
        'GetItem',
        'TransactWriteItems',
      ];
      expect(hit).toBe(requests[nth - 1]);
      expect(valueOf(await send(person, someone, key)).identity?.confidence).toBe('substantial');
      expect(fresh.identityServer.checks.length).toBeLessThanOrEqual(1);
    }),
  );
});

test('a vault that is away uses up no try and pays for no check; afterwards the same key goes on', () =>
  withHouse(async (fresh) => {
    const person = await unverified(fresh);
    const key = newKey();
    fresh.kmsServer.fail('DisabledException');
    for (let time = 1; time <= 7; time++)
      expect(await send(person, someone, key)).toMatchObject({
        error: { problem: { code: 'ServiceAway', facts: { service: 'vault' } } },
      });
    expect(fresh.identityServer.checks).toEqual([]);
    fresh.kmsServer.fail();
    fresh.clock.advance(20);
    expect(valueOf(await send(person, someone, key)).identity?.confidence).toBe('substantial');
  }));

test('words of consent that are older than those of now are refused, and nothing is sent', async () => {
  const before = house.identityServer.checks.length;
  const body = { ...entryOf(someone), consentVersion: 1 };
  expect(refusalCode(await call(await unverified(house), verifyIdentity, { key: newKey(), body }))).toBe(
    'ConsentOutdated',
  );
  expect(house.identityServer.checks).toHaveLength(before);
});

test('canaries: neither name nor number nor mobile is in a table, in a log line or in an answer', () =>
  withHouse(async (fresh) => {
    const person = await unverified(fresh);
    const said = [await send(person, { ...someone, name: other.name }), await send(person, someone)];
    const { Items } = await fresh.client.send(new ScanCommand({ TableName: fresh.table.name }));
    const { Items: vaulted } = await fresh.client.send(new ScanCommand({ TableName: fresh.vault.table.name }));
    expect(vaulted).toHaveLength(3);
    const everything = JSON.stringify([Items, vaulted, fresh.logged, said]);
    for (const canary of [someone.name, someone.residentId, someone.mobile, other.name])
      expect(everything).not.toContain(canary);
    expect(JSON.stringify(Items)).toContain('name-number-mobile');
  }));
