import * as api from '@luhuan/shared/api/quotes';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';

// why something is refused, in words of two languages, is loaded with the first question
const quoting = () => import('./make-quote.ts');

export const quoteRoutes = ({ table }: { readonly table: Table }): Binding[] => [
  bind(api.makeQuote, async ({ body, person, now }) => (await quoting()).makeQuote(table)(body, person, now)),
];
