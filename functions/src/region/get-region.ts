import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import type { Region, RegionCode } from '@luhuan/shared/region';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { readRegion } from './store.ts';

export const getRegion = async (code: RegionCode): Promise<Result<Region, RefusalOf<'NotFound'>>> => {
  const region = readRegion(code);
  return region === undefined ? refuse({ code: 'NotFound' }) : ok(region);
};
