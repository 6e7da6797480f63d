import type { Context } from 'hono';
import { getConnInfo, handle } from 'hono/aws-lambda';
import { checkService } from '../identity/check-service.ts';
import { mapService } from '../place/map-service.ts';
import {
  readDigestKeys,
  readIdentityOrigin,
  readKeys,
  readMapAccount,
  readObjectsPlace,
  readVaultPlace,
  readWeChatAccount,
} from '../platform/config.ts';
import { openRings } from '../platform/digests.ts';
import { LEASE_MAX } from '@luhuan/shared/quota/lease';
import { SOLD_OUT_MS } from '../lease/acquire.ts';
import { leaseBook } from '../lease/lease-book.ts';
import { putSlotAlone } from '../voucher/put-slot.ts';
import { s3Objects } from '../upload/s3-objects.ts';
import { kmsDataKeys } from '../vault/data-keys.ts';
import { openWeChat } from '../wechat/client.ts';
import { apiOf } from './bindings.ts';
import { config, deps } from './deps.ts';

const keys = readKeys(process.env);
const further = Promise.resolve(readDigestKeys(process.env));
const place = readVaultPlace(process.env);

const withSecrets = {
  ...deps,
  addressOf: (c: Context) => getConnInfo(c).remote.address,
  keys,
  rings: openRings(deps.table, { keys, further: () => further }),
  quota: leaseBook({ table: deps.table, owner: `L${deps.newId()}`, most: LEASE_MAX.lambda, restMs: SOLD_OUT_MS }),
  putSlot: putSlotAlone(deps.table),
  wechat: openWeChat(readWeChatAccount(process.env)),
  checkIdentity: checkService(readIdentityOrigin(process.env)),
  districtAt: mapService(readMapAccount(process.env)),
  // the same client: a transaction spans both tables
  vault: { table: { ...deps.table, name: place.tableName }, dataKeys: kmsDataKeys(place.keyId) },
  objects: s3Objects(readObjectsPlace(process.env)),
};

export const handler = handle(apiOf(withSecrets, config.stage));
