import { type Deed, confirm, eventsOfDeed, takeBack } from '@luhuan/shared/deed/deed';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { contains } from '@luhuan/shared/region';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { readRevision } from '../campaign/store.ts';
import { notErased } from '../erasure/store.ts';
import { type Attempt, type CommitOnce, type Outcome, once } from '../platform/idempotency.ts';
import { Contention, type Table, type Writes } from '../platform/table.ts';
import { bookAll, putBooking, readPurse } from '../points/store.ts';
import * as store from './store.ts';

type Office = Pick<Person, 'officeRegionCode' | 'personId'>;
type Asked = { readonly code: string; readonly person: Office; readonly attempt: Attempt };
type Reused = RefusalOf<'IdempotencyKeyReused'>;

/** The purse can be booked by an event of the same person in between so many times. */
const TRIES_MAX = 8;

const findFor = async (table: Table, { officeRegionCode }: Office, code: string): Promise<Deed | undefined> => {
  const deed = officeRegionCode === null ? undefined : await store.findByCode(table, code);
  return deed !== undefined && officeRegionCode !== null && contains(officeRegionCode, deed.regionCode)
    ? deed
    : undefined;
};

export const findDeed =
  (table: Table) =>
  async (person: Office, code: string): Promise<Result<Deed, RefusalOf<'NotFound'>>> => {
    const deed = await findFor(table, person, code);
    return deed === undefined ? refuse({ code: 'NotFound' }) : ok(deed);
  };

type Move<E> = {
  readonly moved: (deed: Deed) => Result<Deed, E>;
  /** What else the commit needs, and what is said when it was not so. */
  readonly also: (deed: Deed) => Writes;
  readonly failed: (name: string) => E | undefined;
};

/** A deed's next state and all that its points do, in one transaction. */
const tryMove = async <E extends { readonly code: string }>(
  table: Table,
  { code, person, attempt: { at } }: Asked,
  { moved, also, failed }: Move<E>,
  commitOnce: CommitOnce<Deed, E | RefusalOf<'NotFound'>>,
): Promise<Outcome<Deed, E | RefusalOf<'NotFound'> | Reused> | 'again'> => {
  const before = await findFor(table, person, code);
  if (before === undefined) return refuse({ code: 'NotFound' as const });
  const after = moved(before);
  if (!after.ok) return after;
  const { personId, campaignId, revisionNumber } = before;
  const [purse, { rules }] = await Promise.all([
    readPurse(table, personId, at),
    readRevision(table, campaignId, revisionNumber),
  ]);
  const booking = bookAll(purse.purse, eventsOfDeed(rules.points, after.value));
  const done = await commitOnce(after.value, {
    ...also(after.value),
    deed: store.moveDeed(table, before.state, after.value),
    ...(booking.journals.length === 0 ? {} : { booking: putBooking(table, personId, purse, booking) }),
  });
  if (done.ok) return done.value;
  const refusal = failed(done.error);
  return refusal === undefined ? 'again' : refuse(refusal);
};

const move = <E extends { readonly code: string }>(
  table: Table,
  asked: Asked,
  how: Move<E>,
): Promise<Outcome<Deed, E | RefusalOf<'NotFound'> | Reused>> =>
  once<Deed, E | RefusalOf<'NotFound'>>(table, asked.attempt, async (commitOnce) => {
    for (let attempt = 1; attempt <= TRIES_MAX; attempt++) {
      const outcome = await tryMove(table, asked, how, commitOnce);
      if (outcome !== 'again') return outcome;
      await table.backOff(attempt);
    }
    throw new Contention(`the deed ${asked.code} or a purse changed ${TRIES_MAX} times`);
  });

/** Confirms a deed by its proof: state, proof and points in one transaction, so that a proof never pays twice. */
export const confirmDeed =
  (table: Table) =>
  ({ reference, ...asked }: Asked & { readonly reference: string }) =>
    move<RefusalOf<'AccountErased' | 'DeedOver' | 'DeedOfOneself' | 'DeedReferenceUsed'>>(table, asked, {
      moved: (deed) => confirm(deed, reference, asked.person.personId, asked.attempt.at),
      also: (deed) => ({
        erasure: notErased(table, deed.personId, asked.attempt.at),
        reference: store.useReference(table, deed, reference),
      }),
      failed: (name) =>
        name === 'reference'
          ? { code: 'DeedReferenceUsed' }
          : name === 'erasure'
            ? { code: 'AccountErased' }
            : undefined,
    });

/** Takes a confirmation back; the proof stays used. */
export const takeDeedBack = (table: Table) => (asked: Asked) =>
  move<RefusalOf<'DeedOver'>>(table, asked, {
    moved: (deed) => takeBack(deed, asked.attempt.at),
    also: () => ({}),
    failed: () => undefined,
  });
