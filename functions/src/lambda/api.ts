import { handle } from 'hono/aws-lambda';
import { app } from '../http/app.ts';
import { checkService } from '../identity/check-service.ts';
import { readDigestKeys, readIdentityOrigin, readKeys, readWeChatAccount } from '../platform/config.ts';
import { openRings } from '../platform/digests.ts';
import { openWeChat } from '../wechat/client.ts';
import { bindingsOf } from './bindings.ts';
import { config, deps } from './deps.ts';

const keys = readKeys(process.env);
const further = Promise.resolve(readDigestKeys(process.env));

const withSecrets = {
  ...deps,
  keys,
  rings: openRings(deps.table, { keys, further: () => further }),
  wechat: openWeChat(readWeChatAccount(process.env)),
  checkIdentity: checkService(readIdentityOrigin(process.env)),
};

export const handler = handle(app(withSecrets, bindingsOf(withSecrets, config.stage)));
