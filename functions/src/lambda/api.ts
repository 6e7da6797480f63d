import type { Context } from 'hono';
import { getConnInfo, handle } from 'hono/aws-lambda';
import { checkService } from '../identity/check-service.ts';
import { readIdentityOrigin, readKeys, readWeChatAccount } from '../platform/config.ts';
import { openWeChat } from '../wechat/client.ts';
import { apiOf } from './bindings.ts';
import { config, deps } from './deps.ts';

const withSecrets = {
  ...deps,
  addressOf: (c: Context) => getConnInfo(c).remote.address,
  keys: readKeys(process.env),
  wechat: openWeChat(readWeChatAccount(process.env)),
  checkIdentity: checkService(readIdentityOrigin(process.env)),
};

export const handler = handle(apiOf(withSecrets, config.stage));
