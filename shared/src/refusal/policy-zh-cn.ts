import type { BothLanguages } from '../campaign/rule.ts';
import { CATEGORY_NAME } from '../text/category-name.ts';
import { dateTime, percent, yuan, yuanShort } from '../text/format.ts';
import { type PolicyTexts, counter, office, unstopped } from './policy.ts';

const category = CATEGORY_NAME['zh-CN'];
const said = (words: BothLanguages) => unstopped(words['zh-CN']);
const at = (instant: Parameters<typeof dateTime>[0]) => dateTime(instant, 'zh-CN');

const ALLOCATED = {
  draw: { title: '这个活动的券由摇号产生', text: '请在报名期内报名，开奖后在卡包里看结果。' },
  'waiting-list': { title: '这个活动的券按排队顺序发放', text: '请先排队，轮到时卡包里会显示。' },
  'two-step': { title: '这个活动要先领兑换券', text: '先领兑换券，再换成具体品类的券。' },
};
const BARRED = {
  unused: (most: number) => `这一类已有 ${most} 张券领了没用`,
  year: (most: number) => `这一类每年最多领 ${most} 次`,
  reclaims: (most: number) => `这一类最多领 ${most} 次`,
  month: (most: number) => `这一类每月最多领 ${most} 次`,
  day: (most: number) => `这一类每天最多领 ${most} 次`,
};

const VALUE = {
  'not-written-so': () => '写法不对，请按来源的写法填写。',
  'no-such-round': (round: string) => `应取 ${round} 起的第一个，请核对期次。`,
  'too-early': (round: string) => `名单公布之前的值不能用，应取 ${round} 起的第一个。`,
  'not-published-yet': () => '这一期还没有公布，请公布后再填。',
  'source-not-silent-yet': () => '来源还在等待期内，暂时不能改用备选。',
};

/** Words of what campaigns' rules refuse, and of what their offices get wrong. */
export const policyZhCN: PolicyTexts = {
  StandardNotAccepted: ({ standard, accepted }) =>
    counter(
      `按 ${standard} 评的等级已不算数`,
      [`补贴认 ${accepted.join('、') || '现行标准'} 的等级。请看按新标准备案的型号。`, 'open-appliances'],
      [`这台机器的能效标识是旧标准，不能享受补贴，请换一个型号。`, 'edit-entry'],
    ),
  LabelUnknown: () =>
    counter(
      '还不知道这台机器的能效等级',
      ['请选一个具体型号，或扫描能效标识。', 'open-appliances'],
      ['请扫商品条码，系统查出等级后再算补贴。', 'scan-again'],
    ),
  PriceUnknown: () =>
    counter('还不知道实际售价', ['填写售价后就能算出补贴。', 'edit-entry'], ['请填写扣除优惠后的售价。', 'edit-entry']),
  ChannelNotOffered: ({ channel }) =>
    counter(
      channel === 'online' ? '这个活动没有线上券' : '这个活动没有到店券',
      [channel === 'online' ? '请改领到店使用的券。' : '请改领线上使用的券。', 'open-home'],
      [channel === 'online' ? '这张是线上券，不能在门店核销。' : '这张是到店券，不能在线上使用。', 'scan-again'],
    ),
  ClaimedOtherwise: ({ allocation }) =>
    counter(
      ALLOCATED[allocation].title,
      [ALLOCATED[allocation].text, 'open-home'],
      ['这个活动的券不是当场领取的，请顾客在手机上查看。', 'none'],
    ),
  RegistrationNotOpen: ({ opensAt }) =>
    counter(
      '报名还没有开始',
      [`${at(opensAt)} 开始报名。`, 'none'],
      ['报名还没有开始，请顾客到时在手机上报名。', 'none'],
    ),
  RegistrationOver: ({ closedAt }) =>
    counter(
      '报名已经截止',
      [`这一轮 ${at(closedAt)} 截止，请等下一轮。`, 'open-home'],
      ['这一轮报名已截止，请按原价收款。', 'none'],
    ),
  AwardOver: () =>
    counter(
      '这个名额已经不在了',
      ['名额已领取、已放弃或已过时。请刷新看看现在的情况。', 'reload'],
      ['这位顾客的名额已过时，请按原价收款。', 'none'],
    ),
  PlaceUnknown: () =>
    counter(
      '还不知道您在哪里',
      ['这个活动要确认您在本地。请打开定位后再领，位置只用来判断是否在本地，不会保存。', 'prove-place'],
      ['请顾客打开手机定位后再领。', 'none'],
    ),
  PlaceElsewhere: () =>
    counter(
      '您现在不在活动地区',
      ['到活动地区后再领，或看看您所在地的活动。', 'open-home'],
      ['顾客领券时不在活动地区，不能领。', 'none'],
    ),
  HistoryUnknown: () =>
    counter(
      '登录后才知道还有没有名额',
      ['登录后可以看到您已领过几次、还能不能领。', 'sign-in'],
      ['请顾客登录后查看。', 'none'],
    ),
  ReclaimBarred: (facts) =>
    counter(
      `${category[facts.category]}的领取次数已到上限`,
      [
        `${BARRED[facts.by](facts.most)}${facts.until === null ? '，本年度活动内不能再领这一类。' : `，${at(facts.until)} 起可以再领。`}`,
        'open-wallet',
      ],
      ['这位顾客的领取次数已到上限，请按原价收款。', 'none'],
    ),
  PrerequisiteMissing: () =>
    counter(
      '要先参加另一个活动',
      ['先用过前一个活动的券，才能领这一张。', 'open-home'],
      ['顾客还没有用过前一个活动的券。', 'none'],
    ),
  OtherCampaignTaken: () =>
    counter(
      '您已参加同类的另一个活动',
      ['这几个活动只能选一个。把没用的券退掉后可以改选。', 'open-wallet'],
      ['顾客已参加同类的另一个活动，不能再享受这一个。', 'none'],
    ),
  JointMaximumReached: ({ itemsMax, fenMax }) =>
    counter(
      '几个活动合计已到上限',
      [
        `每人合计最多${[itemsMax === null ? '' : ` ${itemsMax} 件`, fenMax === null ? '' : ` ${yuanShort(fenMax)}`].filter(Boolean).join('、')}。`,
        'open-wallet',
      ],
      ['顾客合计已到上限，请按原价收款。', 'none'],
    ),
  OldItemNeeded: (facts) =>
    counter(
      '要交回旧机',
      [`请把旧${facts.category === null ? '家电' : category[facts.category]}一起交给门店，由门店登记。`, 'none'],
      [`请收下旧${facts.category === null ? '家电' : category[facts.category]}并登记后再核销。`, 'edit-entry'],
    ),
  DeliveryElsewhere: () =>
    counter(
      '收货地不在活动地区',
      ['请改为活动地区内的收货地址，或到店自提。', 'none'],
      ['收货地不在活动地区，不能核销。', 'edit-entry'],
    ),
  DeliveryUnknown: () =>
    counter(
      '还不知道送到哪里',
      ['补贴要求送到活动地区内，请告诉门店收货地。', 'none'],
      ['请选择收货地，或选到店自提。', 'edit-entry'],
    ),
  ConditionNotMet: ({ says, remedy }) =>
    counter(`不符合：${said(says)}`, [`${said(remedy)}。`, 'open-home'], [`不符合：${said(says)}。`, 'none']),
  ConditionUnknown: ({ says, remedy }) =>
    counter(`还缺一项资料：${said(says)}`, [`${said(remedy)}。`, 'open-home'], [`还不能判断：${said(says)}。`, 'none']),
  CampaignPaused: ({ reason }) =>
    counter(
      '活动暂停领取',
      [`${said(reason)}。已领到的券照常可用。`, 'open-wallet'],
      ['活动暂停发券，已领的券照常核销。', 'none'],
    ),
  CampaignDraining: ({ reason }) =>
    counter(
      '活动不再发券',
      [`${said(reason)}。已领到的券在有效期内照常可用。`, 'open-wallet'],
      ['活动不再发券，已领的券照常核销。', 'none'],
    ),
  AlreadyApproved: () => office('您已经同意过', '请由另一位审批人继续。', 'none'),
  ReportChanged: () =>
    office('影响报告不是您看的那一份', '规则或报告有了变化，请重新打开，看过新的报告再决定。', 'reload'),
  ReportMissing: () => office('还没有影响报告', '请先生成影响报告，再提交审批。', 'none'),
  FlowNotPossible: () => office('活动现在不能做这一步', '活动状态已变，请刷新后再看。', 'reload'),
  PauserMayNotResume: () => office('暂停的人不能自己恢复', '请由另一位同事核对后恢复发放。', 'none'),
  BudgetChanged: ({ currentFen }) =>
    office('预算已不是原来的数', `现在是 ${yuan(currentFen)}，请按这个数重新申请。`, 'reload'),
  BudgetInUse: ({ leastFen }) =>
    office('预算不能低于已占用的数', `已占用和已支出 ${yuan(leastFen)}，请不要低于它。`, 'edit-entry'),
  BudgetByAdjustment: (facts) =>
    office(
      `${category[facts.category]}的预算不在这里改`,
      '活动已经在发放，请用“调整预算”，由另一人同意后生效。',
      'edit-entry',
    ),
  RequesterMayNotDecide: () => office('申请人不能自己审批', '请由另一位审批人决定。', 'none'),
  AdjustmentDecided: () => office('这个申请已经有了结果', '请刷新后查看。', 'reload'),
  RoundNotWaiting: () => office('这一轮现在不能填公开随机数', '名单封存之后、开奖之前才能填。', 'reload'),
  ValueNotPossible: ({ fault, round }) => office('这个公开随机数不能用', VALUE[fault](round), 'edit-entry'),
  ValueChanged: () => office('填的数已经变了', '请刷新后核对现在的数。', 'reload'),
  EntererMayNotConfirm: () => office('填写人不能自己确认', '请由另一位工作人员核对来源后确认。', 'none'),
  WindowEmpty: () => office('活动的结束时间要晚于开始时间', '请改活动起止时间。', 'edit-entry'),
  OpeningsOverlap: ({ first, second }) =>
    office('两个领取时段重叠了', `第 ${first + 1} 段和第 ${second + 1} 段有重叠，请改其中一段。`, 'edit-entry'),
  SharesNotWhole: ({ sum }) =>
    office('各级承担的比例合计不是 100%', `现在合计 ${percent(sum)}，请改到刚好 100%。`, 'edit-entry'),
  PurseTwice: () => office('同一级资金写了两次', '请合并成一行。', 'edit-entry'),
  WaterfallOutOfOrder: () =>
    office('价格的扣减顺序不成立', '要有一步补贴，各步只出现一次；补贴之后的优惠不能再减补贴基数。', 'edit-entry'),
  CapAboveCeiling: (facts) =>
    office(
      `${category[facts.category]}的补贴上限高过了价格上限`,
      `补贴上限 ${yuan(facts.capFen)}，价格上限 ${yuan(facts.ceilingFen)}，请改其中一个。`,
      'edit-entry',
    ),
  RateTwice: (facts) =>
    office(`${category[facts.category]}的同一等级写了两个补贴率`, '每个等级只留一个。', 'edit-entry'),
  StandardTwice: (facts) => office(`${category[facts.category]}的同一标准写了两次`, '每个标准只留一行。', 'edit-entry'),
  ConditionIllTyped: ({ conditionId, problem }) =>
    office(`条件 ${conditionId} 写得不成立`, `${problem}。请照右边列出的名称和类型修改。`, 'edit-entry'),
  ConditionTwice: ({ conditionId }) =>
    office(`条件编号 ${conditionId} 用了两次`, '请给其中一条换一个编号。', 'edit-entry'),
  RelationTwice: () => office('同一种活动关系写了两次', '请合并成一条。', 'edit-entry'),
  RelationCircular: () =>
    office('几个活动互相等着对方', '前置活动绕成了一圈，谁也领不到。请去掉其中一个前置。', 'edit-entry'),
  RelationUnknown: ({ campaignId }) =>
    office('前置活动不存在', `没有找到编号 ${campaignId} 的活动，请重新选择。`, 'edit-entry'),
  TrancheTwice: ({ index }) =>
    office(`第 ${index + 1} 批资金与前面一批同时到账`, '请合并成一批，或改一个到账时间。', 'edit-entry'),
  TrancheWithoutCategory: ({ index, category: one }) =>
    office(
      `第 ${index + 1} 批资金里的${category[one]}不在补贴品类里`,
      '请补上这个品类，或从这一批里去掉它。',
      'edit-entry',
    ),
  TrancheOutsideWindow: ({ index }) => office(`第 ${index + 1} 批资金不在活动期内`, '请改这一批的时间。', 'edit-entry'),
  DrawOutsideWindow: ({ index }) =>
    office(`第 ${index + 1} 轮摇号的时间不成立`, '每轮报名要在上一轮开奖之后，开奖要在活动结束之前。', 'edit-entry'),
  DropNeverComes: () => office('活动期内一次也轮不到放券', '请改放券时间，或延长活动期。', 'edit-entry'),
  KeptSharesAboveWhole: ({ sum }) =>
    office('保留的份额合计超过 100%', `现在合计 ${percent(sum)}，请改到 100% 以内。`, 'edit-entry'),
  KeptSharesInTurn: () => office('摇号和排队不能再保留份额', '请去掉保留的份额，或改为直接领券。', 'edit-entry'),
  KeptShareTwice: ({ index }) =>
    office(`第 ${index + 1} 项保留份额与前面一项的对象相同`, '请合并成一项。', 'edit-entry'),
  KeptShareTooShort: ({ index }) =>
    office(`第 ${index + 1} 项保留份额在放券时已经到点`, '保留到的时刻要晚于放券的时刻。', 'edit-entry'),
  KeptShareElsewhere: ({ index }) =>
    office(`第 ${index + 1} 项保留份额有活动地区之外的地方`, '请只选活动地区内的地方。', 'edit-entry'),
  DropChanged: ({ next }) =>
    next === null
      ? office('后面没有要放的券了', '请刷新后查看。', 'reload')
      : office('下一批放券已经变了', `现在是 ${yuan(next.amountFen)}，请刷新后再看。`, 'reload'),
  DropOutOfBounds: ({ leastFen, mostFen }) =>
    office(
      '这一批的金额放不了',
      `最少 ${yuan(leastFen)}（为指定人群保留的部分），最多 ${yuan(mostFen)}。`,
      'edit-entry',
    ),
};
