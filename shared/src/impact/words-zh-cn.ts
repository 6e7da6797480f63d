import type { Allocation, ReleaseSchedule } from '../campaign/allocation.ts';
import { SEED_WORDS } from '../draw/seed-words.ts';
import type { Channel, Validity } from '../campaign/channel.ts';
import type { Condition } from '../campaign/condition-rule.ts';
import type { Opening } from '../campaign/opening.ts';
import type { Relation } from '../campaign/relation.ts';
import type {
  AcceptedStandard,
  Basis,
  DeedRule,
  EvidenceKind,
  GradeRate,
  OldItemRule,
  ReturnEffect,
} from '../campaign/rule.ts';
import type { Day } from '../clock.ts';
import { unreachable } from '../result.ts';
import { CATEGORY_NAME } from '../text/category-name.ts';
import { DEED_NAME } from '../text/deed-name.ts';
import { DEDUCTION_NAME } from '../text/deduction-name.ts';
import { moment, momentEnding, percent, yuanShort } from '../text/format.ts';
import { spreadWords } from '../text/kept-share.ts';
import { changedParts, changedRounds, isEveryDay } from './compare.ts';
import type { DiffWords, Line } from './words.ts';

const NAME = CATEGORY_NAME['zh-CN'];
const at = (instant: Parameters<typeof moment>[0]) => moment(instant, 'zh-CN');

/** `标签 甲 → 乙`; what is new or gone says so. */
const arrow =
  <V>(label: string, tell: (value: V) => string): Line<V> =>
  (before, after) => {
    if (before === undefined) return `新增${label}：${after === undefined ? '' : tell(after)}`;
    return after === undefined ? `取消${label}：${tell(before)}` : `${label} ${tell(before)} → ${tell(after)}`;
  };
/** An item that is only there or not there. */
const demand =
  <V>(tell: (value: V) => string): Line<V> =>
  (before, after) =>
    after === undefined ? (before === undefined ? '' : `不再要求${tell(before)}`) : `新增要求：${tell(after)}`;

const quoted = (text: string): string => `“${text}”`;
const times = (most: number | null): string => (most === null ? '不限' : `${most} 次`);
const days = (count: number): string => `${count} 天`;
const WEEKDAY = ['一', '二', '三', '四', '五', '六', '日'];
const weekday = (day: number): string => `周${WEEKDAY[day - 1]}`;

const between = (from: Day | null, until: Day | null): string =>
  `${from === null ? '' : `${from} 起`}${until === null ? '' : `${until} 前`}`;
const opening = ({ from, until, weekdays, fromTime, untilTime }: Opening): string =>
  `${between(from, until)}${isEveryDay(weekdays) ? '每天' : weekdays.map(weekday).join('、')} ${fromTime}–${untilTime} 领取`;
const openings = (list: readonly Opening[]): string => (list.length === 0 ? '全天' : list.map(opening).join('；'));

const CHANNEL: Record<Channel, string> = { store: '到店券', online: '线上券' };
const validity = (rule: Validity): string => {
  switch (rule.kind) {
    case 'days':
      return days(rule.days);
    case 'weekday':
      return `到${weekday(rule.weekday)}`;
    case 'month-end':
      return '到月底';
    default:
      return unreachable(rule);
  }
};

const ALLOCATION: { [K in Allocation['kind']]: (rule: Extract<Allocation, { kind: K }>) => string } = {
  rush: ({ room }) =>
    room === undefined
      ? '先到先得'
      : `先到先得，经等候室（每秒放 ${room.claimsPerSecond} 人，提前 ${room.opensMinutes} 分钟开放）`,
  draw: ({ rounds, answerHours, seed }) =>
    `摇号（${rounds.length} 轮，中签后 ${answerHours} 小时内领，依据${SEED_WORDS[seed.source]['zh-CN'].name}，备选${SEED_WORDS[seed.fallback]['zh-CN'].name}）`,
  'waiting-list': ({ answerHours }) => `排队（轮到后 ${answerHours} 小时内领）`,
  'two-step': ({ couponDay, couponTime }) => `先领兑换券（每月 ${couponDay} 日 ${couponTime}）`,
};
// each kind has its own function, which TypeScript cannot follow through the index
const allocationOf = (rule: Allocation): string => (ALLOCATION[rule.kind] as (one: Allocation) => string)(rule);
const allocation: Line<Allocation> = (before, after) => {
  const rounds = changedRounds(before, after).map(
    ({ number, round }) =>
      `第 ${number} 轮 ${at(round.registerFrom)}–${at(round.registerUntil)} 报名，${at(round.drawnAt)} 开奖`,
  );
  return rounds.length === 0 ? arrow('发券方式', allocationOf)(before, after) : `摇号时间有变：${rounds.join('；')}`;
};

const schedule = (rule: ReleaseSchedule): string => {
  switch (rule.kind) {
    case 'at-once':
      return '一次放完';
    case 'hourly':
      return `每天 ${rule.fromTime}–${rule.untilTime} 每小时`;
    case 'daily':
      return `每天 ${rule.time}`;
    case 'weekly':
      return `每${weekday(rule.weekday)} ${rule.time}`;
    case 'monthly':
      return `每月 ${rule.day} 日 ${rule.time}`;
    default:
      return unreachable(rule);
  }
};
const release = (rule: ReleaseSchedule): string => [schedule(rule), ...spreadWords(rule, percent, 'zh-CN')].join('；');

const OLD_ITEM: Record<OldItemRule, string> = {
  'not-needed': '不要求交旧机',
  'same-category': '要交同类旧机',
  'any-category': '要交旧机，品类不限',
};
const oldItem: Line<OldItemRule> = (before, after) =>
  after === 'not-needed' ? '不再要求交旧机' : arrow<OldItemRule>('旧机', (rule) => OLD_ITEM[rule])(before, after);

const onReturn = (effect: ReturnEffect): string => {
  switch (effect.kind) {
    case 'restore':
      return '恢复资格';
    case 'restore-with-grace':
      return `${days(effect.graceDays)}内可再买`;
    case 'consume':
      return '不恢复资格';
    default:
      return unreachable(effect);
  }
};

const LOCATION = { claim: '领券时在本地', till: '在本地门店使用', delivery: '送到本地' };
const PURSE = { central: '中央', province: '省级', city: '市级' };

const conditionText = ({ about, expression, says, remedy }: Condition): string[] => [
  about === 'claim' ? '领券时' : '核销时',
  expression,
  says['zh-CN'],
  says.en,
  remedy['zh-CN'],
  remedy.en,
];
const condition: Line<Condition> = (before, after) => {
  if (before === undefined) return `新增条件：${after?.says['zh-CN']}（${after?.expression}）`;
  if (after === undefined) return `取消条件：${before.says['zh-CN']}（${before.expression}）`;
  const parts = changedParts(conditionText(before), conditionText(after));
  return `条件${quoted(before.says['zh-CN'])}：${parts.map(([was, is]) => `${was} → ${is}`).join('；')}`;
};

const deedRule = ({ deed, points, timesPerYear }: DeedRule): string =>
  `${DEED_NAME['zh-CN'][deed]}每次 ${points} 分，每年最多 ${timesPerYear} 次`;

const relation = (rule: Relation): string => {
  switch (rule.kind) {
    case 'prerequisite':
      return `须先在这些活动之一买过（${rule.anyOf.join('、')}）`;
    case 'exclusion':
      return `${rule.group} 各活动只能参加一个`;
    case 'joint-maximum':
      return `${rule.group} 各活动合计最多 ${[
        ...(rule.itemsMax === null ? [] : [`${rule.itemsMax} 件`]),
        ...(rule.fenMax === null ? [] : [yuanShort(rule.fenMax)]),
      ].join('、')}`;
    default:
      return unreachable(rule);
  }
};

/** Chinese words followed by more; a digit stands off from them. */
const beside = (words: string, more: string): string => `${words}${/^\d/.test(more) ? ' ' : ''}${more}`;

const GRADE = (grade: GradeRate['grade']): string => (grade === 'no-label' ? '无能效标识' : `${grade} 级`);
const rate: Line<GradeRate> = (before, after) => {
  if (before === undefined)
    return after === undefined ? '' : `${beside('新增', GRADE(after.grade))}补贴，补贴率 ${percent(after.rate)}`;
  if (after === undefined) return `${beside('不再补贴', GRADE(before.grade))}（原补贴率 ${percent(before.rate)}）`;
  return `${GRADE(before.grade)}补贴率 ${percent(before.rate)} → ${percent(after.rate)}`;
};

const accepted = ({ standard, from, until }: AcceptedStandard): string =>
  `${standard}（${between(from, until) || '不限日期'}）`;

const EVIDENCE: Record<EvidenceKind, string> = {
  invoice: '发票',
  'serial-photo': '序列号照片',
  'label-photo': '能效标识照片',
  activation: '当场激活',
  delivery: '送货凭证',
  installation: '安装凭证',
  'old-item-receipt': '旧机回收凭证',
  'signed-confirmation': '签字确认',
};

const CONFIDENCE = { high: '可信度高', medium: '可信度中', low: '可信度低', assumption: '假设' };

const WATCH = { warn: '提醒', reason: '要写原因', refuse: '不补' } as const;

const FIELDS: DiffWords['fields'] = {
  title: '名称',
  authority: '主管单位',
  programme: '资格计数范围',
  regionCode: '地区',
  timeZone: '时区',
  window: '活动时间',
  'window.from': '开始时间',
  'window.until': '结束时间',
  openings: '领取时段',
  channels: '券的渠道',
  allocation: '发券方式',
  release: '放券节奏',
  reclaim: '重领限制',
  'reclaim.counts': '到店和线上的领券次数',
  'reclaim.unusedMax': '未用作废上限',
  'reclaim.perDay': '每天领券上限',
  'reclaim.perMonth': '每月领券上限',
  'reclaim.perYear': '每年领券上限',
  'reclaim.reclaimsMax': '重领上限',
  categories: '品类',
  location: '位置要求',
  oldItem: '旧机',
  onReturn: '退货后',
  waterfall: '补贴计算步骤',
  purses: '资金分担',
  payoutDelayDays: '拨付时限',
  points: '积分',
  'points.pointsPerYuan': '每元积分',
  'points.grade1Points': '一级能效另送积分',
  'points.grade2Points': '二级能效另送积分',
  'points.pointsPer100Kwh': '每年每省 100 度电另送积分',
  'points.recyclePoints': '旧机交正规回收积分',
  'points.deeds': '绿色行动积分',
  'points.mostPerYear': '每人每年积分上限',
  'points.pendingDays': '积分待确认',
  'points.validDays': '积分有效',
  conditions: '附加条件',
  relations: '活动间限制',
  tranches: '资金批次',
  bases: '依据',
  rates: '补贴率',
  standards: '认可的标准',
  capFen: '每件最多',
  priceCeilingFen: '价格上限',
  itemsPerPerson: '每人件数',
  budgetFen: '预算',
  evidence: '凭证',
  evidenceDue: '上传材料',
  priceWatch: '价格监测',
};
const basis = ({ field, confidence, citation }: Basis): string =>
  `${FIELDS[field as keyof typeof FIELDS] ?? field}（${CONFIDENCE[confidence]}）${citation}`;

const total = (budgets: readonly { readonly amountFen: number }[]): number =>
  budgets.reduce((sum, { amountFen }) => sum + amountFen, 0);

/** Differences of rules in Chinese. */
export const wordsZhCN: DiffWords = {
  rules: {
    title: arrow(FIELDS.title, quoted),
    authority: arrow(FIELDS.authority, quoted),
    programme: arrow(FIELDS.programme, quoted),
    regionCode: arrow(FIELDS.regionCode, String),
    timeZone: arrow(FIELDS.timeZone, String),
    'window.from': arrow(FIELDS['window.from'], at),
    'window.until': arrow(FIELDS['window.until'], (instant) => momentEnding(instant, 'zh-CN')),
    openings: (before = [], after = []) => `${openings(before)} → ${openings(after)}`,
    channels: (before, after) => {
      if (after === undefined) return `不再发${before === undefined ? '券' : CHANNEL[before.channel]}`;
      if (before === undefined) return `新增${CHANNEL[after.channel]}，有效期 ${validity(after.validity)}`;
      return `${CHANNEL[after.channel]}有效期 ${validity(before.validity)} → ${validity(after.validity)}`;
    },
    allocation,
    release: arrow(FIELDS.release, release),
    'reclaim.counts': arrow(FIELDS['reclaim.counts'], (counts) => (counts === 'together' ? '合计' : '分开计')),
    'reclaim.unusedMax': arrow(FIELDS['reclaim.unusedMax'], (most) => (most === null ? '不限' : `${most} 张`)),
    'reclaim.perDay': arrow(FIELDS['reclaim.perDay'], times),
    'reclaim.perMonth': arrow(FIELDS['reclaim.perMonth'], times),
    'reclaim.perYear': arrow(FIELDS['reclaim.perYear'], times),
    'reclaim.reclaimsMax': arrow(FIELDS['reclaim.reclaimsMax'], times),
    location: demand((proof) => LOCATION[proof]),
    oldItem,
    onReturn: arrow(FIELDS.onReturn, onReturn),
    waterfall: arrow(FIELDS.waterfall, (steps) =>
      steps
        .map(
          (step) =>
            `${DEDUCTION_NAME['zh-CN'][step.kind]}${step.kind === 'subsidy' ? '' : step.affectsBase ? '（减基数）' : '（不减基数）'}`,
        )
        .join('、'),
    ),
    purses: (before, after) =>
      arrow<typeof after & object>(`${PURSE[(after ?? before)?.purse ?? 'central']}负担`, ({ share }) =>
        percent(share),
      )(before, after),
    payoutDelayDays: arrow(FIELDS.payoutDelayDays, days),
    'points.pointsPerYuan': arrow(FIELDS['points.pointsPerYuan'], (points) => `${points} 分`),
    'points.grade1Points': arrow(FIELDS['points.grade1Points'], (points) => `${points} 分`),
    'points.grade2Points': arrow(FIELDS['points.grade2Points'], (points) => `${points} 分`),
    'points.pointsPer100Kwh': arrow(FIELDS['points.pointsPer100Kwh'], (points) => `${points} 分`),
    'points.recyclePoints': arrow(FIELDS['points.recyclePoints'], (points) => `${points} 分`),
    'points.deeds': arrow('绿色行动积分', deedRule),
    'points.mostPerYear': arrow(FIELDS['points.mostPerYear'], (most) => (most === null ? '不限' : `${most} 分`)),
    'points.pendingDays': arrow(FIELDS['points.pendingDays'], days),
    'points.validDays': arrow(FIELDS['points.validDays'], days),
    conditions: condition,
    relations: arrow('活动间限制', relation),
    tranches: arrow(
      '资金批次',
      (tranche) =>
        `${at(tranche.at)} ${yuanShort(total(tranche.budgets))}（${tranche.budgets
          .map(({ category, amountFen }) => `${NAME[category]} ${yuanShort(amountFen)}`)
          .join('、')}）`,
    ),
    bases: arrow('依据', basis),
  },
  category: {
    rates: rate,
    standards: arrow('认可的标准', accepted),
    capFen: arrow(FIELDS.capFen, yuanShort),
    priceCeilingFen: arrow(FIELDS.priceCeilingFen, (ceiling) => (ceiling === null ? '不限' : yuanShort(ceiling))),
    itemsPerPerson: arrow('每人', (items) => `${items} 件`),
    budgetFen: arrow(FIELDS.budgetFen, yuanShort),
    evidence: demand((kind) => EVIDENCE[kind]),
    evidenceDue: arrow(
      FIELDS.evidenceDue,
      (due) => `${EVIDENCE[due.kind]}${due.when === 'at-redemption' ? '核销时上传' : ` ${due.days} 天内上传`}`,
    ),
    priceWatch: arrow(FIELDS.priceWatch, (watch) =>
      watch === null ? '不监测' : `高出三个月最低价 ${percent(watch.tolerance)} 以上${WATCH[watch.action]}`,
    ),
  },
  fields: FIELDS,
  within: (category, line) => beside(NAME[category], line),
  offered: ({ category, rates, capFen, itemsPerPerson }) =>
    `新增补贴品类：${NAME[category]}（${rates.map(({ grade, rate: share }) => `${GRADE(grade)} ${percent(share)}`).join('、')}，每件最多 ${yuanShort(capFen)}，每人 ${itemsPerPerson} 件）`,
  notOffered: (category) => `不再补贴：${NAME[category]}`,
  reordered: (field) => `${FIELDS[field as keyof typeof FIELDS] ?? field}的次序有变`,
};
