import type { Clock } from '@luhuan/shared/clock';
import { addStep } from '../campaign/store.ts';
import { type Log, errorFields } from '../platform/log.ts';
import { type Table, commit } from '../platform/table.ts';
import { addMoney, poolOf } from '../quota/store.ts';
import { type TrancheRow, readDueTranches, takeTranche } from './store.ts';

const TOGETHER = 25;

/**
 * Takes the tranche off the plan and puts its money into the pools: once, whoever runs beside this.
 * @throws when a pool is not there, which no approved revision allows.
 */
const letOut = async (table: Table, tranche: TrancheRow): Promise<void> => {
  const { campaignId, number, budgets, at } = tranche;
  const pools = budgets.map(
    ({ category, amountFen }) =>
      [`pool ${category}`, addMoney(table, { ...poolOf(tranche, category), shard: 0 }, amountFen)] as const,
  );
  const step = { at, by: null, did: { kind: 'let-out-tranche' as const, number, budgets } };
  const done = await commit(table, {
    tranche: takeTranche(table, tranche),
    step: addStep(table, campaignId, step, `tranche ${number}`),
    ...Object.fromEntries(pools),
  });
  // somebody else has let it out: their commit took the row
  if (done.ok || done.error === 'tranche') return;
  throw new Error(`tranche ${number} of ${campaignId}: ${done.error}`);
};

/**
 * Lets out the money of tranches whose moment has come. Until it ran, claims find what was there before: late is never too much.
 * @returns how many it looked at; call again while it is not zero.
 */
export const letOutTranches =
  ({ table, clock, log }: { readonly table: Table; readonly clock: Clock; readonly log: Log }) =>
  async (): Promise<number> => {
    const due = await readDueTranches(table, clock.now(), TOGETHER);
    let done = 0;
    for (const tranche of due) {
      const dealtWith = await letOut(table, tranche).then(
        () => true,
        (error: unknown) => {
          log.error('tranche not let out', { error: errorFields(error) });
          return false;
        },
      );
      if (dealtWith) done++;
    }
    return done;
  };
