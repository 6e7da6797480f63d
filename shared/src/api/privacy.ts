import * as z from 'zod';
import { Instant } from '../clock.ts';
import { SignUp } from '../fair/fair.ts';
import { OwnedRecord } from '../owned/owned.ts';
import { Person } from '../person/person.ts';
import { Journal } from '../points/journal.ts';
import { Points } from '../points/points.ts';
import { RewardOrder } from '../reward/reward.ts';
import { Redemption } from '../redemption/redemption.ts';
import { Access } from '../vault/access.ts';
import { Consent, ConsentView } from '../vault/consent.ts';
import { Contact, KEPT_DATA, KeptKind } from '../vault/kept.ts';
import { LegalHold } from '../vault/legal-hold.ts';
import { Masked } from '../vault/masked.ts';
import { Purpose } from '../vault/purpose.ts';
import { Voucher } from '../voucher/voucher.ts';
import { ask, get, post } from './endpoint.ts';

/** Since when and until when something is kept. */
const Term = z.object({ enteredAt: Instant, keptUntil: Instant });

export const Privacy = z
  .object({
    consents: z.array(ConsentView),
    /** `masked` is `null` while the vault cannot be opened; what is kept and until when is known all the same. */
    kept: z.array(Term.extend({ kind: KeptKind, masked: z.array(Masked).nullable() })),
    /** What would stay if the person were erased now. */
    holds: z.array(LegalHold),
    /** The last 50 times that something was read in clear, latest first. */
    access: z.array(Access),
  })
  .meta({ id: 'Privacy' });
export type Privacy = z.infer<typeof Privacy>;

export const getPrivacy = get({
  id: 'getPrivacy',
  path: '/v1/me/privacy',
  summary: 'What is kept of the caller, under which consent, until when, and who read it',
  reply: Privacy,
});

const purpose = z.object({ purpose: Purpose });

export const giveConsent = post({
  id: 'giveConsent',
  path: '/v1/me/consents/{purpose}/grants',
  summary: 'Agree to one purpose, in the words that were on the screen',
  params: purpose,
  body: z.strictObject({
    /** Version of the words that were read. */
    version: z.int().min(1),
  }),
  reply: ConsentView,
  refusals: ['ConsentOutdated', 'AccountErased'],
});

export const withdrawConsent = post({
  id: 'withdrawConsent',
  path: '/v1/me/consents/{purpose}/withdrawals',
  summary: 'Take a consent back; what was kept under it is gone at once',
  params: purpose,
  body: z.strictObject({}),
  reply: ConsentView,
  refusals: ['ConsentNotWithdrawable', 'AccountErased'],
});

export const correctContact = post({
  id: 'correctContact',
  path: '/v1/me/contacts',
  summary: 'Enter or correct recipient, mobile and address; agrees to the purpose “contact” in the same step',
  body: z.strictObject({ contact: Contact, consentVersion: z.int().min(1) }),
  reply: Term,
  refusals: ['RequestInvalid', 'ConsentOutdated', 'AccountErased', 'ServiceAway'],
});

const Named = { name: z.object({ 'zh-CN': z.string(), en: z.string() }) };
const exported = <const K extends KeptKind>(kind: K) =>
  Term.extend({ ...Named, kind: z.literal(kind), data: KEPT_DATA[kind] });

/** Everything there is about a person, in clear: for the person and nobody else. */
export const PersonalExport = z
  .object({
    /** Rises when the document changes its shape. */
    schema: z.literal('luhuan-personal-export-1'),
    exportedAt: Instant,
    person: Person.nullable(),
    kept: z.array(z.discriminatedUnion('kind', [exported('account'), exported('identity'), exported('contact')])),
    consents: z.array(Consent),
    access: z.array(Access),
    vouchers: z.array(Voucher),
    redemptions: z.array(Redemption),
    points: z.array(Journal),
    rewards: z.array(RewardOrder),
    owned: z.array(OwnedRecord),
    fairs: z.array(SignUp),
    holds: z.array(LegalHold),
  })
  .meta({ id: 'PersonalExport' });
export type PersonalExport = z.infer<typeof PersonalExport>;

export const exportMyData = ask({
  id: 'exportMyData',
  path: '/v1/me/exports',
  summary: 'Everything there is about the caller, as one document; the export itself is noted in the access log',
  body: z.strictObject({}),
  reply: PersonalExport,
  refusals: ['AccountErased', 'ServiceAway'],
});

export const eraseMe = post({
  id: 'eraseMe',
  path: '/v1/me/erasures',
  summary: 'Erase the caller: personal data and account go for good, facts about money stay without a name',
  body: z.strictObject({}),
  reply: z.object({
    erasedAt: Instant,
    /** Points that lapse with the account; their ledger stays. */
    pointsLapsed: Points,
    holds: z.array(LegalHold),
  }),
  refusals: ['VouchersHeld', 'PostsHeld', 'AccountErased', 'ServiceAway'],
});
