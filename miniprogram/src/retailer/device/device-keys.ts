import type { TillKey } from '@luhuan/shared/till/till';

/** Where a device keeps a key for each shop it is, or wants to be, a till of. */
export type DeviceKeys = {
  /** Whether this device can keep any. */
  readonly usable: () => boolean;
  /** The public half of the shop's key, made when there is none; `fresh`: made in place of what is there. */
  readonly open: (shopId: string, fresh: boolean) => Promise<TillKey>;
  /** Signs an ASCII text; `undefined`: the key is gone. */
  readonly sign: (shopId: string, text: string) => Promise<string | undefined>;
};
