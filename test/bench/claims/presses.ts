import type { Category } from '@luhuan/shared/appliance/category';
import { type Instant, plusSeconds } from '@luhuan/shared/clock';
import { type PersonId, SessionId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import { RegionCode } from '@luhuan/shared/region';
import { signToken } from '../../../functions/src/http/token.ts';
import type { Keys } from '../../../functions/src/platform/digest.ts';
import { personId, sampleProof } from '../../support/samples.ts';

/** What every server of the bench signs and derives with. */
export const BENCH_KEYS: Keys = { master: Buffer.alloc(32, 7) };
/** What is claimed in the measured rush, and before it, so that no run measures a compiler at work. */
export const RUSHED: Category = 'fridge';
export const WARMED: Category = 'phone';

/** One tap on "claim". */
export type Press = {
  /** The n-th person; the same in a press that is repeated. */
  readonly person: number;
  readonly key: string;
  readonly token: string;
};

/** Every 20th press is a double tap, every 25th is tried again 200 presses later. */
const DOUBLE_EVERY = 20;
const AGAIN_EVERY = 25;
const AGAIN_AFTER = 200;

/** Presses of so many persons in order, with the repeats in between. */
export const withRepeats = (presses: readonly Press[]): Press[] =>
  presses.flatMap((press, index) => {
    const before = presses[index - AGAIN_AFTER];
    return [
      press,
      ...(index % DOUBLE_EVERY === 0 ? [press] : []),
      ...(index % AGAIN_EVERY === 0 && before !== undefined ? [before] : []),
    ];
  });

/** The n-th of as many verified shoppers as there are. */
const presser = (number: number): Person => ({
  personId: personId(number),
  roles: ['shopper'],
  regionCode: RegionCode.parse('440305'),
  officeRegionCode: null,
  shopId: null,
  identity: sampleProof,
});

const keyOf = (person: number): string => `press-${String(person).padStart(8, '0')}`;
/** Who presses, by the key of the press. */
export const presserOf = (key: string): PersonId => personId(Number(key.slice('press-'.length)));

/** One press of each of these persons, whose sessions were opened at `now`. */
export const pressesOf = (from: number, count: number, now: Instant): Promise<Press[]> =>
  Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const person = from + index;
      const sessionId = SessionId.parse(`ses_01TEST${String(person).padStart(20, '0')}`);
      const statement = { sessionId, person: presser(person), statedAt: now, expiresAt: plusSeconds(now, 3_600) };
      return { person, key: keyOf(person), token: signToken(BENCH_KEYS, statement) };
    }),
  );
