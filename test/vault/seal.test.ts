import { randomBytes } from 'node:crypto';
import { Mobile } from '@luhuan/shared/identity/mobile';
import { PersonName } from '@luhuan/shared/identity/person-name';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scanItems } from '../../functions/src/invariant/store.ts';
import { type Key, writeOne } from '../../functions/src/platform/table.ts';
import { seal, unseal } from '../../functions/src/vault/seal.ts';
import { exportMyData } from '@luhuan/shared/api/privacy';
import { call } from '../../miniprogram/src/api/call.ts';
import { refusalCode } from '../support/caller.ts';
import { type TestHouse, startHouse } from '../support/house.ts';
import { personId } from '../support/samples.ts';
import { CONTACT } from '../support/scenes.ts';
import { type Known, exported, keptShopper } from '../support/vault.ts';

const key = { plain: randomBytes(32), wrapped: '' };
const [one, other] = [personId(1), personId(2)];

describe('what is sealed', () => {
  test.each([
    { kind: 'account' as const, data: { openid: 'o-1', phones: ['+8613900000001'] } },
    { kind: 'identity' as const, data: { name: PersonName.parse('样例丁'), mobile: Mobile.parse('13800000004') } },
    { kind: 'contact' as const, data: CONTACT },
  ])('as $kind comes back as it was, for the same person', async ({ kind, data }) => {
    expect(await unseal(key, one, kind, await seal(key, one, kind, data))).toEqual(data);
  });

  test('twice differs twice: nobody sees that an address stayed the same', async () => {
    expect(await seal(key, one, 'contact', CONTACT)).not.toBe(await seal(key, one, 'contact', CONTACT));
  });

  test('opens for nobody else, as nothing else, with no other key, and not altered', async () => {
    const sealed = await seal(key, one, 'contact', CONTACT);
    await expect(unseal(key, other, 'contact', sealed)).rejects.toThrow('another item');
    await expect(unseal(key, one, 'identity', sealed)).rejects.toThrow('another item');
    await expect(unseal({ ...key, plain: randomBytes(32) }, one, 'contact', sealed)).rejects.toThrow('decrypt');
    const parts = sealed.split('.');
    const header = Buffer.from(JSON.stringify({ alg: 'dir', enc: 'A256GCM', person: other, kind: 'contact' }));
    const forged = [header.toString('base64url'), ...parts.slice(1)].join('.');
    await expect(unseal(key, other, 'contact', forged)).rejects.toThrow('decrypt');
  });
});

describe('items that somebody moved within the vault', () => {
  let house: TestHouse;
  let mine: Known;
  let theirs: Known;
  beforeAll(async () => {
    house = await startHouse();
    mine = await keptShopper(house, 1);
    theirs = await keptShopper(house, 2);
  });
  afterAll(() => house.stop());

  const itemOf = async ({ personId: pk }: Known, sk: string) => {
    const found = (await scanItems(house.vault.table)).find(
      (item) => item['pk'] === `PERSON#${pk}` && item['sk'] === sk,
    );
    if (found === undefined) throw new Error(`no ${sk}`);
    return found;
  };
  const put = (item: Record<string, unknown>, at: Partial<Key>) =>
    writeOne(house.vault.table, { Put: { TableName: house.vault.table.name, Item: { ...item, ...at } } });
  const answer = async ({ send }: Known) => refusalCode(await call(send, exportMyData, { body: {} }));

  test.each([
    ['the data of another person', ['DATA#contact']],
    ['the data of another person with its key', ['DATA#contact', 'KEY']],
    ['the key of another person', ['KEY']],
  ])('%s: nothing is read, and all is well once they are back', async (_what, moved) => {
    const before = await Promise.all(moved.map((sk) => itemOf(theirs, sk)));
    for (const sk of moved) await put(await itemOf(mine, sk), { pk: `PERSON#${theirs.personId}` });
    expect(await answer(theirs)).toBe('Internal');
    expect(await answer(mine)).toBe('none');
    for (const item of before) await put(item, {});
    expect((await exported(theirs.send)).kept).toHaveLength(1);
  });

  test('an address put in the place of an identity: nothing is read', async () => {
    await put({ ...(await itemOf(mine, 'DATA#contact')), kind: 'identity' }, { sk: 'DATA#identity' });
    expect(await answer(mine)).toBe('Internal');
  });
});
