import type { RegionCode } from '../region.ts';
import { type Sourced, sourced } from './sourced.ts';

const NATIONAL = sourced(
  'grid-000000',
  { 'zh-CN': '全国电力平均二氧化碳排放因子（本省未收录）', en: 'National grid factor (none entered for the province)' },
  [0.5366],
  'kg CO₂/kWh',
  ['2022 年全国电力二氧化碳排放因子（Sandpiper 转述）', null, 2022, 'official'],
);
const PROVINCES: readonly (readonly [code: string, zh: string, en: string, factor: number])[] = [
  ['11', '北京', 'Beijing', 0.558],
  ['12', '天津', 'Tianjin', 0.7041],
  ['13', '河北', 'Hebei', 0.7252],
  ['14', '山西', 'Shanxi', 0.7096],
  ['31', '上海', 'Shanghai', 0.5849],
  ['32', '江苏', 'Jiangsu', 0.5978],
  ['33', '浙江', 'Zhejiang', 0.5153],
  ['37', '山东', 'Shandong', 0.641],
  ['42', '湖北', 'Hubei', 0.4364],
  ['44', '广东', 'Guangdong', 0.4403],
  ['50', '重庆', 'Chongqing', 0.5227],
  ['51', '四川', 'Sichuan', 0.1404],
  ['53', '云南', 'Yunnan', 0.1073],
];
const FACTORS = new Map(
  PROVINCES.map(([code, zh, en, factor]) => [
    code,
    sourced(
      `grid-${code}0000`,
      { 'zh-CN': `${zh}电力平均二氧化碳排放因子`, en: `Grid factor of ${en}` },
      [factor],
      'kg CO₂/kWh',
      ['省级电力平均二氧化碳排放因子（公开代码收录，与全国值相符）', null, 2022, 'report'],
    ),
  ]),
);

/** The province's factor, or the national one, whose name says so. */
export const gridFactor = (regionCode: RegionCode): Sourced => FACTORS.get(regionCode.slice(0, 2)) ?? NATIONAL;

export const GRID_CONSTANTS: readonly Sourced[] = [NATIONAL, ...FACTORS.values()];
