import { expect, test } from 'vitest';
import { readDigestKeys, readWeChatAccount } from './config.ts';

const account = { WECHAT_APP_ID: 'wx0', WECHAT_SECRET: 'secret' };

test('WeChat answers at its own address unless another is named', () => {
  expect(readWeChatAccount(account)).toEqual({ origin: 'https://api.weixin.qq.com', appId: 'wx0', secret: 'secret' });
  expect(readWeChatAccount({ ...account, WECHAT_API_ORIGIN: 'http://127.0.0.1:1' }).origin).toBe('http://127.0.0.1:1');
});

test('without an account it names every variable that is missing', () => {
  expect(() => readWeChatAccount({})).toThrow(/WECHAT_APP_ID[\s\S]*WECHAT_SECRET/);
  expect(() => readWeChatAccount({ ...account, WECHAT_API_ORIGIN: 'nowhere' })).toThrow(/WECHAT_API_ORIGIN/);
});

test('digest keys are 32 bytes in hex each, in order, and none at all is fine', () => {
  const [one, two] = ['0a'.repeat(32), 'b0'.repeat(32)];
  expect(readDigestKeys({})).toEqual([]);
  expect(readDigestKeys({ DIGEST_KEYS: `${one},${two}` }).map((key) => Buffer.from(key).toString('hex'))).toEqual([
    one,
    two,
  ]);
  for (const wrong of [one.slice(1), `${one},`, `${one} ${two}`, one.toUpperCase()])
    expect(() => readDigestKeys({ DIGEST_KEYS: wrong })).toThrow(/32 bytes in hex each/);
});
