import type { CategorySupply } from '@luhuan/shared/api/admissions';
import type { Instant } from '@luhuan/shared/clock';
import type { CampaignId } from '@luhuan/shared/ids';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { readRunning } from '../campaign/store.ts';
import { keptFor } from '../platform/kept-for.ts';
import type { Table } from '../platform/table.ts';
import { supplyOf } from './supply-of.ts';

const KEPT_SECONDS = 1;

type Supply = { readonly asOf: Instant; readonly items: CategorySupply[] };

/** What a campaign has left, read at most once a second by each process: a crowd that looks on touches no counter. */
export const getSupply = (table: Table) => {
  const kept = keptFor<Supply | undefined>(KEPT_SECONDS);
  return async (campaignId: CampaignId, now: Instant): Promise<Result<Supply, RefusalOf<'NotFound'>>> => {
    const supply = await kept(campaignId, now, async () => {
      const running = await readRunning(table, campaignId, now);
      return running === undefined ? undefined : { asOf: now, items: await supplyOf(table, running, now) };
    });
    return supply === undefined ? refuse({ code: 'NotFound' }) : ok(supply);
  };
};
