import type { Instant } from '@luhuan/shared/clock';
import { byTime, monthOf, startOfMonth } from '@luhuan/shared/fair/calendar';
import type { Fair, SignUp } from '@luhuan/shared/fair/fair';
import { isToTakeBack, signUp, stopOf } from '@luhuan/shared/fair/sign-up';
import type { FairId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type RegionCode, cityOf, lineage } from '@luhuan/shared/region';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { notErased } from '../erasure/store.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import { Contention, type Table } from '../platform/table.ts';
import * as store from './store.ts';

type Owner = Pick<Person, 'personId'>;
type Reused = RefusalOf<'IdempotencyKeyReused'>;

/** More than a shopper reads; what ends later is shown once the others are over. */
const LIST_MAX = 100;

export const listFairs =
  (table: Table) =>
  async (regionCode: RegionCode, now: Instant): Promise<Result<{ items: Fair[] }, never>> => {
    const lists = [...new Set(lineage(regionCode).map(cityOf))];
    const page = { endsAfter: startOfMonth(monthOf(now)), limit: LIST_MAX };
    return ok({ items: (await Promise.all(lists.map((code) => store.listFairs(table, code, page)))).flat() });
  };

export const getFair =
  (table: Table) =>
  async (fairId: FairId): Promise<Result<Fair, RefusalOf<'NotFound'>>> => {
    const fair = await store.readFair(table, fairId);
    return fair === undefined ? refuse({ code: 'NotFound' }) : ok(fair);
  };

type OfFair = { readonly signUp: SignUp; readonly fair: Fair };
const beginOf = ({ signUp: { stopNumber }, fair }: OfFair) => stopOf(fair, stopNumber);

export const listSignUps =
  (table: Table) =>
  async ({ personId }: Owner): Promise<Result<{ items: OfFair[] }, never>> => {
    const signUps = await store.listSignUps(table, personId);
    const fairs = await store.readFairs(table, [...new Set(signUps.map(({ fairId }) => fairId))]);
    const items = signUps.flatMap((one) => {
      const fair = fairs.find(({ fairId }) => fairId === one.fairId);
      return fair === undefined ? [] : [{ signUp: one, fair }];
    });
    return ok({
      items: items.toSorted((a, b) => {
        const [one, other] = [beginOf(a), beginOf(b)];
        return one === undefined || other === undefined ? 0 : byTime(one, other);
      }),
    });
  };

type Asked = {
  readonly fairId: FairId;
  readonly stopNumber: number;
  readonly person: Owner;
  readonly attempt: Attempt;
};
type SignUpRefusal = RefusalOf<
  | 'NotFound'
  | 'AccountErased'
  | 'FairStopOver'
  | 'FairStopCancelled'
  | 'FairWalkIn'
  | 'FairStopFull'
  | 'FairStopMoved'
  | 'FairSignedUp'
>;

/** Others sign up between the read and the write so many times. */
const TRIES_MAX = 8;

/** Signs a party up: its row and its places in one transaction, so that there are never more people than places. */
export const signUpForFair =
  (table: Table) =>
  ({
    fairId,
    stopNumber,
    person: { personId },
    attempt,
    ...asked
  }: Asked & { readonly party: number; readonly version: number }): Promise<Outcome<SignUp, SignUpRefusal | Reused>> =>
    once<SignUp, SignUpRefusal>(table, attempt, async (commitOnce) => {
      const { at } = attempt;
      for (let tries = 1; tries <= TRIES_MAX; tries++) {
        const [fair, before] = await Promise.all([
          store.readFair(table, fairId),
          store.readSignUp(table, personId, { fairId, stopNumber }),
        ]);
        const stop = fair === undefined ? undefined : stopOf(fair, stopNumber);
        if (fair === undefined || stop === undefined) return refuse({ code: 'NotFound' });
        if (before !== undefined) return refuse({ code: 'FairSignedUp', party: before.party });
        const made = signUp(stop, { ...asked, fairId, personId, at });
        if (!made.ok) return made;
        const done = await commitOnce(made.value, {
          erasure: notErased(table, personId, at),
          places: store.takePlaces(table, fair, made.value),
          signUp: store.putSignUp(table, made.value),
        });
        if (done.ok) return done.value;
        if (done.error === 'erasure') return refuse({ code: 'AccountErased' });
        await table.backOff(tries);
      }
      throw new Contention(`${fairId} changed ${TRIES_MAX} times`);
    });

export const leaveFair =
  (table: Table) =>
  ({
    fairId,
    stopNumber,
    person: { personId },
    attempt,
  }: Asked): Promise<Outcome<SignUp, RefusalOf<'NotFound' | 'FairStopOver'> | Reused>> =>
    once<SignUp, RefusalOf<'NotFound' | 'FairStopOver'>>(table, attempt, async (commitOnce) => {
      const [fair, before] = await Promise.all([
        store.readFair(table, fairId),
        store.readSignUp(table, personId, { fairId, stopNumber }),
      ]);
      const stop = fair === undefined ? undefined : stopOf(fair, stopNumber);
      if (fair === undefined || stop === undefined || before === undefined) return refuse({ code: 'NotFound' });
      const free = isToTakeBack(stop, attempt.at);
      if (!free.ok) return free;
      const done = await commitOnce(before, store.dropSignUp(table, fair, before));
      if (done.ok) return done.value;
      throw new Contention(`${personId} left ${fairId} beside this`);
    });
