import * as z from 'zod';
import { Region, RegionCode } from '../region.ts';
import { get } from './endpoint.ts';

export const getRegion = get({
  id: 'getRegion',
  path: '/v1/regions/{regionCode}',
  summary: 'A region by its GB/T 2260 code, with the regions directly below it',
  params: z.object({ regionCode: RegionCode }),
  reply: Region,
  refusals: ['NotFound'],
});
