import { type ShopId, TillId } from '@luhuan/shared/ids';
import { TillCode } from '@luhuan/shared/till/till';
import * as z from 'zod';
import { stored } from '../../storage/stored.ts';
import { browserKeys } from './browser-keys.ts';
import { phoneKeys } from './phone-keys.ts';

export const deviceKeys = process.env['TARO_ENV'] === 'h5' ? browserKeys : phoneKeys;

/** As what this device was registered, by shop, and the digits that it shows a manager. */
export const ownTills = stored('own-tills', z.record(z.string(), z.object({ tillId: TillId, code: TillCode })), {});

export const ownTillOf = (shopId: ShopId) => ownTills.get()[shopId];
