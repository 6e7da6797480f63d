import { RegionCode } from '@luhuan/shared/region';
import { Language } from '@luhuan/shared/text/language';
import Taro from '@tarojs/taro';
import * as z from 'zod';
import { stored } from './stored.ts';

const Preferences = z.object({
  language: Language,
  /** 长辈版: larger type and targets. `null`: as WeChat's own font setting says. */
  elder: z.boolean().nullable(),
  /** Where the person looks for campaigns. */
  home: z.object({ regionCode: RegionCode, name: z.string() }),
});
export type Preferences = z.infer<typeof Preferences>;

export const preferences = stored<Preferences>('preferences', Preferences, {
  language: 'zh-CN',
  elder: null,
  home: { regionCode: RegionCode.parse('440305'), name: '广东省深圳市南山区' },
});

/** WeChat's standard font size is 17; from 20 on a person has chosen large type. */
const LARGE_FONT = 20;

const prefersLargeType = (): boolean => {
  if (process.env['TARO_ENV'] !== 'weapp') return false;
  const { fontSizeSetting } = Taro.getAppBaseInfo() as { fontSizeSetting?: number };
  return (fontSizeSetting ?? 0) >= LARGE_FONT;
};

export const isElder = ({ elder }: Preferences): boolean => elder ?? prefersLargeType();
