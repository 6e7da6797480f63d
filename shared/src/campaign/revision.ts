import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import * as z from 'zod';
import type { Category } from '../appliance/category.ts';
import { Instant } from '../clock.ts';
import { RegionCode } from '../region.ts';
import { OneLine } from '../text/one-line.ts';
import { Allocation, ReleaseSchedule, Tranche } from './allocation.ts';
import { ChannelRule } from './channel.ts';
import { Condition } from './condition-rule.ts';
import { Opening } from './opening.ts';
import { ReclaimRule } from './reclaim.ts';
import { Relation } from './relation.ts';
import {
  Basis,
  CategoryRule,
  LocationProof,
  OldItemRule,
  PointsRule,
  PurseShare,
  ReturnEffect,
  WaterfallStep,
} from './rule.ts';

/** A programme and year across all its campaigns, `cn-trade-in-2026`: the scope of a person's limits. */
export const Programme = z
  .string()
  .regex(/^[a-z0-9-]{3,40}$/)
  .meta({ id: 'Programme' });
export type Programme = z.infer<typeof Programme>;

/** Half-open: open at `from`, closed at `until`. */
export const Window = z.strictObject({ from: Instant, until: Instant }).meta({ id: 'Window' });
export type Window = z.infer<typeof Window>;

const unique = <T>(items: readonly T[]) => new Set(items).size === items.length;

/**
 * Everything an authority decides about a campaign. Immutable: a change is the next revision. What the parts say of each other
 * is checked in `fault.ts`, so that each mistake has its own words.
 */
export const Rules = z
  .strictObject({
    title: OneLine.min(2).max(60),
    authority: OneLine.min(2).max(60),
    programme: Programme,
    regionCode: RegionCode,
    timeZone: z.literal('Asia/Shanghai'),
    window: Window,
    /** When claims are taken within the window; none: always. */
    openings: z.array(Opening).max(20),
    channels: z
      .array(ChannelRule)
      .min(1)
      .refine((rules) => unique(rules.map(({ channel }) => channel)), 'each channel once'),
    allocation: Allocation,
    release: ReleaseSchedule,
    reclaim: ReclaimRule,
    categories: z
      .array(CategoryRule)
      .min(1)
      .max(30)
      .refine((rules) => unique(rules.map((rule) => rule.category)), 'each category once'),
    location: z.array(LocationProof).refine(unique, 'each proof once'),
    oldItem: OldItemRule,
    onReturn: ReturnEffect,
    waterfall: z.array(WaterfallStep).max(6),
    purses: z.array(PurseShare).min(1).max(3),
    payoutDelayDays: z.int().min(0).max(180),
    points: PointsRule,
    conditions: z.array(Condition).max(12),
    relations: z.array(Relation).max(8),
    tranches: z.array(Tranche).max(12),
    bases: z.array(Basis).max(80),
  })
  .meta({ id: 'Rules' });
export type Rules = z.infer<typeof Rules>;

/** SHA-256 over the canonical JSON (RFC 8785) of the rules, in hex: what an approval is bound to. */
export const RevisionHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ id: 'RevisionHash' });
export type RevisionHash = z.infer<typeof RevisionHash>;

export const Revision = z.object({ number: z.int().min(1), hash: RevisionHash, rules: Rules }).meta({ id: 'Revision' });
export type Revision = z.infer<typeof Revision>;

/** SHA-256 over the canonical JSON of anything, in hex. */
export const hashOf = (content: unknown): RevisionHash => bytesToHex(sha256(utf8ToBytes(canonicalize(content) ?? '')));

export const revisionOf = (number: number, rules: Rules): Revision => ({
  number,
  hash: hashOf(rules),
  rules,
});

export const ruleFor = (rules: Rules, category: Category): CategoryRule | undefined =>
  rules.categories.find((rule) => rule.category === category);
