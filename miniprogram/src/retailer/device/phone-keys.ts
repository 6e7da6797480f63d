import { asciiBytes } from '@luhuan/shared/bytes';
import { TillKey } from '@luhuan/shared/till/till';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import Taro from '@tarojs/taro';
import type { DeviceKeys } from './device-keys.ts';

type RandomValues = { readonly randomValues: ArrayBuffer };
/** Taro does not know this one. */
declare const wx: {
  readonly getRandomValues?: (options: {
    readonly length: number;
    readonly success: (values: RandomValues) => void;
    readonly fail: (reason: unknown) => void;
  }) => void;
};

// read when it is needed: a phone without BigInt can do everything but this
const curve = async () => (await import(/* webpackMode: "eager" */ '@noble/curves/nist.js')).p256;

const random = (length: number): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const fail = () => reject(new Error('WeChat gave no random numbers'));
    if (wx.getRandomValues === undefined) fail();
    else wx.getRandomValues({ length, success: ({ randomValues }) => resolve(new Uint8Array(randomValues)), fail });
  });

const nameOf = (shopId: string): string => `till-key:${shopId}`;
const kept = (shopId: string): Uint8Array | undefined => {
  const hex = Taro.getStorageSync<string>(nameOf(shopId));
  return hex === '' ? undefined : hexToBytes(hex);
};

const make = async (shopId: string): Promise<Uint8Array> => {
  const p256 = await curve();
  const secret = p256.utils.randomSecretKey(await random(p256.lengths.seed ?? 48));
  Taro.setStorageSync(nameOf(shopId), bytesToHex(secret));
  return secret;
};

/**
 * Keys in the mini-program's storage: WeChat has no WebCrypto. Other apps and mini-programs cannot read it; whoever breaks into
 * the phone, or restores its backup on another, can.
 */
export const phoneKeys: DeviceKeys = {
  usable: () => typeof BigInt === 'function' && wx.getRandomValues !== undefined,
  open: async (shopId, fresh) => {
    const secret = (fresh ? undefined : kept(shopId)) ?? (await make(shopId));
    return TillKey.parse(bytesToHex((await curve()).getPublicKey(secret, false)));
  },
  sign: async (shopId, text) => {
    const secret = kept(shopId);
    return secret === undefined ? undefined : bytesToHex((await curve()).sign(asciiBytes(text), secret));
  },
};
