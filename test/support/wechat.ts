import { CodeScene } from '@luhuan/shared/wechat/scene';
import type { CodeToPrint, Message } from '../../functions/src/wechat/calls.ts';
import { checkText } from '../../functions/src/wechat/check-text.ts';
import { miniCode } from '../../functions/src/wechat/mini-code.ts';
import { riskRank } from '../../functions/src/wechat/risk-rank.ts';
import { sendMessage } from '../../functions/src/wechat/send-message.ts';
import type { TestHouse } from './house.ts';

/** A template of the test's account: a name, a day, and how much. */
export const TEMPLATE = 'template-voucher-ends';
const FIELDS = { thing1: '冰箱补贴券', date2: '2026年3月3日', amount3: '1500.00元' };
export const CLIENT_IP = '192.0.2.7';

const sampleCode: CodeToPrint = {
  scene: CodeScene.parse('vch_01TEST00000000000000000001'),
  page: 'pages/voucher/index',
  checkPage: false,
  edition: 'release',
  widthPx: 430,
};

/** Asks WeChat's counterpart as the product will, about one person who has just been in the mini-program. */
export const weChatOf = (house: TestHouse, openid: string) => {
  const { wechatServer } = house;
  const now = () => house.clock.now();
  wechatServer.addTemplate(TEMPLATE, ...Object.keys(FIELDS));
  return {
    visit: () => wechatServer.logIn(openid),
    subscribe: () => wechatServer.subscribe(openid, TEMPLATE),
    received: () => wechatServer.messagesTo(openid),
    send: (change: Partial<Message> = {}) =>
      sendMessage(house)(
        {
          openid,
          templateId: TEMPLATE,
          fields: FIELDS,
          page: 'pages/wallet/index',
          edition: 'release',
          language: 'zh-CN',
          ...change,
        },
        now(),
      ),
    code: (change: Partial<CodeToPrint> = {}) => miniCode(house)({ ...sampleCode, ...change }, now()),
    check: (text: string) => checkText(house)({ openid, scene: 'comment', text }, now()),
    rank: (visit: { clientIp: string | undefined; mobile?: string } = { clientIp: CLIENT_IP }) =>
      riskRank(house)({ openid, scene: 'campaign', ...visit }, now()),
  };
};
