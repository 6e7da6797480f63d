import * as api from '@luhuan/shared/api/regions';
import { type Binding, bind } from '../http/bind.ts';
import { getRegion } from './get-region.ts';

export const regionRoutes = (): Binding[] => [bind(api.getRegion, ({ params }) => getRegion(params.regionCode))];
