import * as api from '@luhuan/shared/api/receipts';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';
import { getPolicyArchive, getReceipt, listCampaignReceipts, listReceipts } from './read-receipts.ts';

export const receiptRoutes = ({ table }: { readonly table: Table }): Binding[] => [
  bind(api.listReceipts, ({ query, person }) => listReceipts(table)(person, query)),
  bind(api.getReceipt, ({ params, person }) => getReceipt(table)(person, params.receiptId)),
  bind(api.listCampaignReceipts, ({ params, query, person }) =>
    listCampaignReceipts(table)(person, params.campaignId, query),
  ),
  bind(api.getPolicyArchive, ({ params, now }) => getPolicyArchive(table)(params.campaignId, now)),
];
