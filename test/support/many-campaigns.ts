import { type Campaign, newCampaign } from '@luhuan/shared/campaign/campaign';
import { type Revision, revisionOf } from '@luhuan/shared/campaign/revision';
import { fen } from '@luhuan/shared/fen';
import { RegionCode } from '@luhuan/shared/region';
import { addCampaign, addRevision } from '../../functions/src/campaign/store.ts';
import { type Table, commit } from '../../functions/src/platform/table.ts';
import { addPool, poolOf } from '../../functions/src/quota/store.ts';
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

const PER_COMMIT = 25;
/** Campaigns in force, with four rows each at the most, as the store writes them, without an office at work. */
const putCampaigns = async (table: Table, first: number, regions: readonly RegionCode[]): Promise<void> => {
  for (let start = 0; start < regions.length; start += PER_COMMIT) {
    const writes = regions.slice(start, start + PER_COMMIT).flatMap((region, index) => {
      const campaign = inForceIn(first + start + index, region);
      const revision = revisionIn(region);
      const keys = revision.rules.categories.map(({ category }) => poolOf(campaign, category));
      return [
        addCampaign(table, campaign),
        addRevision(table, campaign.campaignId, revision),
        ...keys.map((key) => addPool(table, newPool(key, fen(10_000_000)))),
      ];
    });
    granted(await commit(table, { writes }));
  }
};

/** Four campaigns that reach somebody at home. */
export const putReaching = (table: Table): Promise<void> => putCampaigns(table, 1, REACHING);

/** Campaigns of other places, from the n-th up to, not including, another. */
export const putElsewhere = (table: Table, from: number, until: number): Promise<void> =>
  putCampaigns(
    table,
    1_000 + from,
    Array.from({ length: until - from }, (_, index) => ELSEWHERE[index % ELSEWHERE.length] ?? HOME),
  );
