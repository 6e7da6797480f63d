import * as combinations from '@luhuan/shared/api/combinations';
import * as api from '@luhuan/shared/api/offers';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';

// why something is refused, in words of two languages, is loaded with the first question
const combining = () => import('./combine-offers.ts');
const listing = () => import('./list-offers.ts');

export const offerRoutes = ({ table }: { readonly table: Table }): Binding[] => [
  bind(combinations.combineOffers, async ({ body, person, now }) =>
    (await combining()).combineOffers(table)(body, person, now),
  ),
  bind(api.listOffers, async ({ params, person, now }) =>
    (await listing()).listOffers(table)(params.regionCode, person, now),
  ),
];
