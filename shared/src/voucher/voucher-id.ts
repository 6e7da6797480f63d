import { sha256 } from '@noble/hashes/sha2.js';
import { base32crockford } from '@scure/base';
import * as z from 'zod';
import type { Category } from '../appliance/category.ts';
import { asciiBytes } from '../bytes.ts';
import type { Programme } from '../campaign/revision.ts';
import { PersonId } from '../ids.ts';

const PERSON_LENGTH = 26;
const TAG_BYTES = 10;
const TAG_LENGTH = 16;
const ATTEMPTS_MAX = 1_024;

/** The place of one lawful purchase: person × programme × category × n-th item. Only one voucher can live in it. */
export type Slot = {
  readonly personId: PersonId;
  readonly programme: Programme;
  readonly category: Category;
  /** 1 for the first item of the category in the programme year. */
  readonly item: number;
};

/** Names the slot within its person: 80 bits, so two slots of one person never meet. */
export const SlotTag = z
  .string()
  .regex(new RegExp(`^[0-9A-HJKMNP-TV-Z]{${TAG_LENGTH}}$`))
  .brand<'SlotTag'>();
export type SlotTag = z.infer<typeof SlotTag>;

/**
 * A voucher's id is its address: person, slot tag and attempt. Whoever holds it finds the item with one read and no index,
 * which keeps a claim at one written item.
 */
export const VoucherId = z
  .string()
  .regex(new RegExp(`^vch_[0-9A-HJKMNP-TV-Z]{${PERSON_LENGTH + TAG_LENGTH + 2}}$`))
  .meta({ id: 'VoucherId' })
  .brand<'vch'>();
export type VoucherId = z.infer<typeof VoucherId>;

const TAGS_MAX = 1_000;
const tags = new Map<string, SlotTag>();

/** Kept by what it is made of: a rush asks for the same few again and again. */
export const tagOf = ({ programme, category, item }: Omit<Slot, 'personId'>): SlotTag => {
  const place = `${programme}|${category}|${item}`;
  const known = tags.get(place);
  if (known !== undefined) return known;
  const tag = SlotTag.parse(base32crockford.encode(sha256(asciiBytes(place)).slice(0, TAG_BYTES)));
  if (tags.size >= TAGS_MAX) tags.clear();
  tags.set(place, tag);
  return tag;
};

const attemptCode = (attempt: number): string =>
  base32crockford.encode(Uint8Array.of(attempt >> 2, (attempt & 3) << 6)).slice(0, 2);

/** @throws when `attempt` is not within 1 … 1023. */
export const voucherIdOf = (slot: Slot, attempt: number): VoucherId => {
  if (!Number.isInteger(attempt) || attempt < 1 || attempt >= ATTEMPTS_MAX) throw new Error(`attempt ${attempt}`);
  return VoucherId.parse(`vch_${slot.personId.slice('per_'.length)}${tagOf(slot)}${attemptCode(attempt)}`);
};

/** Where the voucher's item lives. */
export const addressOf = (voucherId: VoucherId): { readonly personId: PersonId; readonly tag: SlotTag } => {
  const address = voucherId.slice('vch_'.length);
  return {
    personId: PersonId.parse(`per_${address.slice(0, PERSON_LENGTH)}`),
    tag: SlotTag.parse(address.slice(PERSON_LENGTH, PERSON_LENGTH + TAG_LENGTH)),
  };
};
