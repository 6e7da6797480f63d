import { handle } from 'hono/aws-lambda';
import { app } from '../http/app.ts';
import { checkService } from '../identity/check-service.ts';
import { readIdentityOrigin, readKeys } from '../platform/config.ts';
import { bindingsOf } from './bindings.ts';
import { config, deps } from './deps.ts';

const withKeys = {
  ...deps,
  keys: readKeys(process.env),
  checkIdentity: checkService(readIdentityOrigin(process.env)),
};

export const handler = handle(app(withKeys, bindingsOf(withKeys, config.stage)));
