import { randomBytes } from 'node:crypto';
import { Logger } from '@aws-lambda-powertools/logger';
import { readConfig } from '../platform/config.ts';
import type { Log } from '../platform/log.ts';
import { secretsFrom, ulidsFrom } from '../platform/new-id.ts';
import { dynamoClient, openTable } from '../platform/open-table.ts';
import { systemClock } from '../platform/system-clock.ts';
import { stillOwed } from '../redemption/fiscal-phase.ts';
import type { HouseDeps } from './bindings.ts';

const logger = new Logger({ serviceName: 'luhuan' });
const log: Log = {
  info: (message, fields) => logger.info(message, { ...fields }),
  error: (message, fields) => logger.error(message, { ...fields }),
};

export const config = readConfig(process.env);
const table = openTable(dynamoClient(config.dynamodbEndpoint), config.tableName);
const newId = ulidsFrom(systemClock, Math.random);

/** What every deployed function is made of; read once, when the environment starts. */
export const deps: Omit<
  HouseDeps,
  'keys' | 'rings' | 'wechat' | 'checkIdentity' | 'districtAt' | 'addressOf' | 'vault' | 'objects' | 'quota' | 'putSlot'
> = {
  table,
  clock: systemClock,
  newId,
  newSecret: secretsFrom(randomBytes),
  log,
  phaseOf: stillOwed,
};
