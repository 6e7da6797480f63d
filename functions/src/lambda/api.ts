import { handle } from 'hono/aws-lambda';
import { app } from '../http/app.ts';
import { bindingsOf } from './bindings.ts';
import { config, deps } from './deps.ts';

export const handler = handle(app(deps, bindingsOf(deps, config.stage)));
