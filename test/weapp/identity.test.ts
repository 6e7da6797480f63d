// @vitest-environment jsdom
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CampaignId } from '@luhuan/shared/ids';
import type { Session } from '@luhuan/shared/api/sessions';
import { DEMONSTRATION_CITIZENS } from '../../functions/src/demonstration/citizens.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { approvedCampaign } from '../support/scenes.ts';
import { answerWith } from './requests.ts';
import { Weapp } from './runtime.ts';

const UNVERIFIED = '样例市民丁（未实名）';
const [citizen] = DEMONSTRATION_CITIZENS;

let house: TestHouse;
let campaignId: CampaignId;
let weapp: Weapp;
beforeAll(async () => {
  house = await startHouse();
  campaignId = await approvedCampaign(house, { fridge: 3_000 });
});
afterAll(() => house.stop());
beforeEach(async () => {
  weapp = new Weapp({ answerRequest: answerWith((request) => house.api.fetch(request)) });
  await weapp.launch();
  await (await weapp.open('/pages/sign-in/index')).tapRole('button', `登录 ${UNVERIFIED} 消费者 · 广东省深圳市福田区`);
});
afterEach(() => {
  expect(weapp.errors).toEqual([]);
  weapp.close();
});

const enter = async (label: string, value: string) => weapp.page.input(`[aria-label="${label}"]`, value);

test('wrong entries are told under their fields, and nothing is sent', async () => {
  await weapp.open('/pages/identity/index');
  await enter('姓名', 'Yang');
  await enter('身份证号', '110105194912310021');
  await weapp.page.tapRole('button', '同意并核验');
  for (const words of ['请填身份证上的中文姓名', '请逐位核对', '请填 11 位手机号'])
    expect(weapp.page.text()).toContain(words);
  expect(house.identityServer.checks).toEqual([]);
});

test('the service is away, then the entries do not match: both are told, what was typed stays', async () => {
  await weapp.open('/pages/identity/index');
  await enter('姓名', citizen.name);
  await enter('身份证号', citizen.residentId.toLowerCase());
  await enter('手机号', '13900000000');
  house.identityServer.fail('html');
  await weapp.page.tapRole('button', '同意并核验');
  await weapp.until(() => weapp.page.text().includes('核验服务暂时没有回应'));
  await weapp.page.tapRole('button', '再试一次');
  await weapp.page.tapRole('button', '同意并核验');
  await weapp.until(() => weapp.page.text().includes('今天还可以试 4 次'));
  await weapp.page.tapRole('button', '修改');
  expect(weapp.page.find('[aria-label="姓名"]')?.getAttribute('value')).toBe(citizen.name);
});

test('from a refused claim to the proof and back to the claim', async () => {
  await weapp.open(`/pages/campaign/index?campaignId=${campaignId}&category=fridge`);
  await weapp.page.tapRole('button', '领取冰箱补贴券');
  await weapp.page.tapRole('button', '去实名认证');
  expect(weapp.page.route).toBe('pages/identity/index');
  expect(weapp.page.text()).toContain('身份证号是敏感个人信息');
  await weapp.page.tapRole('button', '填入演示资料');
  await weapp.page.tapRole('button', '同意并核验');
  await weapp.until(() => weapp.page.text().includes('已经实名认证'));
  await weapp.page.tapRole('button', '继续');
  expect(weapp.page.route).toBe('pages/campaign/index');
  expect(JSON.stringify([...weapp.storage])).not.toContain(citizen.residentId);
  await expectSound(house);
});

test('who proved it on another phone meanwhile is not asked again', async () => {
  // what a phone remembers that signed in before
  const signed = weapp.storage.get('session') as Session;
  const session = { ...signed, person: { ...signed.person, identity: null }, name: UNVERIFIED };
  weapp.close();
  weapp = new Weapp({ storage: { session }, answerRequest: answerWith((request) => house.api.fetch(request)) });
  const page = await weapp.launch('/pages/identity/index');
  await weapp.until(() => page.text().includes('已经实名认证'));
  expect(page.text()).not.toContain('身份证号是敏感个人信息');
});
