import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { Label } from '../appliance/label.ts';
import { Form } from '../appliance/model.ts';
import { Channel } from '../campaign/channel.ts';
import { History } from '../campaign/reclaim.ts';
import { Related } from '../campaign/relation.ts';
import { Instant } from '../clock.ts';
import { Fen } from '../fen.ts';
import { AwardId } from '../ids.ts';

/** Something about a person that was proven, without the value it was proven from. */
export const Attested = z
  .object({ met: z.boolean(), source: z.string().max(40), at: Instant })
  .meta({ id: 'Attested' });
export type Attested = z.infer<typeof Attested>;

/** What a claim is decided on; `null` is not known, and never a pass. */
export const ClaimFacts = z
  .object({
    channel: Channel,
    identityVerified: Attested.nullable(),
    /** 60 years or more. */
    senior: Attested.nullable(),
    /** In the campaign's region, for campaigns that want the phone's place. */
    inRegion: Attested.nullable(),
    history: History.nullable(),
    /** Asked only of campaigns that stand in a relation. */
    related: Related.nullable(),
    /** The award or coupon that is claimed on; `null`: none. */
    award: AwardId.nullable(),
  })
  .meta({ id: 'ClaimFacts' });
export type ClaimFacts = z.infer<typeof ClaimFacts>;

/** What the goods are decided on, at the quote and at the till. */
export const GoodsFacts = z
  .object({
    label: Label.nullable(),
    form: Form.nullable(),
    listFen: Fen.nullable(),
    /** Price after every discount that affects the base. */
    baseFen: Fen.nullable(),
    /** The old appliance that is handed over; `none`: nothing is. */
    oldItem: z.union([Category, z.literal('none')]).nullable(),
    /** Goods go to a place in the campaign's region, or are collected there. */
    deliveredInRegion: z.boolean().nullable(),
  })
  .meta({ id: 'GoodsFacts' });
export type GoodsFacts = z.infer<typeof GoodsFacts>;

/** A claim is decided without goods, a redemption without the claim, whose voucher stands for it; a quote looks at both. */
export const Facts = z
  .object({ category: Category, claim: ClaimFacts.nullable(), goods: GoodsFacts.nullable() })
  .meta({ id: 'Facts' });
export type Facts = z.infer<typeof Facts>;
