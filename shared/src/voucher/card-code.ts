import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { base32crockford } from '@scure/base';
import { asciiBytes } from '../bytes.ts';
import { type VoucherNumber, VoucherNumber as NumberSchema, numberOf } from './rotating-code.ts';
import { VoucherId } from './voucher-id.ts';

const SCHEME = 'LHC1';
const MAC_BYTES = 16;
/** Typed by hand, fifty bits of it: more than anybody guesses over a network, and a name has to match besides. */
const TYPED_LENGTH = 10;
const DIGITS = 10;
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** The largest prime that two characters hold: one wrong character, or any two that changed places, never go unnoticed. */
const PRIME = 1_021;

/** What a till read off a printed card. */
export type ReadCard =
  | { readonly kind: 'scanned'; readonly voucherId: VoucherId; readonly generation: number; readonly mac: string }
  | { readonly kind: 'typed'; readonly number: VoucherNumber; readonly mac: string };

/** 128 bits that only the holder of the voucher's card secret can make; another print, other bits. */
export const cardMac = (secret: Uint8Array, voucherId: VoucherId, generation: number): string =>
  base32crockford.encode(hmac(sha256, secret, asciiBytes(`card|${voucherId}|${generation}`)).slice(0, MAC_BYTES));

/** What is typed of it. */
export const typedPart = (mac: string): string => mac.slice(0, TYPED_LENGTH);

const checkOf = (text: string): string => {
  const sum =
    Array.from(text, (char, index) => ALPHABET.indexOf(char) * (index + 2)).reduce((a, b) => a + b, 0) % PRIME;
  return `${ALPHABET[sum >> 5]}${ALPHABET[sum & 31]}`;
};

/** What stands on a card: for a scanner, and for a hand, in groups. */
export const cardCode = (secret: Uint8Array, voucherId: VoucherId, generation: number) => {
  const mac = cardMac(secret, voucherId, generation);
  const body = `${numberOf(voucherId)}${typedPart(mac)}`;
  const typed = `${body}${checkOf(body)}`;
  return {
    qrText: [SCHEME, voucherId, generation, mac].join('.'),
    typed: [typed.slice(0, 5), typed.slice(5, 10), typed.slice(10, 15), typed.slice(15, 20), typed.slice(20)].join(' '),
  };
};

/** As printed: what hands mistake for each other is one character, and blanks, dashes and case do not count. */
const withoutMarks = (text: string): string =>
  text.replace(/[\s-]/g, '').toUpperCase().replace(/[IL]/g, '1').replace(/O/g, '0');

/** Understands what was scanned or typed; a typed one whose check characters do not fit is none. `undefined`: no card. */
export const readCard = (text: string): ReadCard | undefined => {
  const scanned = /^LHC1\.(vch_[0-9A-Z]{44})\.([1-9]\d{0,5})\.([0-9A-HJKMNP-TV-Z]{26})$/.exec(text.trim());
  const voucherId = VoucherId.safeParse(scanned?.[1]);
  if (scanned !== null && voucherId.success)
    return { kind: 'scanned', voucherId: voucherId.data, generation: Number(scanned[2]), mac: scanned[3] ?? '' };
  const typed = withoutMarks(text);
  if (!/^\d{10}[0-9A-HJKMNP-TV-Z]{12}$/.test(typed)) return undefined;
  const body = typed.slice(0, DIGITS + TYPED_LENGTH);
  if (checkOf(body) !== typed.slice(DIGITS + TYPED_LENGTH)) return undefined;
  return { kind: 'typed', number: NumberSchema.parse(typed.slice(0, DIGITS)), mac: body.slice(DIGITS) };
};
