import type { Language } from '../text/language.ts';
import type { SeedSource } from './public-seed.ts';

type Words = {
  readonly name: string;
  /** Which of its values counts. */
  readonly which: string;
  /** How it is written down. */
  readonly written: string;
};

/** The public values a draw can go by, in plain words. */
export const SEED_WORDS: Readonly<Record<SeedSource, Readonly<Record<Language, Words>>>> = {
  'drand-quicknet': {
    'zh-CN': {
      name: 'drand 公共随机数（quicknet）',
      which: '摇号时刻起的第一轮（每 3 秒一轮，轮次由时刻算出）',
      written: '64 位十六进制，小写',
    },
    en: {
      name: 'drand public randomness (quicknet)',
      which: 'the first round at or after the draw (one every 3 seconds, its number follows from the time)',
      written: '64 hexadecimal digits, small letters',
    },
  },
  'welfare-lottery-double': {
    'zh-CN': {
      name: '中国福利彩票双色球开奖号码',
      which: '摇号时刻起的第一期（周二、四、日 21:15 开奖）',
      written: '红球由小到大、两位数、逗号隔开，加号后写蓝球，如 03,07,12,18,25,31+09',
    },
    en: {
      name: 'China Welfare Lottery, Double Colour Ball',
      which: 'the first drawing at or after the draw (Tuesdays, Thursdays, Sundays at 21:15)',
      written: 'red balls in rising order with two digits and commas, a plus, the blue one: 03,07,12,18,25,31+09',
    },
  },
  'sse-composite-close': {
    'zh-CN': {
      name: '上证综合指数收盘点位',
      which: '摇号时刻起的第一个收盘（交易日 15:00）',
      written: '两位小数，如 3912.45',
    },
    en: {
      name: 'SSE Composite Index at the close',
      which: 'the first close at or after the draw (trading days at 15:00)',
      written: 'with two decimals: 3912.45',
    },
  },
};
