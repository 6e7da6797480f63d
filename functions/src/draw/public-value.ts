import type { Step } from '@luhuan/shared/campaign/step';
import type { DrawKey } from '@luhuan/shared/draw/draw';
import { PublicValue, fallbackFrom, faultOfValue, roundFor } from '@luhuan/shared/draw/public-seed';
import type { ListedRound } from '@luhuan/shared/draw/round';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { addStep, readManaged } from '../campaign/store.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import type { Table } from '../platform/table.ts';
import { type RoundRow, changeRound, readRound } from './store.ts';

/**
 * Where a draw's public value comes from: two people of the office (`enteredByOfficers`), or a service that reads the source.
 * `null`: it is not there yet.
 */
export type PublicValueOf = (round: ListedRound) => Promise<PublicValue | null>;

/** What one officer entered counts when another has confirmed it. */
export const enteredByOfficers: PublicValueOf = async ({ entered, confirmedBy }) => {
  if (entered === null || confirmedBy === null) return null;
  const { from, round, value, link } = entered;
  return { from, round, value, link };
};

type Deps = { readonly table: Table };
type Asked = DrawKey & { readonly person: Person; readonly attempt: Attempt };
type Reused = RefusalOf<'IdempotencyKeyReused'>;
type Listed = Extract<RoundRow, { state: 'listed' }>;

/** A round of the own region whose list is closed and that is not drawn, nor is its value fixed. */
const readWaiting = async (
  { table }: Deps,
  asked: Asked,
): Promise<Result<Listed, RefusalOf<'NotFound' | 'RoundNotWaiting'>>> => {
  const found = await readManaged(table, asked.person, asked.campaignId);
  if (!found.ok) return found;
  const row = await readRound(table, asked);
  return row?.state === 'listed' && row.confirmedBy === null ? ok(row) : refuse({ code: 'RoundNotWaiting' });
};

const stepOf = ({ person, attempt }: Asked, did: Step['did']): Step => ({
  at: attempt.at,
  by: person.personId,
  did,
});

type EnterRefusal = RefusalOf<'NotFound' | 'RoundNotWaiting' | 'ValueNotPossible' | 'ValueChanged'>;

/** Enters the value, in place of one that nobody has confirmed. */
export const enterPublicValue =
  (deps: Deps) =>
  (asked: Asked & { readonly value: PublicValue }): Promise<Outcome<ListedRound, EnterRefusal | Reused>> =>
    once<ListedRound, EnterRefusal>(deps.table, asked.attempt, async (commitOnce) => {
      const { table } = deps;
      const { at } = asked.attempt;
      const waiting = await readWaiting(deps, asked);
      if (!waiting.ok) return waiting;
      const before = waiting.value;
      const { seedRule, seedFrom, category, round } = before;
      const fault = faultOfValue(seedRule, seedFrom, asked.value, at);
      if (fault !== null) {
        const { from } = asked.value;
        const since = from === 'source' ? seedFrom : fallbackFrom(seedRule, seedFrom);
        return refuse({ code: 'ValueNotPossible', fault, round: roundFor(seedRule[from], since).round });
      }
      const after: Listed = { ...before, entered: { ...asked.value, by: asked.person.personId, at } };
      const { value, link } = asked.value;
      const did = { kind: 'entered-public-value' as const, category, round, value, link };
      const done = await commitOnce(after, {
        round: changeRound(table, before, after),
        step: addStep(table, asked.campaignId, stepOf(asked, did), `${category} ${round} version ${before.version}`),
      });
      return done.ok ? done.value : refuse({ code: 'ValueChanged' });
    });

type ConfirmRefusal = RefusalOf<'NotFound' | 'RoundNotWaiting' | 'ValueChanged' | 'EntererMayNotConfirm'>;

/** Confirms the very value that was read; from then on it is the value of the draw. */
export const confirmPublicValue =
  (deps: Deps) =>
  (asked: Asked & { readonly value: string }): Promise<Outcome<ListedRound, ConfirmRefusal | Reused>> =>
    once<ListedRound, ConfirmRefusal>(deps.table, asked.attempt, async (commitOnce) => {
      const { table } = deps;
      const waiting = await readWaiting(deps, asked);
      if (!waiting.ok) return waiting;
      const before = waiting.value;
      const { entered, category, round } = before;
      if (entered?.value !== asked.value) return refuse({ code: 'ValueChanged' });
      if (entered.by === asked.person.personId) return refuse({ code: 'EntererMayNotConfirm' });
      const after: Listed = { ...before, confirmedBy: asked.person.personId };
      const did = { kind: 'confirmed-public-value' as const, category, round, value: asked.value };
      const done = await commitOnce(after, {
        round: changeRound(table, before, after),
        step: addStep(table, asked.campaignId, stepOf(asked, did), `${category} ${round} version ${before.version}`),
      });
      return done.ok ? done.value : refuse({ code: 'ValueChanged' });
    });
