import * as register from '@luhuan/shared/api/register';
import { listNotices } from '@luhuan/shared/api/notices';
import { getMe } from '@luhuan/shared/api/people';
import { inviteStaff } from '@luhuan/shared/api/staff';
import * as stores from '@luhuan/shared/api/stores';
import { plusDays } from '@luhuan/shared/clock';
import { NOTICE_DAYS } from '@luhuan/shared/register/terms';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { NANSHAN, refusalCode, signedIn, transport, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { asPerson, newKey, shopper, unverified } from '../support/scenes.ts';
import {
  REASON,
  admitted,
  applicationOf,
  asked,
  decided,
  filed,
  office,
  ownStep,
  prepared,
  suspended,
  usccOf,
} from './firms.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());
afterEach(() => expectSound(house));

let people = 5_000;
const somebody = (): Promise<Transport> => asPerson(house, shopper(++people));
let codes = 0;
const newCode = () => usccOf(++codes);

describe('an application', () => {
  test('is admitted: the applicant manages the first store and invites a clerk', async () => {
    const applicant = await somebody();
    const entryId = await admitted(house, applicant, newCode());
    const [own] = valueOf(await call(applicant, register.listOwnEntries, {})).items;
    expect(own?.steps.map(({ did }) => did)).toEqual(['applied', 'take-up', 'admit']);
    const store = valueOf(await call(applicant, stores.getStore, {}));
    expect(store).toMatchObject({ entryId, state: 'open', standing: 'admitted', name: '虚构新家电·总店' });
    expect(valueOf(await call(applicant, getMe, {})).shop?.shopId).toBe(store.shopId);
    const post = { kind: 'shop' as const, role: 'clerk' as const, shopId: store.shopId };
    valueOf(await call(applicant, inviteStaff, { key: newKey(), body: { post } }));
    const told = valueOf(await call(applicant, listNotices, {})).items.map(({ act }) => act);
    expect(told).toMatchObject([{ kind: 'register-step', did: 'admit' }, { did: 'take-up' }]);
  });

  test('of two at once with one credit code, one is taken', async () => {
    const code = newCode();
    const both = await Promise.all([somebody(), somebody()]);
    const bodies = await Promise.all(both.map((one) => applicationOf(house, one, code)));
    const answers = await Promise.all(
      both.map((one, index) => {
        const body = bodies[index];
        if (body === undefined) throw new Error('no application');
        return call(one, register.applyForRegister, { key: newKey(), body });
      }),
    );
    expect(answers.map(refusalCode).toSorted()).toEqual(['UsccTaken', 'none']);
  });

  test('that was withdrawn or rejected frees its code; that of an expelled firm stays taken', async () => {
    const code = newCode();
    const first = await somebody();
    const { entryId } = valueOf(await asked(house, first, code)).entry;
    valueOf(await ownStep(first, entryId, { kind: 'withdraw' }));
    const second = await somebody();
    const again = valueOf(await asked(house, second, code)).entry.entryId;
    const { officer, approver } = await office(house);
    valueOf(await prepared(officer, again, { kind: 'take-up' }));
    valueOf(await decided(approver, again, { kind: 'reject', reason: REASON }));
    const third = await somebody();
    const firm = await admitted(house, third, code);
    valueOf(await prepared(officer, firm, { kind: 'propose', measure: 'expel', reason: REASON }));
    expect(refusalCode(await decided(approver, firm, { kind: 'decide' }))).toBe('NoticeNotOver');
    house.clock.set(plusDays(house.clock.now(), NOTICE_DAYS));
    const later = await signedIn(house, '样例审批员');
    valueOf(await decided(later, firm, { kind: 'decide' }));
    expect(refusalCode(await asked(house, await somebody(), code))).toBe('UsccTaken');
  });

  test('needs a proven identity, an own paper that nothing else was proven with, and nobody of another shop', async () => {
    const stranger = await unverified(house);
    expect(refusalCode(await asked(house, stranger, newCode()))).toBe('IdentityNotVerified');
    expect(refusalCode(await asked(house, await signedIn(house, '样例店长'), newCode()))).toBe('PostElsewhere');
    const [one, other] = [await somebody(), await somebody()];
    const body = await applicationOf(house, one, newCode());
    const apply = (send: Transport, uscc = body.uscc) =>
      call(send, register.applyForRegister, { key: newKey(), body: { ...body, uscc } });
    expect(refusalCode(await apply(other))).toBe('UploadMissing');
    valueOf(await apply(one));
    expect(refusalCode(await apply(one, newCode()))).toBe('UploadMissing');
  });

  test('with a paper in it shows that paper to its office, and to no other', async () => {
    const applicant = await somebody();
    const { entry } = valueOf(await asked(house, applicant, newCode()));
    const { officer } = await office(house);
    const uploadId = entry.documents[0]?.uploadId;
    if (uploadId === undefined || uploadId === null) throw new Error('no paper');
    const params = { entryId: entry.entryId, uploadId };
    expect(valueOf(await call(officer, register.showRegisterDocument, { params })).url).toContain(uploadId);
    const other = { ...params, uploadId: `upl_${'0'.repeat(26)}` as typeof uploadId };
    expect(refusalCode(await call(officer, register.showRegisterDocument, { params: other }))).toBe('NotFound');
  });
});

describe('an entry', () => {
  test('read before somebody else’s step is not decided on', async () => {
    const applicant = await somebody();
    const { entryId } = valueOf(await asked(house, applicant, newCode())).entry;
    const { officer, approver } = await office(house);
    const { version } = (await filed(approver, entryId)).entry;
    valueOf(await prepared(officer, entryId, { kind: 'take-up' }));
    const late = { key: newKey(), params: { entryId }, body: { act: { kind: 'admit' as const }, note: null, version } };
    expect(refusalCode(await call(approver, register.decideEntry, late))).toBe('EntryChanged');
  });

  test('is read by its firm without who decided and what they noted', async () => {
    const applicant = await somebody();
    const entryId = await admitted(house, applicant, newCode());
    const { officer } = await office(house);
    const { version } = (await filed(officer, entryId)).entry;
    const act = { kind: 'propose' as const, measure: 'expel' as const, reason: REASON };
    const body = { act, note: '线索来自举报', version };
    valueOf(await call(officer, register.prepareEntry, { key: newKey(), params: { entryId }, body }));
    const own = JSON.stringify(valueOf(await call(applicant, register.listOwnEntries, {})));
    expect(own).toContain(REASON.en);
    expect(own).not.toContain('线索来自举报');
    // nobody of the office, and not the applicant's own id
    expect(own).not.toContain('per_');
    expect(JSON.stringify(await filed(officer, entryId))).toContain('线索来自举报');
  });

  test('objected to waits for an answer, by somebody else than who proposed', async () => {
    const applicant = await somebody();
    const entryId = await admitted(house, applicant, newCode());
    const { officer, approver } = await office(house);
    valueOf(await prepared(officer, entryId, { kind: 'propose', measure: 'suspend', reason: REASON }));
    valueOf(await ownStep(applicant, entryId, { kind: 'object', text: '每张发票都有送货单' }));
    expect(refusalCode(await decided(approver, entryId, { kind: 'decide' }))).toBe('ObjectionOpen');
    valueOf(await decided(approver, entryId, { kind: 'answer', outcome: 'upheld', reason: REASON }));
    expect((await filed(officer, entryId)).entry).toMatchObject({ state: 'admitted', proposal: null });
  });

  test('is public while it is admitted, suspended or expelled, with the reason and without a person', async () => {
    const entryId = await admitted(house, await somebody(), newCode());
    const listed = (standing: 'admitted' | 'suspended') =>
      call(transport(house), register.listPublicRegister, { params: { regionCode: NANSHAN }, query: { standing } });
    const { uscc } = (await filed((await office(house)).officer, entryId)).entry;
    expect(valueOf(await listed('admitted')).items.map((one) => one.uscc)).toContain(uscc);
    await suspended(house, entryId);
    const found = valueOf(await listed('suspended')).items.find((one) => one.uscc === uscc);
    expect(found).toMatchObject({ standing: 'suspended', reason: REASON, legalName: '虚构新家电有限公司' });
    expect(JSON.stringify(found)).not.toContain('per_');
    expect(valueOf(await listed('admitted')).items.map((one) => one.uscc)).not.toContain(uscc);
  });
});

describe('a store', () => {
  test('is opened beside the first one in the same city, and no further away', async () => {
    const applicant = await somebody();
    const entryId = await admitted(house, applicant, newCode());
    const { store } = await applicationOf(house, applicant);
    const open = async (regionCode: string) => {
      const [own] = valueOf(await call(applicant, register.listOwnEntries, {})).items;
      const body = { store: { ...store, name: '虚构新家电·二店', regionCode }, version: own?.entry.version ?? 0 };
      return call(applicant, register.openStore, { key: newKey(), params: { entryId }, body });
    };
    expect(refusalCode(await open('330106'))).toBe('StoreElsewhere');
    valueOf(await open('440304'));
    const [own] = valueOf(await call(applicant, register.listOwnEntries, {})).items;
    expect(own?.stores.map(({ name }) => name)).toEqual(['虚构新家电·总店', '虚构新家电·二店']);
  });

  test('shows the hours that its manager gave it, to everybody', async () => {
    const manager = await signedIn(house, '样例店长');
    const hours = [{ weekday: 6 as const, from: '18:00' as const, until: '02:00' as const }];
    const change = { location: null, hours, state: 'open' as const };
    const changed = valueOf(await call(manager, stores.changeStore, { key: newKey(), body: change }));
    const all = valueOf(await call(transport(house), stores.listStores, { params: { regionCode: NANSHAN } })).items;
    expect(all.find(({ shopId }) => shopId === changed.shopId)).toMatchObject({ hours, standing: 'admitted' });
  });
});
