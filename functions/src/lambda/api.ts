import { handle } from 'hono/aws-lambda';
import { app } from '../http/app.ts';
import { checkService } from '../identity/check-service.ts';
import { readIdentityOrigin, readKeys, readVaultPlace, readWeChatAccount } from '../platform/config.ts';
import { kmsDataKeys } from '../vault/data-keys.ts';
import { openWeChat } from '../wechat/client.ts';
import { bindingsOf } from './bindings.ts';
import { config, deps } from './deps.ts';

const place = readVaultPlace(process.env);

const withSecrets = {
  ...deps,
  keys: readKeys(process.env),
  wechat: openWeChat(readWeChatAccount(process.env)),
  checkIdentity: checkService(readIdentityOrigin(process.env)),
  // the same client: a transaction spans both tables
  vault: { table: { ...deps.table, name: place.tableName }, dataKeys: kmsDataKeys(place.keyId) },
};

export const handler = handle(app(withSecrets, bindingsOf(withSecrets, config.stage)));
