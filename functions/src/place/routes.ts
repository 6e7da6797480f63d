import * as api from '@luhuan/shared/api/places';
import { type Binding, bind } from '../http/bind.ts';
import { provePlace } from './prove-place.ts';

export const placeRoutes = (deps: Parameters<typeof provePlace>[0]): Binding[] => [
  bind(api.provePlace, ({ body, person, now }) => provePlace(deps)(body, person, now)),
];
