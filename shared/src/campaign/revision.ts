import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import * as z from 'zod';
import type { Category } from '../appliance/category.ts';
import { Instant } from '../clock.ts';
import { RegionCode } from '../region.ts';
import { OneLine } from '../text/one-line.ts';
import { Basis, CategoryRule, PointsRule, PurseShare, WaterfallStep } from './rule.ts';

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

const waterfall = z
  .array(WaterfallStep)
  .refine((steps) => unique(steps.map((step) => step.kind)), 'each step once')
  .refine((steps) => steps.some((step) => step.kind === 'subsidy'), 'a subsidy step')
  .refine((steps) => {
    const subsidyAt = steps.findIndex((step) => step.kind === 'subsidy');
    return steps.slice(subsidyAt).every((step) => step.kind === 'subsidy' || !step.affectsBase);
  }, 'no step after the subsidy may change its base');

/** Everything an authority decides about a campaign. Immutable: a change is the next revision. */
export const Rules = z
  .strictObject({
    title: OneLine.min(2).max(60),
    programme: Programme,
    regionCode: RegionCode,
    timeZone: z.literal('Asia/Shanghai'),
    window: Window.refine(({ from, until }) => from < until, 'from before until'),
    categories: z
      .array(CategoryRule)
      .min(1)
      .refine((rules) => unique(rules.map((rule) => rule.category)), 'each category once'),
    /** Calendar days a voucher lives, the day of the claim being the first; never past the window. */
    validityDays: z.int().min(1).max(60),
    waterfall,
    purses: z
      .array(PurseShare)
      .min(1)
      .refine((purses) => unique(purses.map(({ purse }) => purse)), 'each purse once')
      .refine((purses) => purses.reduce((sum, { share }) => sum + share, 0) === 10_000, 'shares sum to 100 %'),
    points: PointsRule,
    bases: z.array(Basis),
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

export const revisionOf = (number: number, rules: Rules): Revision => ({
  number,
  hash: bytesToHex(sha256(utf8ToBytes(canonicalize(rules) ?? ''))),
  rules,
});

export const ruleFor = (rules: Rules, category: Category): CategoryRule | undefined =>
  rules.categories.find((rule) => rule.category === category);
