import type { Page } from '@luhuan/shared/api/endpoint';
import type { CampaignId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok } from '@luhuan/shared/result';
import { listSteps as readSteps, readManaged } from '../campaign/store.ts';
import type { Table } from '../platform/table.ts';
import { listAdjustments as readAdjustments } from './store.ts';

type Asked = {
  readonly campaignId: CampaignId;
  readonly person: Person;
  readonly query: { readonly limit: number; readonly cursor?: string | undefined };
};

const ofOwn =
  <T>(read: (table: Table, campaignId: CampaignId, page: Asked['query']) => Promise<Page<T>>) =>
  (table: Table) =>
  async ({ campaignId, person, query }: Asked): Promise<Result<Page<T>, RefusalOf<'NotFound'>>> => {
    const found = await readManaged(table, person, campaignId);
    return found.ok ? ok(await read(table, campaignId, query)) : found;
  };

export const listAdjustments = ofOwn(readAdjustments);
export const listSteps = ofOwn(readSteps);
