import * as api from '@luhuan/shared/api/points';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';
import { getPoints } from './get-points.ts';

export const pointsRoutes = ({ table }: { readonly table: Table }): Binding[] => [
  bind(api.getPoints, ({ person, now }) => getPoints(table)(person, now)),
];
