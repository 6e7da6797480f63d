import * as z from 'zod';
import { BothLanguages } from '../campaign/rule.ts';
import { Category } from '../appliance/category.ts';
import { Instant } from '../clock.ts';
import { RegisterEntryId, UploadId } from '../ids.ts';
import { RegionCode } from '../region.ts';
import {
  Answer,
  Application,
  Objection,
  Proposal,
  RegisterEntry,
  RegisterKind,
  RegisterList,
} from '../register/entry.ts';
import { Standing } from '../register/standing.ts';
import { DecideAct, OwnAct, PrepareAct, RegisterStep } from '../register/step.ts';
import { Store, StoreDraft } from '../retailer/shop.ts';
import { OneLine } from '../text/one-line.ts';
import { Uscc } from '../register/uscc.ts';
import { Paging, get, pageOf, post } from './endpoint.ts';

/** An entry as the firm itself reads it: without who in the office did what, and what the office noted. */
export const FirmEntry = RegisterEntry.omit({ applicant: true, decidedBy: true })
  .extend({
    proposal: Proposal.omit({ by: true }).nullable(),
    objection: Objection.extend({ answer: Answer.omit({ by: true }).nullable() }).nullable(),
  })
  .meta({ id: 'FirmEntry' });
export type FirmEntry = z.infer<typeof FirmEntry>;

const ownReply = z.object({ entry: FirmEntry, regionName: z.string() });

/** With what happened and where the firm does business. */
export const OwnEntry = ownReply
  .extend({ steps: z.array(RegisterStep.omit({ by: true, note: true })), stores: z.array(Store) })
  .meta({ id: 'OwnRegisterEntry' });
export type OwnEntry = z.infer<typeof OwnEntry>;

export const applyForRegister = post({
  id: 'applyForRegister',
  path: '/v1/register/applications',
  summary: 'Apply for a firm to take part, with its first store',
  body: Application,
  reply: ownReply,
  refusals: ['NotFound', 'IdentityNotVerified', 'PostElsewhere', 'UploadMissing', 'UsccTaken'],
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
const step = [
  ...changed,
  'OwnEntry',
  'ProposerMayNotDecide',
  'NoticeNotOver',
  'ObjectionOpen',
  'PostElsewhere',
] as const;

export const actForEntry = post({
  id: 'actForEntry',
  path: '/v1/register/entries/{entryId}/own-steps',
  summary: 'Withdraw an application, leave the register, or object to what was proposed or done',
  params: entryId,
  body: z.strictObject({ act: OwnAct, version }),
  reply: ownReply,
  refusals: step,
});

export const openStore = post({
  id: 'openStore',
  path: '/v1/register/entries/{entryId}/stores',
  summary: 'Open another store of an admitted firm, in the city of its office',
  params: entryId,
  body: z.strictObject({ store: StoreDraft, version }),
  reply: z.object({ entry: FirmEntry, store: Store }),
  refusals: [...changed, 'StoresTooMany', 'StoreElsewhere'],
});

/** A voucher that one of the firm's stores holds, or held when it was stopped. */
export const HeldThere = z
  .object({
    shopName: z.string(),
    category: Category,
    until: Instant,
    /** When it was freed. */
    rescuedAt: Instant.nullable(),
  })
  .meta({ id: 'HeldThere' });
export type HeldThere = z.infer<typeof HeldThere>;

/** An entry in a list of the office. */
export const ListedEntry = z
  .object({ entry: RegisterEntry, regionName: z.string() })
  .meta({ id: 'ListedRegisterEntry' });
export type ListedEntry = z.infer<typeof ListedEntry>;

/** An entry as the office reads it. */
export const FiledEntry = ListedEntry.extend({
  steps: z.array(RegisterStep),
  stores: z.array(Store),
  held: z.array(HeldThere),
}).meta({ id: 'FiledRegisterEntry' });
export type FiledEntry = z.infer<typeof FiledEntry>;

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

export const showRegisterDocument = get({
  id: 'showRegisterDocument',
  path: '/v1/government/register/{entryId}/documents/{uploadId}',
  summary: 'A link of some minutes to a paper of an application',
  params: entryId.extend({ uploadId: UploadId }),
  reply: z.object({ url: z.string() }),
  refusals: ['NotFound'],
});

/** For the office alone. */
const note = OneLine.min(1).max(300).nullable();

export const prepareEntry = post({
  id: 'prepareEntry',
  path: '/v1/government/register/{entryId}/preparations',
  summary: 'Take an application up, propose a suspension or an expulsion, or drop what was proposed',
  params: entryId,
  body: z.strictObject({ act: PrepareAct, note, version }),
  reply: ListedEntry,
  refusals: step,
});

export const decideEntry = post({
  id: 'decideEntry',
  path: '/v1/government/register/{entryId}/decisions',
  summary: 'Admit, reject, warn, lift, decide what a colleague proposed, or answer an objection',
  params: entryId,
  body: z.strictObject({ act: DecideAct, note, version }),
  reply: ListedEntry,
  refusals: step,
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
