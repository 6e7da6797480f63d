import { type Campaign, newCampaign } from '@luhuan/shared/campaign/campaign';
import { type Revision, revisionOf } from '@luhuan/shared/campaign/revision';
import { fen } from '@luhuan/shared/fen';
import { RegionCode } from '@luhuan/shared/region';
import { addCampaign, addRevision } from '../../functions/src/campaign/store.ts';
import { type Key, type Table, commit, putAll } from '../../functions/src/platform/table.ts';
import { addShard, poolOf } from '../../functions/src/quota/store.ts';
import { newPool } from '@luhuan/shared/quota/pool';
import { campaignId, granted, personId, sampleRules } from './samples.ts';

/** Somebody who lives in Nanshan, Shenzhen. */
export const HOME = RegionCode.parse('440305');
/** What reaches them: country, province, city and district. */
const REACHING = ['000000', '440000', '440300', '440305'].map((code) => RegionCode.parse(code));
/** What does not: a district next door, cities of the same province, other provinces. */
const ELSEWHERE = ['440303', '440100', '441900', '110000', '110105', '310000', '510100', '650100'].map((code) =>
  RegionCode.parse(code),
);

const revisions = new Map<RegionCode, Revision>();
/** The national programme there; campaigns of one place have the same rules. */
const revisionIn = (regionCode: RegionCode): Revision => {
  const revision = revisions.get(regionCode) ?? revisionOf(1, sampleRules(undefined, { regionCode }));
  revisions.set(regionCode, revision);
  return revision;
};

const inForceIn = (number: number, regionCode: RegionCode): Campaign => {
  const { hash, rules } = revisionIn(regionCode);
  const { from } = rules.window;
  const draft = { hash, authorId: personId(1), origin: { kind: 'blank' as const } };
  const approvals = [{ by: personId(2), at: from }];
  return {
    ...newCampaign({ campaignId: campaignId(number), regionCode }, draft),
    proposal: null,
    inForce: { ...draft, number: 1, approvals, reportHash: hash, activeFrom: from },
  };
};

/** Four campaigns that reach somebody at home, whole. */
export const putReaching = async (table: Table): Promise<void> => {
  const writes = REACHING.flatMap((region, index) => {
    const campaign = inForceIn(index + 1, region);
    const revision = revisionIn(region);
    const keys = revision.rules.categories.map(({ category }) => poolOf(campaign, category));
    return [
      addCampaign(table, campaign),
      addRevision(table, campaign.campaignId, revision),
      ...keys.map((key) => addShard(table, newPool(key, fen(10_000_000)))),
    ];
  });
  granted(await commit(table, { writes }));
};

/**
 * Campaigns of other places, from the n-th up to, not including, another, as the store writes them. Only the rows that a list could
 * come across: revisions and pools are read by key.
 */
export const putElsewhere = (table: Table, from: number, until: number): Promise<void> =>
  putAll(
    table,
    Array.from({ length: until - from }, (_, index) => {
      const campaign = inForceIn(1_000 + from + index, ELSEWHERE[index % ELSEWHERE.length] ?? HOME);
      // the store's own item has its key in it
      return addCampaign(table, campaign).Put?.Item as Key;
    }),
  );
