import * as z from 'zod';
import type { LabelValue } from '../appliance/label.ts';

/** What a row of a catalogue can say. Order as in the template. */
export const ImportColumn = z
  .enum([
    'gtin',
    'category',
    'brand',
    'name',
    'modelNumber',
    'size',
    'form',
    'price',
    'imeis',
    'label',
    'grade',
    'standard',
    'filingNumber',
    'dailyConsumption',
    'performanceFactor',
    'cycleConsumption',
    'cycleWater',
    'efficiencyIndex',
    'standingLoss',
    'thermalEfficiency',
    'typicalConsumption',
  ] as const)
  .meta({ id: 'ImportColumn' });
export type ImportColumn = z.infer<typeof ImportColumn>;

/**
 * What a column is headed by: the template's own words first, then those of the label registry's records
 * (`registrationNumber`, `productModel`, `producerName`, `nxLever`, `standard`: research/domain.md §3.1, S65).
 */
export const HEADINGS: Readonly<Record<ImportColumn, readonly [string, ...string[]]>> = {
  gtin: ['商品条码', 'gtin', '69码'],
  category: ['品类', 'category'],
  brand: ['品牌', 'producerName', 'brand'],
  name: ['名称', 'productName', 'name'],
  modelNumber: ['型号', 'productModel', 'modelNumber'],
  size: ['规格', 'size'],
  form: ['形态', 'form'],
  price: ['备案价（元）', '备案价', 'filedPrice'],
  imeis: ['IMEI数量', 'imeis'],
  label: ['标识', 'label'],
  grade: ['等级', 'nxLever', 'grade'],
  standard: ['执行标准', 'standard'],
  filingNumber: ['备案号', 'registrationNumber', 'filingNumber'],
  dailyConsumption: ['耗电量（kWh/24h）', 'dailyConsumption'],
  performanceFactor: ['全年能源消耗效率APF', 'APF'],
  cycleConsumption: ['单位功效耗电量（kWh/kg）', 'cycleConsumption'],
  cycleWater: ['单位功效用水量（L/kg）', 'cycleWater'],
  efficiencyIndex: ['能效指数', 'efficiencyIndex'],
  standingLoss: ['24小时固有能耗系数', 'standingLoss'],
  thermalEfficiency: ['热效率（%）', 'thermalEfficiency'],
  typicalConsumption: ['典型能耗（kWh/年）', 'typicalConsumption'],
};

/** Without these a file cannot be read as a catalogue. */
export const NEEDED: readonly ImportColumn[] = ['gtin', 'category', 'brand', 'name', 'modelNumber', 'price'];

/** Columns of what a label states, in the label's own unit. */
export const MEASURED = {
  dailyConsumption: { quantity: 'daily-consumption', unit: 'kWh/24h' },
  performanceFactor: { quantity: 'annual-performance-factor', unit: 'Wh/Wh' },
  cycleConsumption: { quantity: 'cycle-consumption', unit: 'kWh/kg' },
  cycleWater: { quantity: 'cycle-water', unit: 'L/kg' },
  efficiencyIndex: { quantity: 'efficiency-index', unit: '1' },
  standingLoss: { quantity: 'standing-loss', unit: '1' },
  thermalEfficiency: { quantity: 'thermal-efficiency', unit: '%' },
  typicalConsumption: { quantity: 'typical-consumption', unit: 'kWh/a' },
} as const satisfies Partial<Record<ImportColumn, Omit<LabelValue, 'value'>>>;
export type Measured = keyof typeof MEASURED;

const plain = (heading: string): string => heading.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
const BY_HEADING = new Map(
  ImportColumn.options.flatMap((column) => HEADINGS[column].map((heading) => [plain(heading), column] as const)),
);

/** The column that a heading names, wide and narrow letters and blanks aside. */
export const columnOf = (heading: string): ImportColumn | undefined => BY_HEADING.get(plain(heading));
