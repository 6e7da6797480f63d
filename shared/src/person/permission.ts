import type { KeyScope } from '../api-key/scope.ts';
import type { PowerScope } from '../power/power.ts';
import type { Person } from './person.ts';
import type { Role } from './role.ts';

/** Who may call: everybody, anybody with a session, or the holders of one of these roles. */
export type Allow = 'everybody' | 'signed-in' | readonly [Role, ...Role[]];

/**
 * Whose things an operation touches: `own` the person's, `shop` those of the shop they work for, `region` those of their
 * office's region and below, `staff` those of the shop for a manager and of the region for an administrator. `any`: things
 * that are public, or that only the holder of a code can name. What is out of reach is answered as if it did not exist.
 */
export type Reach = 'any' | 'own' | 'shop' | 'region' | 'staff';

/** One operation. */
export type Permission = {
  readonly allow: Allow;
  readonly reach: Reach;
  /** Moves budget, policy, pay-outs, roles or personal data out: whoever calls has confirmed within minutes that it is they. */
  readonly confirm?: true;
  /** Ends the session it comes from: who asks again, because the answer got lost, is told it all the same. */
  readonly ends?: true;
  /** Done by crowds in one second: a session opened or looked up within minutes is believed without another look. */
  readonly rush?: true;
  /** Pressed at a till: signed by the device, where the shop's devices are registered. */
  readonly till?: true;
  /** Can be done for somebody else, by who holds a power of theirs with this scope. */
  readonly delegable?: PowerScope;
  /** Can be done by a system of a shop, whose key has this scope. */
  readonly keyed?: KeyScope;
};

const OFFICE = ['campaign-officer', 'approver', 'finance', 'auditor'] as const;
const TILL = ['clerk', 'store-manager'] as const;
const HEADS = ['store-manager', 'admin'] as const;

/** Every operation, who may do it and how far it reaches. Server, screens and tests go by this table alone. */
export const PERMISSIONS = {
  listDemonstrationPersons: { allow: 'everybody', reach: 'any' },
  openDemonstrationSession: { allow: 'everybody', reach: 'any' },
  openDemonstrationShopper: { allow: 'everybody', reach: 'any' },
  confirmDemonstration: { allow: 'signed-in', reach: 'own' },
  openWechatSession: { allow: 'everybody', reach: 'any' },
  confirmWechat: { allow: 'signed-in', reach: 'own' },
  linkPhone: { allow: ['shopper'], reach: 'own' },
  openTicket: { allow: 'everybody', reach: 'any' },
  openConfirmTicket: { allow: 'signed-in', reach: 'own' },
  collectTicket: { allow: 'everybody', reach: 'any' },
  getTicket: { allow: 'signed-in', reach: 'any' },
  decideTicket: { allow: 'signed-in', reach: 'any' },
  listSessions: { allow: 'signed-in', reach: 'own' },
  endSession: { allow: 'signed-in', reach: 'own' },
  listStaff: { allow: HEADS, reach: 'staff' },
  inviteStaff: { allow: HEADS, reach: 'staff', confirm: true },
  withdrawInvitation: { allow: HEADS, reach: 'staff' },
  dismissStaff: { allow: HEADS, reach: 'staff', confirm: true },
  getInvitation: { allow: 'signed-in', reach: 'any' },
  acceptInvitation: { allow: 'signed-in', reach: 'any' },
  applyForRegister: { allow: 'signed-in', reach: 'own' },
  listOwnEntries: { allow: 'signed-in', reach: 'own' },
  actForEntry: { allow: 'signed-in', reach: 'own', confirm: true },
  openStore: { allow: 'signed-in', reach: 'own' },
  listRegister: { allow: OFFICE, reach: 'region' },
  getRegisterEntry: { allow: OFFICE, reach: 'region' },
  showRegisterDocument: { allow: ['campaign-officer', 'approver', 'auditor'], reach: 'region' },
  prepareEntry: { allow: ['campaign-officer', 'approver'], reach: 'region', confirm: true },
  decideEntry: { allow: ['approver'], reach: 'region', confirm: true },
  listPublicRegister: { allow: 'everybody', reach: 'any' },
  listStores: { allow: 'everybody', reach: 'any' },
  getStore: { allow: TILL, reach: 'shop' },
  changeStore: { allow: ['store-manager'], reach: 'shop' },
  registerTill: { allow: TILL, reach: 'shop' },
  getTill: { allow: TILL, reach: 'shop' },
  listTills: { allow: ['store-manager'], reach: 'shop' },
  approveTill: { allow: ['store-manager'], reach: 'shop', confirm: true },
  renameTill: { allow: ['store-manager'], reach: 'shop' },
  loseTill: { allow: ['store-manager'], reach: 'shop' },
  findTill: { allow: ['store-manager'], reach: 'shop', confirm: true },
  revokeTill: { allow: ['store-manager'], reach: 'shop' },
  setTillRule: { allow: ['store-manager'], reach: 'shop', confirm: true },
  verifyIdentity: { allow: ['shopper'], reach: 'own' },
  getMe: { allow: 'signed-in', reach: 'own' },
  getPrivacy: { allow: 'signed-in', reach: 'own' },
  giveConsent: { allow: 'signed-in', reach: 'own' },
  withdrawConsent: { allow: 'signed-in', reach: 'own' },
  correctContact: { allow: ['shopper'], reach: 'own' },
  exportMyData: { allow: 'signed-in', reach: 'own', confirm: true },
  eraseMe: { allow: 'signed-in', reach: 'own', confirm: true, ends: true },
  getRegion: { allow: 'everybody', reach: 'any' },
  listApplianceModels: { allow: 'everybody', reach: 'any', delegable: 'claim' },
  getApplianceModel: { allow: 'everybody', reach: 'any' },
  listOpenCampaigns: { allow: 'everybody', reach: 'any' },
  getOpenCampaign: { allow: 'everybody', reach: 'any' },
  getSupply: { allow: 'everybody', reach: 'any' },
  reckonThreeAccounts: { allow: 'everybody', reach: 'any' },
  makeQuote: { allow: 'everybody', reach: 'any', delegable: 'claim' },
  listOffers: { allow: 'everybody', reach: 'any', delegable: 'claim' },
  combineOffers: { allow: ['shopper'], reach: 'own', delegable: 'claim' },
  provePlace: { allow: ['shopper'], reach: 'own', delegable: 'claim' },
  listPresets: { allow: ['campaign-officer', 'approver'], reach: 'any' },
  listManagedCampaigns: { allow: OFFICE, reach: 'region' },
  getManagedCampaign: { allow: OFFICE, reach: 'region' },
  openCampaign: { allow: ['campaign-officer'], reach: 'region' },
  reviseCampaign: { allow: ['campaign-officer'], reach: 'region' },
  submitCampaign: { allow: ['campaign-officer'], reach: 'region', confirm: true },
  approveCampaign: { allow: ['approver'], reach: 'region', confirm: true },
  objectToCampaign: { allow: ['approver'], reach: 'region' },
  stopCampaign: { allow: ['campaign-officer', 'approver'], reach: 'region', confirm: true },
  resumeCampaign: { allow: ['approver'], reach: 'region', confirm: true },
  startImpactReport: { allow: ['campaign-officer', 'approver'], reach: 'region' },
  stepImpactReport: { allow: ['campaign-officer', 'approver'], reach: 'region' },
  getImpactReport: { allow: OFFICE, reach: 'region' },
  requestAdjustment: { allow: ['campaign-officer'], reach: 'region', confirm: true },
  listAdjustments: { allow: OFFICE, reach: 'region' },
  decideAdjustment: { allow: ['approver'], reach: 'region', confirm: true },
  listSteps: { allow: OFFICE, reach: 'region' },
  getBalances: { allow: OFFICE, reach: 'region' },
  listJournals: { allow: OFFICE, reach: 'region' },
  listOutlooks: { allow: 'everybody', reach: 'any' },
  getPacing: { allow: OFFICE, reach: 'region' },
  freezePacing: { allow: ['campaign-officer', 'approver'], reach: 'region', confirm: true },
  unfreezePacing: { allow: ['campaign-officer', 'approver'], reach: 'region', confirm: true },
  requestDropChange: { allow: ['campaign-officer'], reach: 'region', confirm: true },
  decideDropChange: { allow: ['approver'], reach: 'region', confirm: true },
  requestAdmission: { allow: ['shopper'], reach: 'any', rush: true, delegable: 'claim' },
  claimVoucher: { allow: ['shopper'], reach: 'any', rush: true, delegable: 'claim' },
  getStanding: { allow: ['shopper'], reach: 'own', delegable: 'claim' },
  registerForDraw: { allow: ['shopper'], reach: 'own', delegable: 'claim' },
  withdrawFromDraw: { allow: ['shopper'], reach: 'own', delegable: 'claim' },
  joinLine: { allow: ['shopper'], reach: 'own', delegable: 'claim' },
  leaveLine: { allow: ['shopper'], reach: 'own', delegable: 'claim' },
  takeCoupon: { allow: ['shopper'], reach: 'own', delegable: 'claim' },
  declineAward: { allow: ['shopper'], reach: 'own', delegable: 'claim' },
  getDraw: { allow: 'everybody', reach: 'any' },
  listDrawEntries: { allow: 'everybody', reach: 'any' },
  listDrawRounds: { allow: OFFICE, reach: 'region' },
  enterPublicValue: { allow: ['campaign-officer', 'approver', 'finance'], reach: 'region', confirm: true },
  confirmPublicValue: { allow: ['finance', 'approver'], reach: 'region', confirm: true },
  listVouchers: { allow: ['shopper'], reach: 'own', delegable: 'show' },
  getVoucher: { allow: ['shopper'], reach: 'own', delegable: 'show' },
  giveBackVoucher: { allow: ['shopper'], reach: 'own', delegable: 'claim' },
  listPowers: { allow: 'signed-in', reach: 'own' },
  offerPower: { allow: ['shopper'], reach: 'own', confirm: true },
  getPowerOffer: { allow: 'signed-in', reach: 'any' },
  acceptPower: { allow: 'signed-in', reach: 'any' },
  revokePower: { allow: 'signed-in', reach: 'own' },
  listNotices: { allow: 'signed-in', reach: 'own' },
  countNotices: { allow: 'signed-in', reach: 'own' },
  readNotices: { allow: 'signed-in', reach: 'own' },
  disavowNotice: { allow: 'signed-in', reach: 'own' },
  listDisavowals: { allow: ['admin', 'auditor'], reach: 'region' },
  getPoints: { allow: ['shopper'], reach: 'own' },
  getPointsAt: { allow: ['shopper'], reach: 'own' },
  checkCatalogue: { allow: ['campaign-officer'], reach: 'own' },
  importCatalogue: { allow: ['campaign-officer'], reach: 'own' },
  getCatalogueImport: { allow: ['campaign-officer'], reach: 'own' },
  listCatalogueImports: { allow: ['campaign-officer'], reach: 'own' },
  reportDeed: { allow: ['shopper'], reach: 'any' },
  listDeeds: { allow: ['shopper'], reach: 'own' },
  findDeed: { allow: OFFICE, reach: 'region' },
  confirmDeed: { allow: ['campaign-officer'], reach: 'region', confirm: true },
  takeDeedBack: { allow: ['campaign-officer'], reach: 'region', confirm: true },
  listOwned: { allow: ['shopper'], reach: 'own' },
  addOwned: { allow: ['shopper'], reach: 'own' },
  editOwned: { allow: ['shopper'], reach: 'own' },
  removeOwned: { allow: ['shopper'], reach: 'own' },
  restoreOwned: { allow: ['shopper'], reach: 'own' },
  listRecalls: { allow: 'everybody', reach: 'any' },
  listModelRecalls: { allow: 'everybody', reach: 'any' },
  previewRecall: { allow: ['campaign-officer'], reach: 'any' },
  publishRecall: { allow: ['campaign-officer'], reach: 'region' },
  withdrawRecall: { allow: ['campaign-officer', 'approver'], reach: 'region' },
  getPrizeDraw: { allow: 'everybody', reach: 'any' },
  listPrizeEntries: { allow: 'everybody', reach: 'any' },
  getOfficePrizeDraw: { allow: OFFICE, reach: 'region' },
  enterPrizeValue: { allow: ['campaign-officer', 'approver', 'finance'], reach: 'region', confirm: true },
  confirmPrizeValue: { allow: ['finance', 'approver'], reach: 'region', confirm: true },
  listRewards: { allow: 'everybody', reach: 'any' },
  orderReward: { allow: ['shopper'], reach: 'any' },
  listRewardOrders: { allow: ['shopper'], reach: 'own' },
  refundReward: { allow: ['shopper'], reach: 'own' },
  listOfficeRewards: { allow: OFFICE, reach: 'region' },
  makeReward: { allow: ['campaign-officer'], reach: 'region' },
  restockReward: { allow: ['campaign-officer'], reach: 'region' },
  pauseReward: { allow: ['campaign-officer'], reach: 'region' },
  findRewardOrder: { allow: OFFICE, reach: 'region' },
  handOutReward: { allow: ['campaign-officer'], reach: 'region' },
  createUpload: { allow: 'signed-in', reach: 'own' },
  completeUpload: { allow: 'signed-in', reach: 'own' },
  addEvidence: { allow: TILL, reach: 'shop' },
  listDueEvidence: { allow: TILL, reach: 'shop' },
  listRegionDueEvidence: { allow: OFFICE, reach: 'region' },
  listAlikePhotos: { allow: OFFICE, reach: 'region' },
  reserveVoucher: { allow: TILL, reach: 'any', till: true, keyed: 'redeem' },
  quoteSale: { allow: TILL, reach: 'any', keyed: 'redeem' },
  redeemVoucher: { allow: TILL, reach: 'any', till: true, keyed: 'redeem' },
  listRedemptions: { allow: TILL, reach: 'shop', keyed: 'read' },
  getRedemption: { allow: TILL, reach: 'shop', keyed: 'read' },
  quoteReturn: { allow: TILL, reach: 'shop', keyed: 'return' },
  returnGoods: { allow: TILL, reach: 'shop', till: true, keyed: 'return' },
  listReturns: { allow: TILL, reach: 'shop', keyed: 'read' },
  getUnitStanding: { allow: TILL, reach: 'shop' },
  getModelPrices: { allow: 'everybody', reach: 'any' },
  listOwnPrices: { allow: TILL, reach: 'shop', keyed: 'read' },
  filePrice: { allow: ['store-manager'], reach: 'shop' },
  listRaisedPrices: { allow: OFFICE, reach: 'region' },
  listPromotions: { allow: 'everybody', reach: 'any' },
  listShopPromotions: { allow: TILL, reach: 'shop', keyed: 'read' },
  makePromotion: { allow: ['store-manager'], reach: 'shop' },
  limitPromotion: { allow: ['store-manager'], reach: 'shop' },
  stopPromotion: { allow: ['store-manager'], reach: 'shop' },
  bundleGoods: { allow: TILL, reach: 'shop', keyed: 'redeem' },
  listBundles: { allow: TILL, reach: 'shop', keyed: 'read' },
  getBundle: { allow: TILL, reach: 'shop', keyed: 'read' },
  listHeldUnits: { allow: OFFICE, reach: 'region' },
  decideHeldUnit: { allow: ['approver'], reach: 'region' },
  printCard: { allow: ['shopper'], reach: 'own', delegable: 'show' },
  stopCard: { allow: ['shopper'], reach: 'own', delegable: 'show' },
  placeOrder: { allow: ['shopper'], reach: 'own', delegable: 'claim' },
  listOrders: { allow: ['shopper'], reach: 'own', delegable: 'show' },
  cancelOrder: { allow: ['shopper'], reach: 'own', delegable: 'claim' },
  signOrder: { allow: ['shopper'], reach: 'own', delegable: 'show' },
  listShopOrders: { allow: TILL, reach: 'shop' },
  acceptOrder: { allow: TILL, reach: 'shop' },
  shipOrder: { allow: TILL, reach: 'shop' },
  declineOrder: { allow: TILL, reach: 'shop' },
  handOverOrder: { allow: TILL, reach: 'shop', till: true },
  listApiKeys: { allow: TILL, reach: 'shop' },
  makeApiKey: { allow: ['store-manager'], reach: 'shop', confirm: true },
  rotateApiKey: { allow: ['store-manager'], reach: 'shop', confirm: true },
  revokeApiKey: { allow: ['store-manager'], reach: 'shop', confirm: true },
  listReceipts: { allow: ['shopper'], reach: 'own' },
  getReceipt: { allow: ['shopper'], reach: 'own' },
  openAppeal: { allow: ['shopper'], reach: 'own' },
  listCampaignReceipts: { allow: OFFICE, reach: 'region' },
  getPolicyArchive: { allow: 'everybody', reach: 'any' },
  listAppeals: { allow: OFFICE, reach: 'region' },
  getAppeal: { allow: OFFICE, reach: 'region' },
  answerAppeal: { allow: ['approver', 'auditor'], reach: 'region' },
} as const satisfies Record<string, Permission>;
export type Operation = keyof typeof PERMISSIONS;

export const permissionOf = (operation: Operation): Permission => PERMISSIONS[operation];

/** Whether a person's roles let them do it at all; how far it reaches is decided where the thing is looked up. */
export const may = (person: Pick<Person, 'roles'> | null | undefined, operation: Operation): boolean => {
  const { allow } = permissionOf(operation);
  if (allow === 'everybody') return true;
  if (person === null || person === undefined) return false;
  return allow === 'signed-in' || allow.some((role) => person.roles.includes(role));
};
