import { type Instant, plusSeconds } from '@luhuan/shared/clock';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rotateDigests } from '../../functions/src/digest/rotate-digests.ts';
import { readRing } from '../../functions/src/platform/digest-ring.ts';
import { type Digests, type Rings, openRings } from '../../functions/src/platform/digests.ts';
import type { Table } from '../../functions/src/platform/table.ts';
import { type TestHouse, startHouse } from '../support/house.ts';
import { countsByVersion, free, freshTable, nameOf, ownerOf, ownersNow, take } from '../support/locks.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

const SERVERS = 3;
const NAMES = Array.from({ length: 8 }, (_, number) => nameOf(number));

/** One thing one server does to one name. */
type Step = { readonly what: 'take' | 'look' | 'free'; readonly server: number; readonly name: number };
/** One phase: what is done in it, then the move, killed at its n-th request, begun again, and what servers do meanwhile and after. */
type Round = {
  readonly before: readonly Step[];
  readonly killAt: number;
  readonly fault: 'killed-before' | 'killed-after' | 'lost-after';
  readonly between: readonly Step[];
  /** Which servers start anew after the move; the others go by what they know of the phase before. */
  readonly restarted: readonly boolean[];
  readonly after: readonly Step[];
};

const step = fc.record<Step>({
  what: fc.constantFrom('take', 'take', 'look', 'free'),
  server: fc.nat(SERVERS - 1),
  name: fc.nat(NAMES.length - 1),
});
const steps = fc.array(step, { maxLength: 8 });
const round = fc.record<Round>({
  before: steps,
  killAt: fc.integer({ min: 1, max: 16 }),
  fault: fc.constantFrom('killed-before', 'killed-after', 'lost-after'),
  between: steps,
  restarted: fc.array(fc.boolean(), { minLength: SERVERS, maxLength: SERVERS }),
  after: steps,
});
/** Two rotations and the first moves of a third. */
const rounds = fc.array(round, { minLength: 6, maxLength: 12 });

type Spoilt = Awaited<ReturnType<typeof freshTable>>;

/** Several servers over one table, each with a memory of the ring and a clock of its own, and what must come of it. */
class World {
  readonly table: Table;
  readonly faults: Spoilt['faults'];
  readonly owners = new Map<number, string>();
  private readonly rings: Rings[];
  private taken = 0;
  private now: Instant = house.clock.now();

  constructor({ table, faults }: Spoilt) {
    this.table = table;
    this.faults = faults;
    this.rings = Array.from({ length: SERVERS }, () => this.newServer());
  }

  private newServer(): Rings {
    return openRings(this.table, house.ringKeys);
  }
  restart(server: number): void {
    this.rings[server] = this.newServer();
  }
  advance(seconds: number): void {
    this.now = plusSeconds(this.now, seconds);
  }
  /** Clocks of servers are seconds apart. */
  digestsOf(server: number): Promise<Digests> {
    const rings = this.rings[server];
    if (rings === undefined) throw new Error(`no server ${server}`);
    return rings.current(plusSeconds(this.now, -5 * server));
  }

  async play({ what, server, name }: Step): Promise<void> {
    const at = NAMES[name] ?? nameOf(name);
    const digests = await this.digestsOf(server);
    const owner = this.owners.get(name);
    if (what === 'look') expect(await ownerOf(this.table, digests, at)).toBe(owner);
    else if (what === 'free') {
      await free(this.table, digests, at);
      this.owners.delete(name);
    } else {
      const next = `owner ${++this.taken}`;
      expect(await take(this.table, digests, at, next)).toBe(owner === undefined);
      if (owner === undefined) this.owners.set(name, next);
    }
  }
  async playAll(all: readonly Step[]): Promise<void> {
    for (const one of all) await this.play(one);
  }

  async rotate(): Promise<void> {
    const clock = { now: () => this.now };
    const moved = await rotateDigests({ table: this.table, ringKeys: house.ringKeys, clock })(() => undefined);
    if (!moved.ok && moved.error.code !== 'TooEarly') throw new Error(moved.error.code);
  }

  /** Who owns each name under the version in use, and how many items stand under each version. */
  async found() {
    const { from } = await readRing(this.table);
    const owners = await ownersNow(this.table, house.ringKeys, NAMES);
    return { owners, counts: await countsByVersion(this.table, [1, 2, 3, 4]), from };
  }
  expected(from: number) {
    const owners = NAMES.map((_, name) => this.owners.get(name));
    return { owners, counts: [1, 2, 3, 4].map((version) => (version === from ? this.owners.size : 0)), from };
  }
}

const live = async (world: World, { before, killAt, fault, between, restarted, after }: Round): Promise<void> => {
  world.advance(61);
  await world.playAll(before);
  // whoever was idle knows the phase before the move, too
  for (let server = 0; server < SERVERS; server++) await world.digestsOf(server);
  await world.faults
    .during(
      ({ number }) => (number === killAt ? fault : undefined),
      () => world.rotate(),
    )
    .catch((error: Error) => expect(error.name).toBe('Killed'));
  await world.playAll(between);
  await world.rotate();
  restarted.forEach((again, server) => again && world.restart(server));
  // as late as a server may go by what it read before the move
  world.advance(19);
  await world.playAll(after);
};

test('20 random rotations with lagging servers and kills: every name is taken once, found by everybody, and freed for good', async () => {
  await fc.assert(
    fc.asyncProperty(rounds, async (all) => {
      const spoilt = await freshTable(house.endpoint);
      const world = new World(spoilt);
      for (const one of all) await live(world, one);
      do {
        world.advance(61);
        await world.rotate();
      } while ((await readRing(world.table)).phase !== 'steady');
      // every name is found under the version in use by whoever must own it, and nothing stands under another
      const found = await world.found();
      expect(found).toEqual(world.expected(found.from));
      spoilt.close();
    }),
    // a failure is told as it was found: making it smaller would take minutes
    { numRuns: 20, endOnFailure: true },
  );
}, 180_000);
