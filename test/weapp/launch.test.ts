// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest';
import { Weapp } from './runtime.ts';

let weapp = new Weapp();
afterEach(() => {
  weapp.close();
  weapp = new Weapp();
});

test('the first page shows a subsidy of 150 yuan worked out by the domain, and 165 after one tap', async () => {
  const home = await weapp.launch();
  expect(home.text('.subsidy')).toBe('补贴 150 元');
  await home.tap('.dearer');
  expect(home.text('.subsidy')).toBe('补贴 165 元');
  expect(weapp.errors).toEqual([]);
});

test('roles and labels reach WeChat', async () => {
  const home = await weapp.launch();
  expect(home.attributes('.dearer')).toMatchObject({
    'aria-role': 'button',
    'aria-label': '价格加一百元',
    'aria-disabled': false,
  });
  await home.tapRole('button', '价格加一百元');
  expect(home.text('.subsidy')).toBe('补贴 165 元');
});

test('a dialog of the component kit opens and closes', async () => {
  const home = await weapp.launch();
  await home.tap('.ask');
  expect(home.text()).toContain('按成交价的百分之十五');
  await home.tap('.nut-dialog-footer-ok');
  await weapp.until(() => !home.text().includes('按成交价的百分之十五'));
});

test('a page of the retailer subpackage opens with its query, and the way back leads home', async () => {
  const home = await weapp.launch();
  await home.tap('.to-till');
  expect(weapp.routes).toEqual(['pages/home/index', 'retailer/pages/till/index']);
  expect(weapp.page.query).toMatchObject({ from: 'home' });
  expect(weapp.page.text()).toBe('收银台');
  expect((await weapp.back()).text('.subsidy')).toBe('补贴 150 元');
});

test('a tab page keeps its state while another tab is shown', async () => {
  const home = await weapp.launch();
  await home.tap('.dearer');
  expect((await weapp.tapTab('我的')).text()).toBe('我的');
  expect(weapp.routes).toEqual(['pages/me/index']);
  expect((await weapp.tapTab('首页')).text('.subsidy')).toBe('补贴 165 元');
});

test('a page of the government subpackage opens by its address', async () => {
  await weapp.launch();
  expect((await weapp.open('/government/pages/open-campaign/index')).text()).toBe('新建活动');
});
