import * as z from 'zod';
import { Fen } from '../fen.ts';
import { CampaignId } from '../ids.ts';

/** Names a group of campaigns that agree on a limit, `sz-kitchen-2026`; a programme's own name may be one. */
export const GroupName = z
  .string()
  .regex(/^[a-z0-9-]{3,40}$/)
  .meta({ id: 'GroupName' });

/** How one campaign stands to others, for one person. */
export const Relation = z
  .discriminatedUnion('kind', [
    /** The person has bought with a voucher of at least one of these first. */
    z.strictObject({ kind: z.literal('prerequisite'), anyOf: z.array(CampaignId).min(1).max(5) }),
    /** A person takes part in one campaign of the group at most. */
    z.strictObject({ kind: z.literal('exclusion'), group: GroupName }),
    /** So many items, so much money for a person in all campaigns of the group; every member states the same. */
    z
      .strictObject({
        kind: z.literal('joint-maximum'),
        group: GroupName,
        itemsMax: z.int().min(1).max(50).nullable(),
        fenMax: Fen.nullable(),
      })
      .refine(({ itemsMax, fenMax }) => itemsMax !== null || fenMax !== null, 'a maximum'),
  ])
  .meta({ id: 'Relation' });
export type Relation = z.infer<typeof Relation>;

/** What a person already has in a group: live vouchers at their cap, used ones at their subsidy. */
export const GroupUse = z
  .object({ items: z.int().min(0), fen: Fen, otherCampaigns: z.boolean() })
  .meta({ id: 'GroupUse' });
export type GroupUse = z.infer<typeof GroupUse>;

/** What a decision needs to know of a person's other campaigns; a campaign or group that is missing is not known. */
export const Related = z
  .object({ bought: z.record(CampaignId, z.boolean()), groups: z.record(GroupName, GroupUse) })
  .meta({ id: 'Related' });
export type Related = z.infer<typeof Related>;

export const groupsOf = (relations: readonly Relation[]): string[] => [
  ...new Set(relations.flatMap((relation) => (relation.kind === 'prerequisite' ? [] : [relation.group]))),
];

export const prerequisitesOf = (relations: readonly Relation[]): CampaignId[] =>
  relations.flatMap((relation) => (relation.kind === 'prerequisite' ? relation.anyOf : []));

type Node = { readonly campaignId: CampaignId; readonly relations: readonly Relation[] };

/**
 * A way from `start` back to itself through prerequisites, if there is one: campaigns of which each waits for the other. Those
 * that `others` does not know end a way.
 */
export const cycleFrom = (start: Node, others: readonly Node[]): CampaignId[] | null => {
  const known = new Map([...others, start].map(({ campaignId, relations }) => [campaignId, relations]));
  const seen = new Set<CampaignId>();
  const walk = (at: CampaignId, path: CampaignId[]): CampaignId[] | null => {
    for (const next of prerequisitesOf(known.get(at) ?? [])) {
      if (next === start.campaignId) return [...path, next];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = walk(next, [...path, next]);
      if (found !== null) return found;
    }
    return null;
  };
  return walk(start.campaignId, [start.campaignId]);
};
