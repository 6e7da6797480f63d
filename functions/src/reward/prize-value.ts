import { type PublicValue, fallbackFrom, faultOfValue, roundFor } from '@luhuan/shared/draw/public-seed';
import type { RewardId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { contains } from '@luhuan/shared/region';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import type { ListedPrizes, PrizeDraw } from '@luhuan/shared/reward/lottery';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import type { Table } from '../platform/table.ts';
import * as store from './store.ts';

type Asked = {
  readonly rewardId: RewardId;
  readonly person: Pick<Person, 'personId' | 'officeRegionCode'>;
  readonly attempt: Attempt;
};
type Reused = RefusalOf<'IdempotencyKeyReused'>;
type Waiting = { readonly row: store.PrizeDrawRow; readonly listed: ListedPrizes };

const readWaiting = async (
  table: Table,
  { rewardId, person: { officeRegionCode } }: Asked,
): Promise<Result<Waiting, RefusalOf<'NotFound' | 'RoundNotWaiting'>>> => {
  const reward = await store.readReward(table, rewardId);
  if (reward === undefined || officeRegionCode === null || !contains(officeRegionCode, reward.regionCode))
    return refuse({ code: 'NotFound' });
  const row = await store.readPrizeDraw(table, rewardId);
  const draw = row?.draw;
  return row !== undefined && draw?.state === 'listed' && draw.confirmedBy === null
    ? ok({ row, listed: draw })
    : refuse({ code: 'RoundNotWaiting' });
};

type EnterRefusal = RefusalOf<'NotFound' | 'RoundNotWaiting' | 'ValueNotPossible' | 'ValueChanged'>;

/** Enters the value of a draw whose tickets are closed, in place of one that nobody has confirmed. */
export const enterPrizeValue =
  (table: Table) =>
  (asked: Asked & { readonly value: PublicValue }): Promise<Outcome<PrizeDraw, EnterRefusal | Reused>> =>
    once<PrizeDraw, EnterRefusal>(table, asked.attempt, async (commitOnce) => {
      const { at } = asked.attempt;
      const waiting = await readWaiting(table, asked);
      if (!waiting.ok) return waiting;
      const { row, listed } = waiting.value;
      const { seedRule, seedFrom } = listed;
      const fault = faultOfValue(seedRule, seedFrom, asked.value, at);
      if (fault !== null) {
        const { from } = asked.value;
        const since = from === 'source' ? seedFrom : fallbackFrom(seedRule, seedFrom);
        return refuse({ code: 'ValueNotPossible', fault, round: roundFor(seedRule[from], since).round });
      }
      const after: PrizeDraw = { ...listed, entered: { ...asked.value, by: asked.person.personId, at } };
      const done = await commitOnce(after, { draw: store.putPrizeDraw(table, asked.rewardId, row, after) });
      return done.ok ? done.value : refuse({ code: 'ValueChanged' });
    });

type ConfirmRefusal = RefusalOf<'NotFound' | 'RoundNotWaiting' | 'ValueChanged' | 'EntererMayNotConfirm'>;

/** Confirms the very value that was read; by it the prizes are drawn. */
export const confirmPrizeValue =
  (table: Table) =>
  (asked: Asked & { readonly value: string }): Promise<Outcome<PrizeDraw, ConfirmRefusal | Reused>> =>
    once<PrizeDraw, ConfirmRefusal>(table, asked.attempt, async (commitOnce) => {
      const waiting = await readWaiting(table, asked);
      if (!waiting.ok) return waiting;
      const { row, listed } = waiting.value;
      if (listed.entered?.value !== asked.value) return refuse({ code: 'ValueChanged' });
      if (listed.entered.by === asked.person.personId) return refuse({ code: 'EntererMayNotConfirm' });
      const after: PrizeDraw = { ...listed, confirmedBy: asked.person.personId };
      const done = await commitOnce(after, { draw: store.putPrizeDraw(table, asked.rewardId, row, after) });
      return done.ok ? done.value : refuse({ code: 'ValueChanged' });
    });
