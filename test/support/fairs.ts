import * as api from '@luhuan/shared/api/fairs';
import { type Fair, FairTerms, type StopTerms } from '@luhuan/shared/fair/fair';
import { FairId } from '@luhuan/shared/ids';
import { RegionCode } from '@luhuan/shared/region';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { valueOf } from './caller.ts';
import { shanghai } from './samples.ts';
import { newKey } from './scenes.ts';

/** A stop of a tour: an afternoon in a village. */
export const stopOn = (day: string, change: Partial<StopTerms> = {}): StopTerms => ({
  regionCode: RegionCode.parse('440305'),
  address: { 'zh-CN': '样例村文化广场', en: 'Cultural square of Sample Village' },
  begins: shanghai(`${day}T14:00`),
  ends: shanghai(`${day}T17:00`),
  places: 20,
  ...change,
});

/** A village tour of two days. */
export const TOUR = FairTerms.parse({
  kind: 'village-tour',
  title: { 'zh-CN': '绿色家电下乡巡展', en: 'Green appliances come to the villages' },
  about: {
    'zh-CN': '现场看一级能效空调、热泵热水器，算一算旧家电换新能省多少。请带身份证。',
    en: 'See air conditioners of grade 1 and heat-pump water heaters, and reckon what changing the old one saves. Bring your ID card.',
  },
  organiser: { 'zh-CN': '样例市商务局（虚构）', en: 'Sample city bureau of commerce (fictional)' },
  categories: ['air-conditioner', 'water-heater'],
  stops: [stopOn('2026-03-07'), stopOn('2026-03-08')],
});

/** A fair that says that somebody comes. */
export const TAKEN_FAIR: Fair = {
  fairId: FairId.parse(`fai_${'8'.repeat(26)}`),
  regionCode: RegionCode.parse('440300'),
  ...TOUR,
  stops: TOUR.stops.map((stop, n) => ({ ...stop, number: n + 1, left: 19, version: 1, moved: null, cancelled: null })),
  publishedAt: shanghai('2026-03-01T10:00'),
  version: 1,
};

export const announce = (send: Transport, change: Partial<FairTerms> = {}, key = newKey()) =>
  call(send, api.publishFair, { key, body: { ...TOUR, ...change } });
export const published = async (send: Transport, change: Partial<FairTerms> = {}): Promise<Fair> =>
  valueOf(await announce(send, change));

type Asked = { party?: number; version?: number; stopNumber?: number; key?: string };
export const comes = (send: Transport, { fairId }: Pick<Fair, 'fairId'>, asked: Asked = {}) => {
  const { party = 1, version = 1, stopNumber = 1, key = newKey() } = asked;
  return call(send, api.signUpForFair, { key, params: { fairId, stopNumber }, body: { party, version } });
};
export const leaves = (send: Transport, { fairId }: Pick<Fair, 'fairId'>, stopNumber = 1, key = newKey()) =>
  call(send, api.leaveFair, { key, params: { fairId, stopNumber }, body: {} });
