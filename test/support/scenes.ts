import * as campaigns from '@luhuan/shared/api/campaigns';
import { verifyIdentity } from '@luhuan/shared/api/people';
import * as redemptions from '@luhuan/shared/api/redemptions';
import * as vouchers from '@luhuan/shared/api/vouchers';
import type { Category } from '@luhuan/shared/appliance/category';
import { type ApplianceModel, imeisOf } from '@luhuan/shared/appliance/model';
import type { Rules } from '@luhuan/shared/campaign/revision';
import { type Fen, fen } from '@luhuan/shared/fen';
import { type CampaignId, PersonId } from '@luhuan/shared/ids';
import type { Session } from '@luhuan/shared/api/sessions';
import type { Clock, Instant } from '@luhuan/shared/clock';
import { proofBy } from '@luhuan/shared/person/identity-proof';
import { Mobile } from '@luhuan/shared/identity/mobile';
import type { Person } from '@luhuan/shared/person/person';
import { Imei } from '@luhuan/shared/redemption/imei';
import type { Redemption } from '@luhuan/shared/redemption/redemption';
import { RegionCode } from '@luhuan/shared/region';
import { TERMS } from '@luhuan/shared/vault/purpose';
import { codeAt } from '@luhuan/shared/voucher/rotating-code';
import type { DEMONSTRATION_CITIZENS } from '../../functions/src/demonstration/citizens.ts';
import { buildDeps } from '../../functions/src/impact/build-deps.ts';
import { wholeReport } from '../../functions/src/impact/start-report.ts';
import { putPerson } from '../../functions/src/person/store.ts';
import { type Table, commit, writeOne } from '../../functions/src/platform/table.ts';
import { type SessionDeps, newSession } from '../../functions/src/session/open-session.ts';
import { addSession } from '../../functions/src/session/store.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { type Answering, signedIn, transport, valueOf } from './caller.ts';
import { MODELS, type TestHouse } from './house.ts';
import { sampleRules } from './samples.ts';

export type Citizen = (typeof DEMONSTRATION_CITIZENS)[number];

/** A draft of a campaign for Shenzhen through 2026. */
export const draftWith = (
  budgets: readonly { category: Category; budgetFen: number }[],
  change: Partial<Rules> = {},
): campaigns.Draft => ({
  rules: {
    ...sampleRules(Object.fromEntries(budgets.map(({ category, budgetFen }) => [category, budgetFen]))),
    window: { from: '2026-03-01T00:00:00.000Z' as Instant, until: '2026-12-31T16:00:00.000Z' as Instant },
    ...change,
  },
  origin: { kind: 'preset', presetId: 'national-2026', choices: {} },
});

let keys = 0;
/** A new idempotency key. */
export const newKey = (): string => `test-key-${String(++keys).padStart(6, '0')}`;

/** What a scene at the office needs of a house. */
type Desk = { readonly table: Table; readonly clock: Clock };

/** Makes the impact report of what is proposed: its hash is what submitting and approving want. */
export const reported = async (
  { table, clock }: Desk,
  { campaign, revision }: campaigns.ManagedCampaign,
): Promise<campaigns.ManagedCampaign['revision']['hash']> => {
  const { campaignId, regionCode } = campaign;
  const asked = { campaignId, hash: revision.hash, person: { officeRegionCode: regionCode } };
  return (await wholeReport(buildDeps(table))(asked, clock.now())).reportHash;
};

/** Opens and submits over HTTP. @returns what an approver reads */
export const submitted = async (house: Desk, officer: Transport, body: campaigns.Draft) => {
  const opened = valueOf(await call(officer, campaigns.openCampaign, { key: newKey(), body }));
  const { campaignId } = opened.campaign;
  const reportHash = await reported(house, opened);
  const submission = { reportHash, activeFrom: null };
  valueOf(await call(officer, campaigns.submitCampaign, { key: newKey(), params: { campaignId }, body: submission }));
  return { campaignId, read: { hash: opened.revision.hash, reportHash } };
};

/** Opens, submits and approves over HTTP. */
export const inForce = async (house: Desk & Answering, body: campaigns.Draft): Promise<CampaignId> => {
  const officer = await signedIn(house, '样例经办员');
  const approver = await signedIn(house, '样例审批员');
  const { campaignId, read } = await submitted(house, officer, body);
  const params = { campaignId };
  valueOf(await call(approver, campaigns.approveCampaign, { key: newKey(), params, body: read }));
  return campaignId;
};

/** The national programme of 2026 in Shenzhen, in force; `budgets` in yuan. */
export const approvedCampaign = async (
  house: TestHouse,
  budgets: Partial<Record<Category, number>>,
): Promise<CampaignId> => {
  const list = Object.entries(budgets).map(([category, yuan]) => ({
    category: category as Category,
    budgetFen: yuan * 100,
  }));
  return inForce(house, draftWith(list));
};

/** The n-th of as many verified shoppers as a race needs. */
export const shopper = (number: number): Person => ({
  personId: PersonId.parse(`per_01RACE${String(number).padStart(20, '0')}`),
  roles: ['shopper'],
  regionCode: RegionCode.parse('440305'),
  officeRegionCode: null,
  shopId: null,
  identity: proofBy('name-number-mobile', '2026-01-01T00:00:00.000Z' as Instant),
});

/** Far enough ahead for every test: whoever signs in this way has confirmed that it is they. */
const CONFIRMED_UNTIL = '2099-01-01T00:00:00.000Z' as Instant;

/** The session of a person who is, from now on, as given; confirmed unless said otherwise. */
export const sessionFor = async (
  house: SessionDeps & { readonly clock: Clock },
  person: Person,
  { confirmed = true }: { readonly confirmed?: boolean } = {},
): Promise<Session> => {
  const { row, session } = newSession(house, { person, way: 'demonstration', device: 'test' }, house.clock.now());
  const written = { ...row, confirmedUntil: confirmed ? CONFIRMED_UNTIL : null };
  await commit(house.table, { person: putPerson(house.table, person), session: addSession(house.table, written) });
  return session;
};

export const asPerson = async (
  house: SessionDeps & Answering & { readonly clock: Clock },
  person: Person,
): Promise<Transport> => transport(house, (await sessionFor(house, person)).token);

let strangers = 0;
/** Somebody who has an account and has not proven who they are. */
export const newcomer = async (house: TestHouse): Promise<Person> => {
  const person = { ...shopper(800_000 + ++strangers), identity: null };
  await writeOne(house.table, putPerson(house.table, person));
  return person;
};
export const unverified = async (house: TestHouse): Promise<Transport> => asPerson(house, await newcomer(house));

/** A model of a category that the 2026 programme subsidises. */
export const eligibleModel = (category: Category, below: Fen = fen(100_000_000)): ApplianceModel => {
  const found = MODELS.find(
    (model) =>
      model.category === category &&
      model.filedPriceFen <= below &&
      (model.label.kind === 'none' || (model.label.grade === 1 && model.label.standard !== 'GB 12021.2-2015')),
  );
  if (found === undefined) throw new Error(`no eligible ${category}`);
  return found;
};

export const claimed = async (send: Transport, campaignId: CampaignId, category: Category, key = newKey()) =>
  valueOf(
    await call(send, vouchers.claimVoucher, { key, params: { campaignId, category }, body: { channel: 'store' } }),
  );

/** Shows the code and has a till reserve the voucher. */
export const reserved = async (house: { readonly clock: Clock }, till: Transport, held: vouchers.WalletVoucher) => {
  if (held.secret === null) throw new Error('the voucher is over');
  const { qrText } = codeAt(held.secret, held.voucher.voucherId, house.clock.now());
  return valueOf(await call(till, redemptions.reserveVoucher, { key: newKey(), body: { code: qrText } }));
};

/** What somebody enters to prove who they are. */
export const entryOf = (citizen: Citizen) => ({ ...citizen, consentVersion: TERMS.identity.version });

/** Where a fictional person wants things brought. */
export const CONTACT = {
  name: '样例收件人',
  mobile: Mobile.parse('13800000077'),
  address: '虚构大道 77 号 7 栋 707',
  regionCode: RegionCode.parse('440305'),
};

export const verified = async (send: Transport, citizen: Citizen, key = newKey()) =>
  valueOf(await call(send, verifyIdentity, { key, body: entryOf(citizen) }));

/** Fourteen digits and the one that Luhn's formula makes of them. */
export const sampleImei = (number: number): Imei => {
  const body = `35209900${String(number).padStart(6, '0')}`;
  const whole = Array.from({ length: 10 }, (_, last) => `${body}${last}`).find((one) => Imei.safeParse(one).success);
  return Imei.parse(whole);
};

let units = 0;
/** What a clerk enters for one sale; every call is another unit and another invoice. */
export const saleOf = ({ voucher, reservation }: redemptions.Preview, model: ApplianceModel) => {
  const unit = ++units;
  return {
    voucherId: voucher.voucherId,
    reservationId: reservation.reservationId,
    gtin: model.gtin,
    serialNumber: `SN${String(unit).padStart(10, '0')}`,
    imeis: Array.from({ length: imeisOf(model) }, (_, radio) => sampleImei(2 * unit + radio)),
    invoiceNumber: `25440000${String(unit).padStart(12, '0')}`,
    price: { listFen: model.filedPriceFen, deductions: [] },
    oldItem: null,
    delivery: 'collected' as const,
  };
};

/** From the claim to the redemption: somebody buys one appliance of the first model that qualifies. */
export const sold = async (
  house: TestHouse,
  till: Transport,
  campaignId: CampaignId,
  person: Person,
  category: Category = 'fridge',
): Promise<Redemption> => {
  const preview = await reserved(house, till, await claimed(await asPerson(house, person), campaignId, category));
  const body = saleOf(preview, eligibleModel(category));
  return valueOf(await call(till, redemptions.redeemVoucher, { key: newKey(), body }));
};
