import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scanItems } from '../../functions/src/invariant/store.ts';
import { askWeChatSession, refusalCode, signedInWithWeChat } from '../support/caller.ts';
import { engines } from '../support/engines.ts';
import { FAULTS, spoilNth } from '../support/faults.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';

/** Holds back the answers to the first `count` reads until all of them are known: everybody then believes to be the first. */
const meetAfterReading = ({ client }: TestHouse, count: number): void => {
  let reads = 0;
  let open: () => void = () => undefined;
  const together = new Promise<void>((resolve) => (open = resolve));
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const reply = await next(args);
        if (commandName !== 'GetItemCommand' || ++reads > count) return reply;
        if (reads === count) open();
        await together;
        return reply;
      },
    { step: 'initialize', name: 'meet' },
  );
};

describe.each(engines())('on $name', ({ start }) => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await startHouse(start);
  });
  afterAll(() => house.stop());

  const persons = async () => (await scanItems(house.table)).filter(({ type }) => type === 'person').length;

  test('50 first sign-ins of one openid, each of which finds nobody, give one person', async () => {
    const before = await persons();
    // known beforehand, so that the fifty reads are those of the openid
    await house.rings.current(house.clock.now());
    meetAfterReading(house, 50);
    const sessions = await Promise.all(Array.from({ length: 50 }, () => signedInWithWeChat(house, 'o-race')));
    expect(new Set(sessions.map(({ person }) => person.personId)).size).toBe(1);
    expect((await persons()) - before).toBe(1);
    await expectSound(house);
  });

  test.each(FAULTS)('a first sign-in with any one request %s: the next is the one person there is', async (fault) => {
    let spoiled = 0;
    for (let target = 1; ; target++) {
      const openid = `o-${fault}-${target}`;
      const before = await persons();
      const spoilt = await spoilNth(house.faults, { nth: target, fault }, () => askWeChatSession(house, openid));
      if (spoilt === undefined) break;
      const { result: first } = spoilt;
      spoiled++;
      expect(['none', 'Busy', 'OutcomeUnknown', 'Internal']).toContain(refusalCode(first));
      const { person } = await signedInWithWeChat(house, openid);
      if (first.ok) expect(first.value.person).toEqual(person);
      expect((await persons()) - before).toBe(1);
    }
    expect(spoiled).toBeGreaterThan(0);
    await expectSound(house);
  });
});
