import { type Instant, dayOf, plusDays, plusMs, startOf } from '@luhuan/shared/clock';
import type { FairTerms, StopTerms } from '@luhuan/shared/fair/fair';
import { publish } from '@luhuan/shared/fair/publish';
import { FairId } from '@luhuan/shared/ids';
import { RegionCode } from '@luhuan/shared/region';
import { addReminder, putFair } from '../fair/store.ts';
import { type Table, commit } from '../platform/table.ts';

const HOUR_MS = 3_600_000;
const SHENZHEN = RegionCode.parse('440300');
const ORGANISER = { 'zh-CN': '样例市商务局（虚构）', en: 'Sample city bureau of commerce (fictional)' };

type Where = { readonly district: string; readonly zh: string; readonly en: string; readonly places: number | null };

const stopIn = (now: Instant, days: number, hours: readonly [number, number], where: Where): StopTerms => {
  const day = startOf(dayOf(plusDays(now, days)));
  return {
    regionCode: RegionCode.parse(where.district),
    address: { 'zh-CN': where.zh, en: where.en },
    begins: plusMs(day, hours[0] * HOUR_MS),
    ends: plusMs(day, hours[1] * HOUR_MS),
    places: where.places,
  };
};

const exhibition = (now: Instant): FairTerms => ({
  kind: 'exhibition',
  title: { 'zh-CN': '绿色智能家电展销会（样例）', en: 'Green and smart appliance fair (sample)' },
  about: {
    'zh-CN': '现场对比一级能效空调、冰箱和洗衣机，工作人员帮您算补贴后的价格。带上身份证，旧家电拍张照片。',
    en: 'Compare air conditioners, fridges and washers of grade 1; staff reckon the price after the subsidy. Bring your ID card and a photo of the old appliance.',
  },
  organiser: ORGANISER,
  categories: ['air-conditioner', 'fridge', 'washer'],
  stops: [6, 7].map((days) =>
    stopIn(now, days, [10, 17], {
      district: '440304',
      zh: '福田区样例会展中心一号馆',
      en: 'Hall 1, Sample Exhibition Centre, Futian',
      places: null,
    }),
  ),
});

const VILLAGES: readonly Where[] = [
  {
    district: '440310',
    zh: '坪山区样例东村文化广场',
    en: 'Cultural square of East Sample Village, Pingshan',
    places: 60,
  },
  {
    district: '440310',
    zh: '坪山区样例西村祠堂前',
    en: 'In front of the hall of West Sample Village, Pingshan',
    places: 40,
  },
  { district: '440311', zh: '光明区样例果园村委会', en: 'Village committee of Sample Orchard, Guangming', places: 60 },
];

const tour = (now: Instant): FairTerms => ({
  kind: 'village-tour',
  title: { 'zh-CN': '家电以旧换新下乡巡展（样例）', en: 'Trade-in comes to the villages (sample)' },
  about: {
    'zh-CN': '空气源热泵、太阳能热水器和环保灶具现场看，旧家电免费安全检查，志愿者教您用手机领券。',
    en: 'Heat pumps, solar water heaters and clean stoves to look at, a free safety check of the old appliance, and volunteers who show how to claim a voucher by phone.',
  },
  organiser: ORGANISER,
  categories: ['heat-pump', 'water-heater', 'gas-stove'],
  stops: VILLAGES.map((where, n) => stopIn(now, 3 + n * 2, [14, 17], where)),
});

const recyclingDay = (now: Instant): FairTerms => ({
  kind: 'recycling-day',
  title: { 'zh-CN': '社区旧家电集中回收日（样例）', en: 'Community recycling day (sample)' },
  about: {
    'zh-CN': '旧电视、旧洗衣机搬到楼下就能交，现场登记。搬不动的，登记后上门收。',
    en: 'Bring the old television or washer downstairs; it is registered on the spot. What is too heavy is collected at home.',
  },
  organiser: ORGANISER,
  categories: [],
  stops: [
    stopIn(now, 13, [9, 12], {
      district: '440305',
      zh: '南山区样例社区公园南门',
      en: 'South gate of Sample Community Park, Nanshan',
      places: null,
    }),
  ],
});

/** Three fictional fairs of the next two weeks; done again, it changes nothing. */
export const publishFirstFairs = async (table: Table, now: Instant): Promise<void> => {
  for (const [n, terms] of [exhibition(now), tour(now), recyclingDay(now)].entries()) {
    const fairId = FairId.parse(`fai_${'0'.repeat(25)}${n + 1}`);
    const fair = publish(terms, { fairId, regionCode: SHENZHEN, at: now });
    if (!fair.ok) continue;
    const reminders = fair.value.stops.flatMap((stop) => addReminder(table, fairId, stop));
    await commit(table, { fair: putFair(table, fair.value), reminders });
  }
};
