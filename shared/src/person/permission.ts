import type { Person } from './person.ts';
import type { Role } from './role.ts';

/** Who may call: everybody, anybody with a session, or the holders of one of these roles. */
export type Allow = 'everybody' | 'signed-in' | readonly [Role, ...Role[]];

/**
 * Whose things an operation touches: `own` the person's, `shop` those of the shop they work for, `region` those of their
 * region and below. `any`: things that are public, or that only the holder of a code can name. What is out of reach is
 * answered as if it did not exist.
 */
export type Reach = 'any' | 'own' | 'shop' | 'region';

const OFFICE = ['campaign-officer', 'approver', 'finance', 'auditor'] as const;
const TILL = ['clerk', 'store-manager'] as const;

/** Every operation, who may do it and how far it reaches. Server, screens and tests go by this table alone. */
export const PERMISSIONS = {
  listDemonstrationPersons: { allow: 'everybody', reach: 'any' },
  openDemonstrationSession: { allow: 'everybody', reach: 'any' },
  openWechatSession: { allow: 'everybody', reach: 'any' },
  linkPhone: { allow: ['shopper'], reach: 'own' },
  renewSession: { allow: 'signed-in', reach: 'own' },
  verifyIdentity: { allow: ['shopper'], reach: 'own' },
  getMe: { allow: 'signed-in', reach: 'own' },
  getPrivacy: { allow: 'signed-in', reach: 'own' },
  giveConsent: { allow: 'signed-in', reach: 'own' },
  withdrawConsent: { allow: 'signed-in', reach: 'own' },
  correctContact: { allow: ['shopper'], reach: 'own' },
  exportMyData: { allow: 'signed-in', reach: 'own' },
  eraseMe: { allow: 'signed-in', reach: 'own' },
  getRegion: { allow: 'everybody', reach: 'any' },
  listApplianceModels: { allow: 'everybody', reach: 'any' },
  getApplianceModel: { allow: 'everybody', reach: 'any' },
  listOpenCampaigns: { allow: 'everybody', reach: 'any' },
  getOpenCampaign: { allow: 'everybody', reach: 'any' },
  makeQuote: { allow: 'everybody', reach: 'any' },
  listPresets: { allow: ['campaign-officer', 'approver'], reach: 'any' },
  listManagedCampaigns: { allow: OFFICE, reach: 'region' },
  getManagedCampaign: { allow: OFFICE, reach: 'region' },
  openCampaign: { allow: ['campaign-officer'], reach: 'region' },
  reviseCampaign: { allow: ['campaign-officer'], reach: 'region' },
  submitCampaign: { allow: ['campaign-officer'], reach: 'region' },
  approveCampaign: { allow: ['approver'], reach: 'region' },
  objectToCampaign: { allow: ['approver'], reach: 'region' },
  claimVoucher: { allow: ['shopper'], reach: 'any' },
  listVouchers: { allow: ['shopper'], reach: 'own' },
  getVoucher: { allow: ['shopper'], reach: 'own' },
  giveBackVoucher: { allow: ['shopper'], reach: 'own' },
  getPoints: { allow: ['shopper'], reach: 'own' },
  reserveVoucher: { allow: TILL, reach: 'any' },
  redeemVoucher: { allow: TILL, reach: 'any' },
  listRedemptions: { allow: TILL, reach: 'shop' },
} as const satisfies Record<string, { readonly allow: Allow; readonly reach: Reach }>;
export type Operation = keyof typeof PERMISSIONS;

/** Whether a person's roles let them do it at all; how far it reaches is decided where the thing is looked up. */
export const may = (person: Pick<Person, 'roles'> | null | undefined, operation: Operation): boolean => {
  const allow: Allow = PERMISSIONS[operation].allow;
  if (allow === 'everybody') return true;
  if (person === null || person === undefined) return false;
  return allow === 'signed-in' || allow.some((role) => person.roles.includes(role));
};
