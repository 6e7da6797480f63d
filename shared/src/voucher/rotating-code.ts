import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { base32crockford } from '@scure/base';
import * as z from 'zod';
import { asciiBytes } from '../bytes.ts';
import { type Instant, epochMs } from '../clock.ts';
import { VoucherId } from './voucher-id.ts';

/** A code is shown for so long before the next one takes its place. */
export const CODE_SECONDS = 30;
const MAC_BYTES = 16;
const SCHEME = 'LH1';
const NUMBER_DIGITS = 10;
const PIN_DIGITS = 6;

/** Secret of one voucher, 32 bytes in hex: the server derives it, the phone receives it with the claim. */
export const VoucherSecret = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ id: 'VoucherSecret' });
export type VoucherSecret = z.infer<typeof VoucherSecret>;

/** Ten digits that name a voucher to a clerk who types; two vouchers may share one, the PIN tells them apart. */
export const VoucherNumber = z
  .string()
  .regex(/^\d{10}$/)
  .meta({ id: 'VoucherNumber' })
  .brand<'VoucherNumber'>();
export type VoucherNumber = z.infer<typeof VoucherNumber>;

/** What a till read: the scanned text, or number and PIN as typed. */
export type ReadCode =
  | { readonly kind: 'scanned'; readonly voucherId: VoucherId; readonly window: number; readonly mac: string }
  | { readonly kind: 'typed'; readonly number: VoucherNumber; readonly pin: string };

const secretBytes = (secret: VoucherSecret): Uint8Array =>
  Uint8Array.from({ length: 32 }, (_, index) => Number.parseInt(secret.slice(index * 2, index * 2 + 2), 16));

const digest = (secret: VoucherSecret, purpose: string, voucherId: VoucherId, window: number): Uint8Array =>
  hmac(sha256, secretBytes(secret), asciiBytes(`${purpose}|${voucherId}|${window}`));

const decimal = (bytes: Uint8Array, digits: number): string => {
  // 6 bytes are 48 bits: exact in a double, and the bias towards low digits is below one in 28,000 for ten digits
  const value = bytes.slice(0, 6).reduce((sum, byte) => sum * 256 + byte, 0);
  return String(value % 10 ** digits).padStart(digits, '0');
};

export const windowAt = (at: Instant): number => Math.floor(epochMs(at) / (CODE_SECONDS * 1_000));

export const macOf = (secret: VoucherSecret, voucherId: VoucherId, window: number): string =>
  base32crockford.encode(digest(secret, 'code', voucherId, window).slice(0, MAC_BYTES));

export const pinOf = (secret: VoucherSecret, voucherId: VoucherId, window: number): string =>
  decimal(digest(secret, 'pin', voucherId, window), PIN_DIGITS);

export const numberOf = (voucherId: VoucherId): VoucherNumber =>
  VoucherNumber.parse(decimal(sha256(asciiBytes(`number|${voucherId}`)), NUMBER_DIGITS));

/** What the shopper's screen shows at a moment. Needs no network: the phone computes it from the secret. */
export const codeAt = (secret: VoucherSecret, voucherId: VoucherId, at: Instant) => {
  const window = windowAt(at);
  return {
    qrText: [SCHEME, voucherId, window, macOf(secret, voucherId, window)].join('.'),
    digits: `${numberOf(voucherId)}${pinOf(secret, voucherId, window)}`,
    /** Milliseconds until the next code. */
    remainingMs: (window + 1) * CODE_SECONDS * 1_000 - epochMs(at),
  };
};

const Scanned = z.tuple([
  z.literal(SCHEME),
  VoucherId,
  z
    .string()
    .regex(/^(?:0|[1-9]\d{0,11})$/)
    .transform(Number),
  z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/),
]);

/** Understands what was scanned or typed; blanks between typed digits do not matter. `undefined`: neither. */
export const readCode = (text: string): ReadCode | undefined => {
  const typed = /^(\d{10})(\d{6})$/.exec(text.replace(/\s/g, ''));
  if (typed !== null) return { kind: 'typed', number: VoucherNumber.parse(typed[1]), pin: typed[2] ?? '' };
  const scanned = Scanned.safeParse(text.trim().split('.'));
  if (!scanned.success) return undefined;
  const [, voucherId, window, mac] = scanned.data;
  return { kind: 'scanned', voucherId, window, mac };
};

/**
 * Windows a code may come from: the current one, the one before (the clerk was slow) and the next (the phone's clock is
 * ahead). A code is at most a minute old when it is accepted.
 */
export const acceptedWindows = (now: Instant): readonly number[] => {
  const window = windowAt(now);
  return [window, window - 1, window + 1];
};
