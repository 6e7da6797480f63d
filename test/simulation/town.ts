import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import type { Category } from '@luhuan/shared/appliance/category';
import { newCampaign } from '@luhuan/shared/campaign/campaign';
import { type Revision, type Rules, revisionOf } from '@luhuan/shared/campaign/revision';
import { BasisPoints, fen } from '@luhuan/shared/fen';
import type { Person } from '@luhuan/shared/person/person';
import { newPool } from '@luhuan/shared/quota/pool';
import type { Store } from '@luhuan/shared/retailer/shop';
import { putModel } from '../../functions/src/appliance/store.ts';
import { addAllotting } from '../../functions/src/award/store.ts';
import { addCampaign, addRevision } from '../../functions/src/campaign/store.ts';
import { addDue } from '../../functions/src/pacing/store.ts';
import { bodyOf } from '../../functions/src/platform/fast-path-shapes.ts';
import type { Table } from '../../functions/src/platform/table.ts';
import { addShard, poolOf } from '../../functions/src/quota/store.ts';
import { putShop } from '../../functions/src/retailer/store.ts';
import { DEMONSTRATION_SHOPS } from '../../functions/src/demonstration/shops.ts';
import { campaignId, personId, sampleRules, shanghai, shopId } from '../support/samples.ts';
import { eligibleModel, shopper } from '../support/scenes.ts';
import { CAP, type Life } from './life.ts';
import { type Campaigning, categoriesOf } from './plan.ts';
import { DYNAMO } from './road.ts';

const MODELS = (['fridge', 'washer'] as const).map((category) => eligibleModel(category));
export const modelOf = (of: Category): ApplianceModel => {
  const model = MODELS.find(({ category }) => category === of);
  if (model === undefined) throw new Error(`nothing is sold of ${of}`);
  return model;
};
const SHOP: Store = {
  ...DEMONSTRATION_SHOPS[0],
  shopId: shopId(1),
  name: '样例门店',
  retailerName: '样例零售商',
  regionCode: shopper(1).regionCode,
  address: '虚构大道 1 号',
};
export const CLERK: Person = { ...shopper(900_000), roles: ['clerk'], shopId: SHOP.shopId };

const CHANGES: Readonly<Record<Campaigning, Partial<Rules>>> = {
  rush: {},
  drops: {
    window: { from: shanghai('2026-03-02T08:00'), until: shanghai('2026-03-05T00:00') },
    release: {
      kind: 'daily',
      time: '10:00',
      shares: [{ for: { kind: 'senior' }, share: BasisPoints.parse(4_000), untilTime: '10:30' }],
    },
  },
  line: { allocation: { kind: 'waiting-list', answerHours: 1 } },
  till: {},
  coupons: { allocation: { kind: 'two-step', couponDay: 1, couponTime: '08:00' } },
};

const revisions = new Map<string, Revision>();
const revisionFor = (campaign: Campaigning, units: number): Revision => {
  const name = `${campaign} ${units}`;
  const budgets = Object.fromEntries(categoriesOf(campaign).map((category) => [category, units * CAP]));
  const known = revisions.get(name) ?? revisionOf(1, sampleRules(budgets, CHANGES[campaign]));
  revisions.set(name, known);
  return known;
};

/** What is there before the first of them comes: one campaign of as many units in each of its categories, a shop, and what it sells. */
export const found = async ({ plan: { campaign: kind, units, shards }, world }: Life): Promise<void> => {
  const revision = revisionFor(kind, units);
  const { regionCode, window } = revision.rules;
  const draft = { hash: revision.hash, authorId: personId(1), origin: { kind: 'blank' as const } };
  const approvals = [{ by: personId(2), at: window.from }];
  const campaign = {
    ...newCampaign({ campaignId: campaignId(1), regionCode }, draft),
    proposal: null,
    shards,
    lanes: kind === 'drops' ? 1 : 0,
    inForce: { ...draft, number: 1, approvals, reportHash: revision.hash, activeFrom: window.from },
  };
  const table = { name: world.tableName } as Table;
  const money = fen(units * CAP);
  const inReserve = kind === 'drops' ? money : fen(0);
  const due = { campaignId: campaignId(1), category: null, at: window.from };
  const TransactItems = [
    addCampaign(table, campaign),
    addRevision(table, campaign.campaignId, revision),
    ...categoriesOf(kind).map((category) => addShard(table, newPool(poolOf(campaign, category), money, inReserve))),
    putShop(table, SHOP),
    ...MODELS.map((model) => putModel(table, model)),
    ...(kind === 'line' ? [addAllotting(table, campaign.campaignId)] : []),
    ...(kind === 'drops' ? [addDue(table, due)] : []),
  ];
  const body = bodyOf('TransactWriteItemsCommand', { TransactItems, ClientRequestToken: world.tableName });
  if (body === undefined) throw new Error('a transaction has a body');
  const reply = await world.road.post(`${DYNAMO}.TransactWriteItems`, body);
  if (!(await world.mirror.wrote('TransactWriteItems', body, reply))) throw new Error(reply.text);
};
