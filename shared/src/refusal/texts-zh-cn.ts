import { CATEGORY_NAME } from '../text/category-name.ts';
import { DEDUCTION_NAME } from '../text/deduction-name.ts';
import { dateTime, deadline, yuan, yuanShort } from '../text/format.ts';
import { policyZhCN } from './policy-zh-cn.ts';
import { evidenceZhCN } from './evidence.ts';
import { priceZhCN } from './price.ts';
import { catalogueImportZhCN } from './catalogue-import.ts';
import { promotionZhCN } from './promotion.ts';
import { deedZhCN } from './deed.ts';
import { fairZhCN } from './fair.ts';
import { ownedZhCN } from './owned.ts';
import { rewardZhCN } from './reward.ts';
import { cardZhCN } from './card.ts';
import { orderZhCN } from './order.ts';
import { tillZhCN } from './till.ts';
import { uploadZhCN } from './upload.ts';
import { registerZhCN } from './register.ts';
import { roomZhCN } from './room.ts';
import type { RefusalTexts } from './words.ts';

const category = CATEGORY_NAME['zh-CN'];
const at = (instant: Parameters<typeof dateTime>[0]) => dateTime(instant, 'zh-CN');
const grades = (accepted: readonly number[]) => accepted.map((grade) => `${grade} 级`).join('、');

const SERVICE_AWAY = {
  wechat: '微信暂时没有回应',
  identity: '核验服务暂时没有回应',
  vault: '个人信息暂时读不出，也存不了',
  map: '地图服务暂时没有回应',
  files: '文件服务暂时没有回应',
};
const PURPOSE = { account: '登录', identity: '实名认证', contact: '联系人和地址', messages: '微信通知' };

export const zhCN: RefusalTexts = {
  RequestInvalid: () => ({
    title: '填写的内容有误',
    anyone: { text: '请检查填写的内容，改好后再提交。', action: 'edit-entry' },
  }),
  IdempotencyKeyMissing: () => ({
    title: '请求缺少编号',
    anyone: { text: '请把应用更新到最新版后重试。没有任何改动。', action: 'reload' },
  }),
  SignInNeeded: () => ({
    title: '请先登录',
    anyone: { text: '登录后可以继续，您填写的内容不会丢。', action: 'sign-in' },
  }),
  NotAllowed: () => ({
    title: '您的身份不能做这一步',
    anyone: { text: '请换用有权限的身份登录，或请有权限的同事办理。', action: 'sign-in' },
  }),
  KeyNotAccepted: () => ({
    title: '密钥无效',
    anyone: { text: '请店长在“系统对接”里核对密钥是否到期或已停用，必要时更换密钥。', action: 'none' },
  }),
  KeyNotForThis: ({ scope }) => ({
    title: '这把密钥不能做这一步',
    anyone: {
      text:
        scope === null
          ? '这一步只能由员工登录后办理，系统密钥不能代办。'
          : `请店长在“系统对接”里新建一把含“${{ redeem: '核销', return: '退换', read: '查询' }[scope]}”权限的密钥。`,
      action: 'none',
    },
  }),
  TooManyRequests: ({ seconds }) => ({
    title: '请求太频繁',
    anyone: { text: `请过 ${seconds} 秒再发，同一请求沿用原来的 Idempotency-Key。`, action: 'retry' },
  }),
  KeyChanged: () => ({
    title: '密钥刚刚变过',
    anyone: { text: '请刷新后看清系统现在用的是哪一段，再操作。', action: 'reload' },
  }),
  KeyOver: () => ({
    title: '密钥已停用或到期',
    anyone: { text: '它不能再更换，请新建一把密钥。', action: 'reload' },
  }),
  DryRunNotPossible: () => ({
    title: '这一步不能试运行',
    anyone: {
      text: '什么都没有做。手输的券码每试一次都要计数，请用扫码内容试运行；其他操作请去掉 Dry-Run 再发。',
      action: 'none',
    },
  }),
  NotFound: () => ({
    title: '没有找到',
    anyone: { text: '它可能已被移走，或不在您能查看的范围内。', action: 'open-home' },
  }),
  RequestTooLarge: ({ bytesMax }) => ({
    title: '内容太大',
    anyone: { text: `一次最多 ${Math.floor(bytesMax / 1024)} KB，请减少内容后再提交。`, action: 'edit-entry' },
  }),
  IdempotencyKeyReused: () => ({
    title: '这个请求编号已用于另一次提交',
    anyone: { text: '请重新打开页面后再提交。没有任何改动。', action: 'reload' },
  }),
  Busy: () => ({ title: '现在人多', anyone: { text: '没有任何改动，请过几秒再试。', action: 'retry' } }),
  OutcomeUnknown: () => ({
    title: '结果还不确定',
    anyone: { text: '网络没有及时答复。请点“再问一次”，同一笔不会办两次。', action: 'retry' },
  }),
  Internal: ({ requestId }) => ({
    title: '我们这边出了故障',
    anyone: { text: `请稍后再看结果，不要重复付款。联系客服时请报编号 ${requestId}。`, action: 'reload' },
  }),

  ServiceAway: ({ service }) => ({
    title: SERVICE_AWAY[service],
    anyone: { text: '没有任何改动，请过一会儿再试。', action: 'retry' },
  }),
  GuardianNeeded: ({ ageMin }) => ({
    title: `未满 ${ageMin} 周岁不能自己认证`,
    anyone: { text: '请由监护人用自己的身份认证和领取。', action: 'none' },
  }),
  IdentityMismatch: ({ triesLeft }) => ({
    title: '姓名、身份证号和手机号对不上',
    anyone: { text: `请照身份证核对后再提交，今天还可以试 ${triesLeft} 次。`, action: 'edit-entry' },
  }),
  IdentityTriesOver: ({ until }) => ({
    title: '今天试的次数已经用完',
    anyone: { text: `请在 ${at(until)} 之后再试，先备好身份证。`, action: 'none' },
  }),
  IdentityTaken: ({ erased }) => ({
    title: erased ? '这个身份证在已注销的账号里认证过' : '这个身份证已在另一个账号认证',
    anyone: erased
      ? { text: '注销后不能用新账号再领。如有疑问，请联系发放补贴的部门。', action: 'none' }
      : { text: '一个人只能用一个账号领取。请换原来的账号登录。', action: 'sign-in' },
  }),
  ConfirmationNeeded: () => ({
    title: '请先确认是您本人',
    anyone: { text: '这一步关系到公款、权限或个人信息，确认后几分钟内有效。您填写的内容不会丢。', action: 'confirm' },
  }),
  OtherPerson: () => ({
    title: '不是同一个人',
    anyone: { text: '请用登录这里的那个人的手机来确认。没有任何改动。', action: 'none' },
  }),
  PhoneNeeded: () => ({
    title: '请在手机上确认',
    anyone: { text: '请用微信扫码，在手机上的小程序里确认。', action: 'none' },
  }),
  TicketOver: () => ({
    title: '二维码已失效',
    anyone: { text: '请在电脑上刷新二维码，再扫一次。没有任何改动。', action: 'none' },
  }),
  InvitationOver: () => ({
    title: '邀请已失效',
    anyone: { text: '它已被接受、撤回或过了期限。请联系邀请您的人重新发一份。', action: 'none' },
  }),
  PostElsewhere: () => ({
    title: '您已在别处任职',
    anyone: { text: '一个人只能在一家门店、一个单位任职。请先请原来的负责人解除，再接受邀请。', action: 'none' },
  }),
  OwnPost: () => ({
    title: '不能解除自己的管理职务',
    anyone: { text: '请由另一位管理员办理，免得无人管理。', action: 'none' },
  }),
  PostsHeld: () => ({
    title: '您还有职务在身',
    anyone: { text: '请先请负责人解除您的职务，再注销账号。', action: 'none' },
  }),
  ConsentOutdated: ({ purpose }) => ({
    title: `“${PURPOSE[purpose]}”的说明有更新`,
    anyone: { text: '请重新打开页面，读过新的说明再决定。没有任何改动。', action: 'reload' },
  }),
  ConsentNotWithdrawable: ({ purpose }) => ({
    title: `没有“${PURPOSE[purpose]}”这项同意就没有账号`,
    anyone: { text: '想撤回请注销账号，由它保存的信息会一起删除。', action: 'none' },
  }),
  ConsentNeeded: ({ purpose }) => ({
    title: `需要您先同意“${PURPOSE[purpose]}”`,
    anyone: { text: '请重新登录，读过保存什么再同意。', action: 'sign-in' },
  }),
  AccountErased: () => ({
    title: '这个账号正在注销',
    anyone: { text: '注销完成后可以重新登录，成为新用户。如果没有办完，请十分钟后再试。', action: 'none' },
  }),
  VouchersHeld: ({ voucherIds }) => ({
    title: '卡包里还有没用的补贴券',
    anyone: { text: `还有 ${voucherIds.length} 张，请先使用或退回。`, action: 'open-wallet' },
  }),
  PowerMissing: () => ({
    title: '您现在不能替对方办这一步',
    anyone: { text: '委托已到期、已撤销，或不包括这一步。没有任何改动。需要时请对方重新委托您。', action: 'open-home' },
  }),
  PowerOfferOver: () => ({
    title: '这份委托已失效',
    anyone: { text: '它已被接受或过了时间。请委托您的人重新发一份。', action: 'none' },
  }),
  OwnPower: () => ({
    title: '不能委托给自己',
    anyone: { text: '请把二维码给要帮您办事的人，用他（她）的手机打开。', action: 'none' },
  }),
  AssistantNeeded: () => ({
    title: '这份委托只给店员和村（社区）干部',
    anyone: {
      text: '请用店员、店长或村（社区）干部的身份登录后再接受。家人请让对方改选“请家人代办”。',
      action: 'sign-in',
    },
  }),
  PowersFull: ({ side, most }) => ({
    title: side === 'principal' ? `对方已委托了 ${most} 个人` : `您已在替 ${most} 个人办事`,
    anyone: {
      text: side === 'principal' ? '请对方先在“委托代办”里撤销一位，再接受。' : '请先在“委托代办”里结束一份，再接受。',
      action: 'none',
    },
  }),
  AssistLimit: ({ until, most }) => ({
    title: `今天已代领 ${most} 张`,
    anyone: {
      text: `工作人员一天最多代领 ${most} 张，${deadline(until, 'zh-CN')} 之后可以再办。没有任何改动。`,
      action: 'none',
    },
  }),
  LoginCodeUsed: () => ({
    title: '这次登录没有完成',
    anyone: { text: '微信给的登录凭证只能用一次，请再登录一次。', action: 'retry' },
  }),
  LoginBlocked: () => ({
    title: '微信没有放行这次登录',
    anyone: { text: '请先在微信里完成安全验证，或换一个微信号。不登录也可以看活动。', action: 'open-home' },
  }),
  LoginTooOften: () => ({
    title: '登录得太频繁',
    anyone: { text: '请过一分钟再试。没有任何改动。', action: 'retry' },
  }),
  PhoneCodeUsed: () => ({
    title: '没有取到手机号',
    anyone: { text: '这次授权已经失效，请再授权一次。没有任何改动。', action: 'retry' },
  }),
  PhoneTaken: () => ({
    title: '这个手机号已绑定另一个微信号',
    anyone: { text: '一个手机号只能绑定一人。请用那个微信号登录，或换一个手机号。', action: 'none' },
  }),

  CampaignNotYetOpen: ({ opensAt }) => ({
    title: '活动还没开始',
    shopper: { text: `${at(opensAt)} 开始领取，到时再来。`, action: 'open-home' },
    cashier: { text: `活动 ${at(opensAt)} 开始，现在不能核销。`, action: 'none' },
  }),
  CampaignClosed: ({ closedAt }) => ({
    title: '活动已结束',
    shopper: { text: `活动已于 ${deadline(closedAt, 'zh-CN')} 结束，看看您所在地区的其他活动。`, action: 'open-home' },
    cashier: { text: '活动已结束，请按原价收款。', action: 'none' },
  }),
  CategoryNotOffered: (facts) => ({
    title: `本活动不补贴${category[facts.category]}`,
    shopper: { text: '请选择活动列出的品类。', action: 'open-home' },
    cashier: { text: '这个品类不在活动内，请按原价收款。', action: 'none' },
  }),
  IdentityNotVerified: () => ({
    title: '还没有实名认证',
    shopper: { text: '补贴按人计算，请先完成实名认证再领取。', action: 'verify-identity' },
    cashier: { text: '请顾客先在手机上完成实名认证。', action: 'none' },
  }),
  GradeNotSubsidised: ({ grade, accepted }) => ({
    title: grade === null ? '这件商品没有能效标识' : `${grade} 级能效不在补贴范围`,
    shopper: {
      text:
        accepted.length === 0
          ? '请选择不带能效标识的同类商品。'
          : `只补贴 ${grades(accepted)} 的商品，请挑选符合的型号。`,
      action: 'open-appliances',
    },
    cashier: {
      text: accepted.length === 0 ? '请核对商品品类。' : `请核对标识，或换 ${grades(accepted)} 的型号。`,
      action: 'edit-entry',
    },
  }),
  PriceAboveCeiling: ({ ceilingFen, priceFen }) => ({
    title: `售价超过 ${yuanShort(ceilingFen)}`,
    shopper: {
      text: `优惠后的价格是 ${yuan(priceFen)}，超过上限就没有补贴。可以选择便宜一些的型号。`,
      action: 'open-appliances',
    },
    cashier: { text: `优惠后 ${yuan(priceFen)}，超过上限，请核对价格。`, action: 'edit-entry' },
  }),
  DeductionNotInWaterfall: ({ kind }) => ({
    title: `本活动不计${DEDUCTION_NAME['zh-CN'][kind]}`,
    shopper: { text: '请去掉这一项再试算。', action: 'edit-entry' },
    cashier: { text: '请去掉这一项再提交。', action: 'edit-entry' },
  }),
  DeductionsAbovePrice: ({ listFen }) => ({
    title: '优惠合计超过了售价',
    shopper: { text: `售价是 ${yuan(listFen)}，请核对各项优惠。`, action: 'edit-entry' },
    cashier: { text: `售价 ${yuan(listFen)}，请核对各项优惠金额。`, action: 'edit-entry' },
  }),
  QuotaExhausted: (facts) => ({
    title: `${category[facts.category]}补贴已领完`,
    shopper: { text: '有人放弃或过期时名额会退回，可以过一会儿再看；也可以先看其他品类。', action: 'open-home' },
    cashier: { text: '补贴名额已领完，请按原价收款。', action: 'none' },
  }),
  QuotaAwaited: (facts) => ({
    title: `${category[facts.category]}补贴暂时没有名额`,
    shopper: {
      text: `正在办理的名额可能退回，最晚 ${dateTime(facts.until, 'zh-CN')} 有结果。可以过一会儿再试，或先看其他品类。`,
      action: 'open-home',
    },
    cashier: { text: '暂时没有补贴名额，请顾客稍后再领。', action: 'none' },
  }),
  QuotaLater: (facts) => ({
    title: `这一批${category[facts.category]}补贴已领完`,
    shopper: {
      text: `下一批 ${dateTime(facts.at, 'zh-CN')} 放出，到时再来；也可以先看其他品类。`,
      action: 'open-home',
    },
    cashier: { text: `这一批名额已领完，下一批 ${dateTime(facts.at, 'zh-CN')} 放出。`, action: 'none' },
  }),
  LimitReached: (facts) => ({
    title: `您今年的${category[facts.category]}补贴已用完`,
    shopper: { text: `每人每年最多 ${facts.itemsPerPerson} 件，退货后名额会恢复。`, action: 'open-wallet' },
    cashier: { text: '这位顾客本年度名额已用完，请按原价收款。', action: 'none' },
  }),
  VoucherHeld: ({ until }) => ({
    title: '您已经领过，还没有用',
    shopper: { text: `补贴券在卡包里，${deadline(until, 'zh-CN')} 前可用。`, action: 'open-wallet' },
    cashier: { text: '顾客已有一张未用的券，请让顾客打开卡包。', action: 'scan-again' },
  }),

  VoucherExpired: ({ expiredAt }) => ({
    title: '补贴券已过期',
    shopper: { text: `这张券用到 ${deadline(expiredAt, 'zh-CN')} 为止。活动还开着就可以重新领。`, action: 'open-home' },
    cashier: { text: '券已过期，请顾客重新领取后再扫。', action: 'scan-again' },
  }),
  VoucherRedeemed: ({ redeemedAt }) => ({
    title: '补贴券已用过',
    shopper: { text: `这张券已于 ${at(redeemedAt)} 使用，明细在卡包里。`, action: 'open-wallet' },
    cashier: { text: `此券 ${at(redeemedAt)} 已核销，不能再用。`, action: 'scan-again' },
  }),
  VoucherGivenBack: () => ({
    title: '补贴券已退回',
    shopper: { text: '您已放弃这张券，需要时请重新领取。', action: 'open-home' },
    cashier: { text: '顾客已放弃此券，请让顾客重新领取。', action: 'scan-again' },
  }),
  VoucherReturned: ({ returnedAt }) => ({
    title: '这张券买的商品已退货',
    shopper: { text: `商品已于 ${at(returnedAt)} 退货，再买请重新领券。`, action: 'open-home' },
    cashier: { text: '商品已退货，请顾客重新领取后再扫。', action: 'scan-again' },
  }),
  VoucherReserved: ({ until }) => ({
    title: '另一家门店正在核销这张券',
    shopper: { text: `请到先前的门店完成，或等到 ${at(until)} 后再换店。`, action: 'none' },
    cashier: { text: `其他门店占用到 ${at(until)}，请顾客与那家门店确认。`, action: 'scan-again' },
  }),
  CodeUnreadable: () => ({
    title: '这不是补贴券的码',
    shopper: { text: '请打开卡包里的补贴券，出示上面的码。', action: 'open-wallet' },
    cashier: { text: '请扫顾客卡包里的券码，或输入 16 位数字。', action: 'scan-again' },
  }),
  CodeStale: () => ({
    title: '码已经变了',
    shopper: { text: '码每 30 秒更换一次，请出示屏幕上现在的码，截图不能用。', action: 'none' },
    cashier: { text: '码已过时，请让顾客亮出当前的码再扫。', action: 'scan-again' },
  }),
  PinWrong: ({ triesLeft }) => ({
    title: '数字码不对',
    shopper: { text: `请把屏幕上现在的 16 位数字再念一遍，还可以试 ${triesLeft} 次。`, action: 'none' },
    cashier: { text: `请重新输入 16 位数字，还可以试 ${triesLeft} 次。`, action: 'edit-entry' },
  }),
  PinLocked: ({ until }) => ({
    title: '输错次数太多',
    shopper: { text: `数字码 ${at(until)} 后可以再用，现在可以扫二维码。`, action: 'none' },
    cashier: { text: `请改扫二维码，或 ${at(until)} 后再输。`, action: 'scan-again' },
  }),
  RegionMismatch: ({ campaignRegion }) => ({
    title: `这张券只能在${campaignRegion}使用`,
    shopper: { text: `请到${campaignRegion}的门店购买。`, action: 'open-wallet' },
    cashier: { text: `本店不在${campaignRegion}，不能核销。`, action: 'scan-again' },
  }),
  ReservationOver: () => ({
    title: '核销超时了',
    shopper: { text: '券没有动，请让店员再扫一次。', action: 'none' },
    cashier: { text: '超过 15 分钟未完成，请重新扫码，已填的内容还在。', action: 'scan-again' },
  }),
  ModelUnknown: ({ gtin }) => ({
    title: '没有这个型号',
    shopper: { text: '商品条码不在目录里，请店员核对。', action: 'none' },
    cashier: { text: `条码 ${gtin} 不在目录里，请核对 13 位数字。`, action: 'edit-entry' },
  }),
  CategoryMismatch: ({ voucherCategory, modelCategory }) => ({
    title: `这张券只能买${category[voucherCategory]}`,
    shopper: { text: `商品是${category[modelCategory]}，请领取对应品类的券。`, action: 'open-home' },
    cashier: { text: `商品是${category[modelCategory]}，与券不符，请核对条码。`, action: 'edit-entry' },
  }),
  SerialUsed: () => ({
    title: '这台机器已经享受过补贴',
    shopper: { text: '一台机器只补一次，请店员核对序列号。', action: 'none' },
    cashier: { text: '序列号已用过，请核对机身上的号码。', action: 'edit-entry' },
  }),
  ImeisMissing: ({ has, given }) => ({
    title: has === 0 ? '这款商品没有 IMEI' : `这款商品要登记 ${has} 个 IMEI`,
    shopper: { text: '机器上的 IMEI 要全部登记，请店员核对。', action: 'none' },
    cashier: {
      text: has === 0 ? '请清空 IMEI，或核对商品条码。' : `填了 ${given} 个。拨 *#06# 看全部。`,
      action: 'edit-entry',
    },
  }),
  ImeiUsed: ({ place }) => ({
    title: '这台机器已经享受过补贴',
    shopper: { text: '一台机器只补一次，请店员核对 IMEI。', action: 'none' },
    cashier: {
      text: `第 ${place} 个 IMEI 已用过，拨 *#06# 核对。`,
      action: 'edit-entry',
    },
  }),
  InvoiceUsed: () => ({
    title: '这张发票已经用过',
    shopper: { text: '请店员核对发票号码。', action: 'none' },
    cashier: { text: '发票号码已用过，请核对后重新输入。', action: 'edit-entry' },
  }),
  ReturnedAlready: ({ returnedAt }) => ({
    title: '这件商品已经退货',
    shopper: { text: `已于 ${at(returnedAt)} 退货，一件商品只退一次。`, action: 'open-wallet' },
    cashier: { text: `已于 ${at(returnedAt)} 退货，请勿重复退款。`, action: 'reload' },
  }),
  RedemptionChanged: () => ({
    title: '这笔核销刚刚有变动',
    shopper: { text: '店里刚办过退换，请店员刷新后再看。', action: 'none' },
    cashier: { text: '店里刚有人办过退换，请刷新看过再办。', action: 'reload' },
  }),
  CutTooLarge: ({ mostFen }) => ({
    title: '退得比商品价格还多',
    shopper: { text: `降价最多 ${yuan(mostFen)}，请店员核对。`, action: 'none' },
    cashier: { text: `最多降 ${yuan(mostFen)}，全退请选“退货”。`, action: 'edit-entry' },
  }),
  ReturnsTooMany: ({ most }) => ({
    title: '部分退款和换货次数已用完',
    shopper: { text: `一共 ${most} 次，还可以与门店商量整机退货。`, action: 'none' },
    cashier: { text: `一共 ${most} 次，已用完，还可以整机退货。`, action: 'edit-entry' },
  }),

  AlreadyAppealed: () => ({
    title: '已经提过了',
    anyone: { text: '同一份判定只提一次。答复会出现在消息里，也会写在这份判定下面。', action: 'reload' },
  }),
  AppealAnswered: () => ({
    title: '这件申诉已经答复',
    officer: { text: '同事刚刚答复过，请刷新后查看。没有任何改动。', action: 'reload' },
  }),

  CampaignNotInStatus: () => ({
    title: '活动已经到了下一步',
    officer: { text: '别人刚刚处理过，请刷新后查看。没有任何改动。', action: 'reload' },
  }),
  WindowOver: ({ until }) => ({
    title: '活动时间已过',
    officer: { text: `结束时间是 ${deadline(until, 'zh-CN')}，已经过去。改好时间才能继续。`, action: 'edit-entry' },
  }),
  AuthorMayNotReview: () => ({
    title: '自己写的活动不能自己审批',
    officer: { text: '请另一位有审批权限的同事审批。', action: 'none' },
  }),
  RevisionChanged: () => ({
    title: '内容在您阅读时改过',
    officer: { text: '请刷新后重新阅读再审批。没有任何改动。', action: 'reload' },
  }),
  RegionOutsideYours: () => ({
    title: '地区超出您的管辖范围',
    officer: { text: '请选择本辖区内的地区。', action: 'edit-entry' },
  }),
  EvidenceDueAstray: (facts) => ({
    title: `${category[facts.category]}的材料时限对不上`,
    officer: { text: '每种材料只定一个时限，而且要先勾选这种材料。', action: 'edit-entry' },
  }),
  BudgetBelowCap: (facts) => ({
    title: `${category[facts.category]}的预算不够一张券`,
    officer: { text: `每张券最多要占用 ${yuan(facts.capFen)}，请提高预算或去掉这个品类。`, action: 'edit-entry' },
  }),
  ...policyZhCN,
  ...evidenceZhCN,
  ...orderZhCN,
  ...cardZhCN,
  ...priceZhCN,
  ...promotionZhCN,
  ...ownedZhCN,
  ...fairZhCN,
  ...rewardZhCN,
  ...deedZhCN,
  ...catalogueImportZhCN,
  ...uploadZhCN,
  ...registerZhCN,
  ...tillZhCN,
  ...roomZhCN,
};
