import * as z from 'zod';
import { BothLanguages } from '../campaign/rule.ts';
import { Category } from '../appliance/category.ts';
import { Instant } from '../clock.ts';
import { RegisterEntryId } from '../ids.ts';
import { RegionCode } from '../region.ts';
import { Application, RegisterEntry, RegisterKind, RegisterList } from '../register/entry.ts';
import { Standing } from '../register/standing.ts';
import { OfficeAct, OwnAct, RegisterStep } from '../register/step.ts';
import { Store, StoreDraft } from '../retailer/shop.ts';
import { OneLine } from '../text/one-line.ts';
import { Uscc } from '../register/uscc.ts';
import { Paging, get, pageOf, post } from './endpoint.ts';

/** An entry as the firm itself reads it: with what happened, without who did it and what the office noted. */
export const OwnEntry = z
  .object({
    entry: RegisterEntry.omit({ applicant: true, decidedBy: true }),
    regionName: z.string(),
    steps: z.array(RegisterStep.omit({ by: true, note: true })),
    stores: z.array(Store),
  })
  .meta({ id: 'OwnRegisterEntry' });
export type OwnEntry = z.infer<typeof OwnEntry>;

export const applyForRegister = post({
  id: 'applyForRegister',
  path: '/v1/register/applications',
  summary: 'Apply for a firm to take part, with its first store',
  body: Application,
  reply: OwnEntry,
  refusals: ['NotFound', 'IdentityNotVerified', 'PostElsewhere', 'UsccTaken'],
});

export const listOwnEntries = get({
  id: 'listOwnEntries',
  path: '/v1/register/own',
  summary: 'What the caller has applied for, newest first, with every step and its reason',
  reply: z.object({ items: z.array(OwnEntry) }),
});

const entryId = z.strictObject({ entryId: RegisterEntryId });
/** What was read: when it is another by now, nothing is done. */
const version = z.int().min(1);
const changed = ['NotFound', 'EntryChanged', 'EntryNotInState'] as const;

export const actForEntry = post({
  id: 'actForEntry',
  path: '/v1/register/entries/{entryId}/own-steps',
  summary: 'Withdraw an application, leave the register, or object to what was proposed or done',
  params: entryId,
  body: z.strictObject({ act: OwnAct, version }),
  reply: OwnEntry,
  refusals: changed,
});

export const openStore = post({
  id: 'openStore',
  path: '/v1/register/entries/{entryId}/stores',
  summary: 'Open another store of an admitted firm, in the city of its office',
  params: entryId,
  body: z.strictObject({ store: StoreDraft, version }),
  reply: OwnEntry,
  refusals: [...changed, 'StoresTooMany', 'StoreElsewhere'],
});

/** A voucher that one of the firm's stores holds, or held when it was stopped. */
export const HeldThere = z
  .object({
    shopName: z.string(),
    category: Category,
    until: Instant,
    /** When it was freed, and made good for longer. */
    rescuedAt: Instant.nullable(),
  })
  .meta({ id: 'HeldThere' });
export type HeldThere = z.infer<typeof HeldThere>;

/** An entry as the office reads it. */
export const FiledEntry = z
  .object({
    entry: RegisterEntry,
    regionName: z.string(),
    steps: z.array(RegisterStep),
    stores: z.array(Store),
    reserved: z.array(HeldThere),
  })
  .meta({ id: 'FiledRegisterEntry' });
export type FiledEntry = z.infer<typeof FiledEntry>;

/** An entry in a list of the office. */
export const ListedEntry = z
  .object({ entry: RegisterEntry, regionName: z.string() })
  .meta({ id: 'ListedRegisterEntry' });
export type ListedEntry = z.infer<typeof ListedEntry>;

export const listRegister = get({
  id: 'listRegister',
  path: '/v1/government/register',
  summary: 'Entries of the own region subtree, by place and, within it, by time',
  query: Paging.extend({ kind: RegisterKind.default('retailer'), list: RegisterList.default('waiting') }),
  reply: pageOf(ListedEntry),
});

export const getRegisterEntry = get({
  id: 'getRegisterEntry',
  path: '/v1/government/register/{entryId}',
  summary: 'One entry with its steps, its stores and the vouchers they hold',
  params: entryId,
  reply: FiledEntry,
  refusals: ['NotFound'],
});

export const takeUpEntry = post({
  id: 'takeUpEntry',
  path: '/v1/government/register/{entryId}/reviews',
  summary: 'Take an application up',
  params: entryId,
  body: z.strictObject({ version }),
  reply: FiledEntry,
  refusals: [...changed, 'OwnEntry'],
});

export const decideEntry = post({
  id: 'decideEntry',
  path: '/v1/government/register/{entryId}/decisions',
  summary: 'Admit, reject, warn, lift, propose, drop, decide what a colleague proposed, or answer an objection',
  params: entryId,
  body: z.strictObject({
    act: OfficeAct,
    /** For the office alone. */
    note: OneLine.min(1).max(300).nullable(),
    version,
  }),
  reply: FiledEntry,
  refusals: [...changed, 'OwnEntry', 'ProposerMayNotDecide', 'NoticeNotOver', 'ObjectionOpen', 'PostElsewhere'],
});

/** What everybody may know of a firm. */
export const PublicEntry = z
  .object({
    legalName: z.string(),
    uscc: Uscc,
    regionName: z.string(),
    standing: Standing,
    since: Instant,
    reason: BothLanguages.nullable(),
  })
  .meta({ id: 'PublicRegisterEntry' });
export type PublicEntry = z.infer<typeof PublicEntry>;

const region = z.strictObject({ regionCode: RegionCode });

export const listPublicRegister = get({
  id: 'listPublicRegister',
  path: '/v1/regions/{regionCode}/register',
  summary: 'Firms of a region that were admitted, suspended or expelled, with the public reasons',
  params: region,
  query: Paging.extend({
    kind: RegisterKind.default('retailer'),
    standing: z.enum(['admitted', 'suspended', 'expelled']).default('admitted'),
  }),
  reply: pageOf(PublicEntry),
  cacheSeconds: 60,
});

export const listStores = get({
  id: 'listStores',
  path: '/v1/regions/{regionCode}/stores',
  summary: 'Stores of a region, open, closed and stopped ones alike',
  params: region,
  query: Paging,
  reply: pageOf(Store.omit({ entryId: true })),
  cacheSeconds: 60,
});
