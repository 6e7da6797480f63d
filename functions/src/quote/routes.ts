import * as api from '@luhuan/shared/api/quotes';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';
import { makeQuote } from './make-quote.ts';

export const quoteRoutes = ({ table }: { readonly table: Table }): Binding[] => [
  bind(api.makeQuote, ({ body, person, now }) => makeQuote(table)(body, person, now)),
];
