import * as api from '@luhuan/shared/api/points';
import { earlier } from '@luhuan/shared/clock';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';
import { getPoints, getPointsAt } from './get-points.ts';

export const pointsRoutes = ({ table }: { readonly table: Table }): Binding[] => [
  bind(api.getPoints, ({ person, query, now }) => getPoints(table)(person, query, now)),
  bind(api.getPointsAt, ({ person, params, now }) => getPointsAt(table)(person, earlier(params.at, now))),
];
