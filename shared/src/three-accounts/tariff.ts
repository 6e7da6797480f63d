import type { RegionCode } from '../region.ts';
import { type Range, rounded } from './range.ts';
import { type Sourced, assumed, sourced, valueOf } from './sourced.ts';

/** Price of a kilowatt-hour in hundredths of a fen, up to so many watt-hours of a year. */
export type Tier = { readonly upToWh: number; readonly price: number };
export type Tariff = {
  readonly tiers: readonly Tier[];
  readonly from: readonly Sourced[];
  /** When it was announced; `null`: somebody's own bill says it. */
  readonly year: number | null;
};

const tariffOf = (limits: Sourced, periods: number, prices: Sourced, also: readonly Sourced[] = []): Tariff => ({
  tiers: prices.values.map((yuan, row) => ({
    upToWh: row < limits.values.length ? valueOf(limits, row) * 1_000 * periods : Infinity,
    price: Math.round(yuan * 10_000),
  })),
  from: [limits, prices, ...also],
  year: prices.confidence === 'assumption' ? null : prices.source.year,
});

const LAUNCH = ['chinadaily 2012-07-02：居民阶梯电价', null, 2012, 'official'] as const;
const EVEN = assumed('even-months', { 'zh-CN': '每月用电一样多', en: 'Every month uses the same' }, [12], 'mo', {
  'zh-CN': '按月分档，这里按全年平均算',
  en: 'Tiers count by the month; here the year is spread evenly',
});
/** Where nobody knows in which tier a home is. */
export const FIRST_TIER = assumed(
  'first-tier',
  { 'zh-CN': '家里用电量不清楚：最可能的数按第几档', en: 'Use of the home unknown: tier of the likeliest figure' },
  [1],
  '1',
  { 'zh-CN': '区间算了每一档；多数家庭在第一档', en: 'The range has every tier; most homes stay within the first' },
);

/** Tiers for homes by province; what has no source is asked for. */
const TARIFFS: Readonly<Record<string, Tariff>> = {
  '11': tariffOf(
    sourced(
      'tiers-110000',
      { 'zh-CN': '北京阶梯电量', en: 'Beijing: limits of the tiers' },
      [240, 400],
      'kWh/mo',
      LAUNCH,
    ),
    12,
    sourced(
      'prices-110000',
      { 'zh-CN': '北京阶梯电价', en: 'Beijing: price by tier' },
      [0.4883, 0.5383, 0.7883],
      'CNY/kWh',
      LAUNCH,
    ),
    [EVEN],
  ),
  '33': tariffOf(
    sourced(
      'tiers-330000',
      { 'zh-CN': '浙江阶梯电量', en: 'Zhejiang: limits of the tiers' },
      [2_760, 4_800],
      'kWh/a',
      LAUNCH,
    ),
    1,
    sourced(
      'prices-330000',
      { 'zh-CN': '浙江阶梯电价', en: 'Zhejiang: price by tier' },
      [0.538, 0.588, 0.838],
      'CNY/kWh',
      LAUNCH,
    ),
  ),
};
export const tariffIn = (regionCode: RegionCode): Tariff | undefined => TARIFFS[regionCode.slice(0, 2)];

/** One price for all, as somebody read it on their bill. */
export const flatTariff = (price: number): Tariff => ({ tiers: [{ upToWh: Infinity, price }], from: [], year: null });

/** A year's bill in hundred-thousandths of a fen, so that nothing is rounded before the end. */
export const billFor = ({ tiers }: Tariff, wh: number): number => {
  let from = 0;
  let bill = 0;
  for (const { upToWh, price } of tiers) {
    bill += Math.max(0, Math.min(wh, upToWh) - from) * price;
    from = upToWh;
  }
  return bill;
};

const FEN = 100_000;

/**
 * Fen a year that `saved` watt-hours are worth, from the top of the household's use, where the dearest tier is. Where the use is
 * unknown, the range has every tier and the point the first.
 */
export const worthOf = (tariff: Tariff, household: number | 'unknown', saved: Range): Range => {
  if (household !== 'unknown') {
    const now = billFor(tariff, household);
    const worth = (wh: number) => rounded((now - billFor(tariff, Math.max(0, household - wh))) / FEN);
    return { low: worth(saved.low), point: worth(saved.point), high: worth(saved.high) };
  }
  const prices = tariff.tiers.map(({ price }) => price);
  const [first = 0] = prices;
  const worths = (wh: number) => prices.map((price) => rounded((wh * price) / FEN));
  return {
    low: Math.min(...worths(saved.low)),
    point: rounded((saved.point * first) / FEN),
    high: Math.max(...worths(saved.high)),
  };
};

export const TARIFF_CONSTANTS: readonly Sourced[] = [FIRST_TIER, ...Object.values(TARIFFS).flatMap(({ from }) => from)];
