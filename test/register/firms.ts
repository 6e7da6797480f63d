import * as register from '@luhuan/shared/api/register';
import {
  type PersonId,
  type RegisterEntryId,
  RegisterEntryId as RegisterEntryIdSchema,
  UploadId,
} from '@luhuan/shared/ids';
import type { RegionCode } from '@luhuan/shared/region';
import type { Application, RegisterEntry } from '@luhuan/shared/register/entry';
import { type Uscc, usccCheckOf, Uscc as UsccSchema } from '@luhuan/shared/register/uscc';
import type { DecideAct, OwnAct, PrepareAct } from '@luhuan/shared/register/step';
import { DEMONSTRATION_SHOPS, demonstrationEntry } from '../../functions/src/demonstration/shops.ts';
import { commit } from '../../functions/src/platform/table.ts';
import { addEntry, addOwn, addStep, takeUscc } from '../../functions/src/register/store.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { NANSHAN, personNamed, signedIn, valueOf } from '../support/caller.ts';
import type { TestHouse } from '../support/house.ts';
import { newKey } from '../support/scenes.ts';
import { photo } from '../uploads/files.ts';
import { uploaded } from '../uploads/sending.ts';

/** The firm of the demonstration's shops. */
export const { entryId: FIRM_ID } = demonstrationEntry(personNamed('样例店长')).entry;

export const REASON = { 'zh-CN': '发现虚开发票', en: 'Invoices without a sale' };

/** The n-th fictional credit code. */
export const usccOf = (number: number): Uscc => {
  const body = `91440300MAFAKE${String(number).padStart(3, '0')}`;
  return UsccSchema.parse(`${body}${usccCheckOf(body)}`);
};

let papers = 20_000;
/** What a firm says of itself, with a business licence that was just handed in. */
export const applicationOf = async (
  house: TestHouse,
  send: Transport,
  uscc: string = usccOf(1),
  regionCode = NANSHAN,
): Promise<Application> => {
  const uploadId = await uploaded(house, send, photo(++papers), { purpose: 'application' });
  const [{ location, hours }] = DEMONSTRATION_SHOPS;
  return {
    kind: 'retailer',
    uscc: UsccSchema.parse(uscc),
    legalName: '虚构新家电有限公司',
    contactConsented: true,
    documents: [{ kind: 'business-licence', uploadId }],
    store: { name: '虚构新家电·总店', regionCode, address: '虚构路 9 号', location, hours },
  };
};

export const asked = async (house: TestHouse, send: Transport, ...of: [uscc?: string, regionCode?: typeof NANSHAN]) =>
  call(send, register.applyForRegister, { key: newKey(), body: await applicationOf(house, send, ...of) });

/** The two who decide in Shenzhen. */
export const office = async (house: TestHouse) => ({
  officer: await signedIn(house, '样例经办员'),
  approver: await signedIn(house, '样例审批员'),
});

export const filed = async (send: Transport, entryId: RegisterEntryId): Promise<register.FiledEntry> =>
  valueOf(await call(send, register.getRegisterEntry, { params: { entryId } }));

/** Takes a step on the version that is there now. */
export const prepared = async (send: Transport, entryId: RegisterEntryId, act: PrepareAct) => {
  const { version } = (await filed(send, entryId)).entry;
  return call(send, register.prepareEntry, { key: newKey(), params: { entryId }, body: { act, note: null, version } });
};
export const decided = async (send: Transport, entryId: RegisterEntryId, act: DecideAct) => {
  const { version } = (await filed(send, entryId)).entry;
  return call(send, register.decideEntry, { key: newKey(), params: { entryId }, body: { act, note: null, version } });
};
export const ownStep = async (send: Transport, entryId: RegisterEntryId, act: OwnAct) => {
  const own = valueOf(await call(send, register.listOwnEntries, {})).items;
  const version = own.find(({ entry }) => entry.entryId === entryId)?.entry.version ?? 1;
  return call(send, register.actForEntry, { key: newKey(), params: { entryId }, body: { act, version } });
};

/** Applied, taken up and admitted. */
export const admitted = async (house: TestHouse, send: Transport, uscc?: string): Promise<RegisterEntryId> => {
  const { entryId } = valueOf(await asked(house, send, uscc)).entry;
  const { officer, approver } = await office(house);
  valueOf(await prepared(officer, entryId, { kind: 'take-up' }));
  valueOf(await decided(approver, entryId, { kind: 'admit' }));
  return entryId;
};

/** Proposed by one officer and decided by another. */
export const suspended = async (house: TestHouse, entryId: RegisterEntryId): Promise<void> => {
  const { officer, approver } = await office(house);
  valueOf(await prepared(officer, entryId, { kind: 'propose', measure: 'suspend', reason: REASON }));
  valueOf(await decided(approver, entryId, { kind: 'decide' }));
};
export const lifted = async (house: TestHouse, entryId: RegisterEntryId): Promise<void> => {
  const { approver } = await office(house);
  valueOf(await decided(approver, entryId, { kind: 'lift', reason: REASON }));
};

let fictional = 500;
/** An entry of a region that is simply there, in a state. @param applicant whose it is */
export const entryIn = async (
  house: Pick<TestHouse, 'table'>,
  regionCode: RegionCode,
  applicant: PersonId,
  state: RegisterEntry['state'] = 'admitted',
): Promise<RegisterEntryId> => {
  const number = ++fictional;
  const entryId = RegisterEntryIdSchema.parse(`reg_01TEST${String(number).padStart(20, '0')}`);
  const [step] = demonstrationEntry(applicant).steps;
  if (step === undefined) throw new Error('no step');
  const entry: RegisterEntry = {
    ...demonstrationEntry(applicant).entry,
    entryId,
    uscc: usccOf(number),
    regionCode,
    documents: [{ kind: 'business-licence', sha256: '0'.repeat(64), uploadId: NO_PAPER }],
    state,
    shopIds: [],
    version: 1,
  };
  const done = await commit(house.table, {
    entry: addEntry(house.table, entry),
    uscc: takeUscc(house.table, entry),
    own: addOwn(house.table, applicant, entryId),
    step: addStep(house.table, entry, step),
  });
  if (!done.ok) throw new Error(done.error);
  return entryId;
};
/** Names a paper that nobody handed in. */
export const NO_PAPER = UploadId.parse(`upl_${'0'.repeat(26)}`);

/** Runs the job until nothing is left to free. */
export const rescued = async (house: TestHouse): Promise<number> => {
  let sum = 0;
  for (let freed = await house.rescue(); freed > 0; freed = await house.rescue()) sum += freed;
  return sum;
};
