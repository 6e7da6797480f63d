import * as combinations from '@luhuan/shared/api/combinations';
import * as api from '@luhuan/shared/api/offers';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';
import { combineOffers } from './combine-offers.ts';
import { listOffers } from './list-offers.ts';

export const offerRoutes = ({ table }: { readonly table: Table }): Binding[] => [
  bind(combinations.combineOffers, ({ body, person, now }) => combineOffers(table)(body, person, now)),
  bind(api.listOffers, ({ params, person, now }) => listOffers(table)(params.regionCode, person, now)),
];
