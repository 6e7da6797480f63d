import { COUNTRY, type Region, RegionCode, lineage, stemOf } from '@luhuan/shared/region';
import { areaList } from '@vant/area-data';

const NAMES: Readonly<Record<string, string>> = {
  [COUNTRY]: '全国',
  ...areaList.province_list,
  ...areaList.city_list,
  ...areaList.county_list,
};
const CODES = Object.keys(NAMES).map((code) => RegionCode.parse(code));

const parentOf = (code: RegionCode): RegionCode | undefined => lineage(code).at(-2);

/** Names of the regions of GB/T 2260 as `@vant/area-data` publishes them; `undefined` for a code it does not know. */
export const regionName = (code: RegionCode): string | undefined => NAMES[code];

/** Name with the names above it, the country left out: `广东省深圳市南山区`. */
export const fullRegionName = (code: RegionCode): string =>
  lineage(code)
    .filter((ancestor) => ancestor !== COUNTRY || code === COUNTRY)
    .map((ancestor) => NAMES[ancestor] ?? '')
    .join('');

export const readRegion = (code: RegionCode): Region | undefined => {
  const name = regionName(code);
  if (name === undefined) return undefined;
  const children = stemOf(code).length === 6 ? [] : CODES.filter((other) => parentOf(other) === code);
  return {
    code,
    name,
    path: lineage(code)
      .slice(0, -1)
      .map((ancestor) => NAMES[ancestor] ?? ''),
    children: children.map((child) => ({ code: child, name: NAMES[child] ?? '' })),
  };
};
