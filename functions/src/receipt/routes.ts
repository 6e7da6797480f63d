import * as api from '@luhuan/shared/api/receipts';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';

// why something is refused, in words of two languages, is loaded with the first question
const reading = () => import('./read-receipts.ts');

export const receiptRoutes = ({ table }: { readonly table: Table }): Binding[] => [
  bind(api.listReceipts, async ({ query, person }) => (await reading()).listReceipts(table)(person, query)),
  bind(api.getReceipt, async ({ params, person }) => (await reading()).getReceipt(table)(person, params.receiptId)),
  bind(api.listCampaignReceipts, async ({ params, query, person }) =>
    (await reading()).listCampaignReceipts(table)(person, params.campaignId, query),
  ),
  bind(api.getPolicyArchive, async ({ params, now }) =>
    (await reading()).getPolicyArchive(table)(params.campaignId, now),
  ),
];
