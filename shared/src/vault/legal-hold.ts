import * as z from 'zod';

const Words = z.object({ 'zh-CN': z.string(), en: z.string() });

/** Something that stays after a person has been erased, and the reason it may. */
export const LegalHold = z
  .object({
    id: z.enum([
      'identity-marker',
      'vouchers',
      'receipts',
      'draws',
      'sale-locks',
      'redemptions',
      'sale-photos',
      'points',
      'approvals',
      'remembered-requests',
      'acts-for-others',
      'access-log',
      'erasure-mark',
      'backups',
    ]),
    what: Words,
    why: Words,
    /** For how long. */
    kept: Words,
    source: Words,
    /** Whether the reason or the time is our reading and not what a rule says word for word. */
    assumption: z.boolean(),
  })
  .meta({ id: 'LegalHold' });
export type LegalHold = z.infer<typeof LegalHold>;

const ARCHIVES = {
  'zh-CN': '《会计档案管理办法》（2015）附表一：会计凭证和账簿保管 30 年',
  en: 'Measures for accounting archives (会计档案管理办法, 2015), schedule 1: vouchers and books, 30 years',
};
const ARCHIVE_TIME = { 'zh-CN': '30 年', en: '30 years' };
const MINIMUM = {
  'zh-CN': '《个人信息保护法》第十九条、第四十七条：不超过实现目的所需的最短时间',
  en: 'PIPL 19 and 47: no longer than the purpose needs',
};
const LIMITS = {
  'zh-CN': '每人每年限领的规则需要它；没有条文直接写到这个标记',
  en: 'The limit per person and year needs it; no article names the mark itself',
};

/** What stays after deletion: random ids and keyed digests that name nobody, and photos from shops, which may. */
export const LEGAL_HOLDS: readonly LegalHold[] = [
  {
    id: 'identity-marker',
    what: { 'zh-CN': '实名标记（无法还原的编码）', en: 'Mark of the identity, which cannot be turned back' },
    why: { 'zh-CN': '防止同一个人换账号重复领取', en: 'So that one human cannot claim twice through two accounts' },
    kept: { 'zh-CN': '补贴政策存续期间', en: 'As long as subsidy programmes run' },
    source: LIMITS,
    assumption: true,
  },
  {
    id: 'vouchers',
    what: { 'zh-CN': '名额和补贴券记录', en: 'Places and vouchers' },
    why: { 'zh-CN': '每人每年的次数要能核对', en: 'Limits per person and year must stay provable' },
    kept: ARCHIVE_TIME,
    source: ARCHIVES,
    assumption: true,
  },
  {
    id: 'receipts',
    what: { 'zh-CN': '判定凭证和申诉', en: 'Receipts of decisions, and appeals' },
    why: {
      'zh-CN': '为什么领到或没领到，事后要能查对；只记“已满足”或“未满足”，不记具体信息',
      en: 'Why somebody got a subsidy or did not must stay provable; they say met or not met, never the fact itself',
    },
    kept: ARCHIVE_TIME,
    source: ARCHIVES,
    assumption: true,
  },
  {
    id: 'draws',
    what: { 'zh-CN': '摇号报名、中签和兑换券记录（只有编码）', en: 'Registrations, awards and coupons, as codes' },
    why: {
      'zh-CN': '名单封存后谁都不能再改，摇号结果和名额去向要能重新核对',
      en: 'A closed list may not change: draws, and where each voucher went, must stay checkable',
    },
    kept: ARCHIVE_TIME,
    source: ARCHIVES,
    assumption: true,
  },
  {
    id: 'sale-locks',
    what: { 'zh-CN': '序列号和发票号的占用标记', en: 'Locks on serial and invoice numbers' },
    why: { 'zh-CN': '一台机器、一张发票只补一次', en: 'One unit and one invoice are subsidised once' },
    kept: { 'zh-CN': '补贴政策存续期间', en: 'As long as subsidy programmes run' },
    source: LIMITS,
    assumption: true,
  },
  {
    id: 'redemptions',
    what: { 'zh-CN': '核销记录和账目', en: 'Redemptions and journals' },
    why: { 'zh-CN': '财政资金支出的会计凭证', en: 'Evidence of public money that was spent' },
    kept: ARCHIVE_TIME,
    source: ARCHIVES,
    assumption: false,
  },
  {
    id: 'sale-photos',
    what: {
      'zh-CN': '门店交的发票、签收单等照片',
      en: 'Photos of invoices, delivery notes and the like from the shop',
    },
    why: { 'zh-CN': '补贴发得对不对，审计时要能看到原件', en: 'Auditors must see what a subsidy was paid on' },
    kept: { 'zh-CN': '5 年', en: '5 years' },
    source: ARCHIVES,
    assumption: true,
  },
  {
    id: 'points',
    what: { 'zh-CN': '积分流水（积分作废）', en: 'The points ledger; the points themselves lapse' },
    why: { 'zh-CN': '账目只增不改', en: 'A ledger only grows' },
    kept: ARCHIVE_TIME,
    source: ARCHIVES,
    assumption: true,
  },
  {
    id: 'approvals',
    what: { 'zh-CN': '工作人员经办和审批的记录', en: 'What a member of staff entered and approved' },
    why: { 'zh-CN': '经办和审批必须是两个人，要能核查', en: 'That two people decided must stay provable' },
    kept: ARCHIVE_TIME,
    source: ARCHIVES,
    assumption: true,
  },
  {
    id: 'remembered-requests',
    what: { 'zh-CN': '最近请求的结果', en: 'Outcomes of recent requests' },
    why: { 'zh-CN': '同一请求重发时不会办两次', en: 'A request sent again is not carried out twice' },
    kept: { 'zh-CN': '30 天', en: '30 days' },
    source: MINIMUM,
    assumption: true,
  },
  {
    id: 'acts-for-others',
    what: { 'zh-CN': '代办记录（谁替谁办了什么，只有编码）', en: 'Acts for others: who did what for whom, as codes' },
    why: {
      'zh-CN': '代领的补贴要能查到是谁办的',
      en: 'A subsidy claimed for another must be traceable to who claimed it',
    },
    kept: ARCHIVE_TIME,
    source: ARCHIVES,
    assumption: true,
  },
  {
    id: 'access-log',
    what: { 'zh-CN': '谁以什么身份、因何查看过', en: 'Who looked, in which role and for what' },
    why: { 'zh-CN': '万一有人不当查看，可以追查', en: 'So that improper looks can be traced' },
    kept: { 'zh-CN': '3 年', en: '3 years' },
    source: { 'zh-CN': '《民法典》第一百八十八条：诉讼时效三年', en: 'Civil Code (民法典) 188: three years to sue' },
    assumption: true,
  },
  {
    id: 'erasure-mark',
    what: { 'zh-CN': '已注销的标记和时间', en: 'The mark that, and when, the account was erased' },
    why: { 'zh-CN': '注销过的账号不能再用', en: 'An erased account must not come back to life' },
    kept: ARCHIVE_TIME,
    source: MINIMUM,
    assumption: true,
  },
  {
    id: 'backups',
    what: { 'zh-CN': '备份里的密文和密钥', en: 'Ciphertext and wrapped keys in backups' },
    why: { 'zh-CN': '备份到期前无法单独删除', en: 'A backup cannot be changed before it ends' },
    kept: { 'zh-CN': '35 天', en: '35 days' },
    source: {
      'zh-CN': '《个人信息保护法》第四十七条：技术上难以删除的，只存储、不再使用；备份保留 35 天',
      en: 'PIPL 47: what cannot technically be deleted is stored and not used; backups last 35 days',
    },
    assumption: false,
  },
];
