import * as z from 'zod';
import { AppealOutcome } from '../appeal/appeal.ts';
import { BothLanguages } from '../campaign/rule.ts';
import { Instant } from '../clock.ts';
import { PersonId, RegisterEntryId, ShopId, UploadId } from '../ids.ts';
import { RegionCode } from '../region.ts';
import { StoreDraft } from '../retailer/shop.ts';
import { OneLine } from '../text/one-line.ts';
import { FileDigest } from '../upload/upload.ts';
import { Standing } from './standing.ts';
import { STORES_MAX } from './terms.ts';
import { Uscc } from './uscc.ts';

/** Who can be in the register. */
export const RegisterKind = z.enum(['retailer']).meta({ id: 'RegisterKind' });
export type RegisterKind = z.infer<typeof RegisterKind>;

/** `rejected`, `withdrawn`, `expelled` and `left` are ends: whoever comes back after them applies anew, except the expelled. */
export const RegisterState = z
  .enum(['applied', 'in-review', 'admitted', 'warned', 'suspended', 'expelled', 'rejected', 'withdrawn', 'left'])
  .meta({ id: 'RegisterState' });
export type RegisterState = z.infer<typeof RegisterState>;

/** Of a firm that was admitted once; `undefined`: it never was. */
export const standingOf = (state: RegisterState): Standing | undefined => {
  if (state === 'warned') return 'admitted';
  return Standing.safeParse(state).data;
};

/** An entry in one of these keeps its code from everybody else; an expelled firm does not come back by applying again. */
const FREES_CODE: readonly RegisterState[] = ['rejected', 'withdrawn', 'left'];
export const keepsCode = (state: RegisterState): boolean => !FREES_CODE.includes(state);

export const DOCUMENTS_MAX = 8;
export const DocumentKind = z
  .enum(['business-licence', 'store-photo', 'pledge', 'authorisation', 'other'])
  .meta({ id: 'DocumentKind' });

/** A paper that was handed in: what it is, and which bytes. `uploadId` is `null` where it lies in the office, on paper. */
const RegisterDocument = z
  .object({ kind: DocumentKind, sha256: FileDigest, uploadId: UploadId.nullable() })
  .meta({ id: 'RegisterDocument' });

/** What is heard in public and what only the office reads. */
const reasoned = { reason: BothLanguages };

/** What one officer asks for and another decides. */
export const Measure = z.enum(['suspend', 'expel']).meta({ id: 'RegisterMeasure' });
export type Measure = z.infer<typeof Measure>;

export const Proposal = z
  .object({
    measure: Measure,
    ...reasoned,
    by: PersonId,
    at: Instant,
    /** From then on it can be decided. */
    decidableFrom: Instant,
  })
  .meta({ id: 'RegisterProposal' });

export const Answer = z
  .object({ outcome: AppealOutcome, ...reasoned, at: Instant, by: PersonId })
  .meta({ id: 'RegisterAnswer' });

/** "This is wrong", said by the firm of what was proposed or done last, once. */
export const Objection = z
  .object({
    text: OneLine,
    at: Instant,
    answer: Answer.nullable(),
  })
  .meta({ id: 'RegisterObjection' });
export type Objection = z.infer<typeof Objection>;

/** What a firm says of itself when it applies. */
export const Application = z
  .strictObject({
    kind: RegisterKind,
    uscc: Uscc,
    legalName: OneLine.min(2).max(60),
    /** May the office call and write, with what it finds on the licence. */
    contactConsented: z.literal(true),
    documents: z
      .array(z.strictObject({ kind: DocumentKind, uploadId: UploadId }))
      .min(1)
      .max(DOCUMENTS_MAX)
      .refine((documents) => documents.some(({ kind }) => kind === 'business-licence'), 'the business licence')
      .refine((all) => new Set(all.map(({ uploadId }) => uploadId)).size === all.length, 'each file once'),
    store: StoreDraft,
  })
  .meta({ id: 'RegisterApplication' });
export type Application = z.infer<typeof Application>;

/** A firm's place in the register (有进有出名录). */
export const RegisterEntry = z
  .object({
    entryId: RegisterEntryId,
    ...Application.shape,
    documents: z.array(RegisterDocument),
    /** Of the first store: the offices above it decide. */
    regionCode: RegionCode,
    applicant: PersonId,
    appliedAt: Instant,
    state: RegisterState,
    /** Since when it is in this state. */
    since: Instant,
    /** Why, where the state is one that somebody was put into. Public. */
    because: BothLanguages.nullable(),
    /** Who put it there; whoever answers an objection is somebody else. */
    decidedBy: PersonId.nullable(),
    proposal: Proposal.nullable(),
    objection: Objection.nullable(),
    shopIds: z.array(ShopId).max(STORES_MAX),
    /** Rises by one with every step; every step is conditional on it. */
    version: z.int().min(1),
  })
  .meta({ id: 'RegisterEntry' });
export type RegisterEntry = z.infer<typeof RegisterEntry>;

/** Lists of the register: each entry stands in one of them. */
export const RegisterList = z
  .enum(['waiting', 'admitted', 'suspended', 'expelled', 'ended'])
  .meta({ id: 'RegisterList' });
export type RegisterList = z.infer<typeof RegisterList>;

export const listOf = (state: RegisterState): RegisterList => {
  if (state === 'applied' || state === 'in-review') return 'waiting';
  const standing = standingOf(state);
  return standing === undefined || standing === 'left' ? 'ended' : standing;
};

/** A new application. */
export const applied = (
  application: Application,
  { at, ...who }: Pick<RegisterEntry, 'entryId' | 'applicant' | 'documents'> & { readonly at: Instant },
): RegisterEntry => ({
  ...application,
  ...who,
  regionCode: application.store.regionCode,
  appliedAt: at,
  state: 'applied',
  since: at,
  because: null,
  decidedBy: null,
  proposal: null,
  objection: null,
  shopIds: [],
  version: 1,
});
