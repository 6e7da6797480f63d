import * as z from 'zod';
import { type Instant, plusDays } from '../clock.ts';
import { Mobile } from '../identity/mobile.ts';
import { PersonName } from '../identity/person-name.ts';
import { RegionCode } from '../region.ts';
import type { Language } from '../text/language.ts';
import { OneLine } from '../text/one-line.ts';

/** What is kept of a person, each kind encrypted by itself. The number on the identity card is of no kind: it is never kept. */
export const KeptKind = z.enum(['account', 'identity', 'contact']).meta({ id: 'KeptKind' });
export type KeptKind = z.infer<typeof KeptKind>;

/** How the person signs in. */
const AccountData = z.object({
  /** `null`: never signed in through WeChat. */
  openid: z.string().nullable(),
  /** Numbers that WeChat vouched for, with their country code. */
  phones: z.array(z.string()),
});

/** What was proven in the identity check. */
const IdentityData = z.object({ name: PersonName, mobile: Mobile });

/** Where the old appliance is picked up and the new one delivered. */
export const Contact = z
  .strictObject({
    name: OneLine.pipe(z.string().min(1).max(50)),
    mobile: Mobile,
    /** Street, house and door, without the region. */
    address: OneLine.pipe(z.string().min(1).max(100)),
    regionCode: RegionCode,
  })
  .meta({ id: 'Contact' });

export const KEPT_DATA = { account: AccountData, identity: IdentityData, contact: Contact } as const;
export type KeptData = { readonly [K in KeptKind]: z.infer<(typeof KEPT_DATA)[K]> };

export const KEPT_NAME: Readonly<Record<KeptKind, Readonly<Record<Language, string>>>> = {
  account: { 'zh-CN': '登录信息', en: 'Sign-in' },
  identity: { 'zh-CN': '实名信息', en: 'Verified identity' },
  contact: { 'zh-CN': '联系人和地址', en: 'Contact and address' },
};

/** An assumption: no rule names a number; two years outlast a programme year and its settlement. */
const KEPT_DAYS = 730;

/** Until when something is kept that was entered, corrected or used to sign in at `enteredAt`. Half-open: gone at this instant. */
export const keptUntil = (enteredAt: Instant): Instant => plusDays(enteredAt, KEPT_DAYS);

/** Whether a new sign-in should count as entering it again: in the last of its two years. */
export const renewalDue = (until: Instant, now: Instant): boolean => plusDays(now, KEPT_DAYS / 2) >= until;
