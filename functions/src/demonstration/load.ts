import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import { Person } from '@luhuan/shared/person/person';
import { type Post, postsOf } from '@luhuan/shared/person/staff';
import type { RegionCode } from '@luhuan/shared/region';
import { writeModels } from '../appliance/catalogue.ts';
import { putPerson } from '../person/store.ts';
import { type Table, type Write, commit } from '../platform/table.ts';
import { putPost } from '../staff/store.ts';
import { addEntry, addOwn, addStep, takeUscc } from '../register/store.ts';
import { putShop } from '../retailer/store.ts';
import { putPromotion, readPromotion } from '../promotion/store.ts';
import { putTillRule } from '../till/store.ts';
import { DEMONSTRATION_PERSONS } from './persons.ts';
import { DEMONSTRATION_PROMOTIONS } from './promotions.ts';
import { DEMONSTRATION_SHOPS, SHOPS_WITHOUT_TILLS, demonstrationEntry } from './shops.ts';
import { markLoaded, readLoaded } from './store.ts';

const TOGETHER = 25;

const seatOf = (post: Post): RegionCode => {
  if (post.kind === 'office') return post.regionCode;
  const shop = DEMONSTRATION_SHOPS.find(({ shopId }) => shopId === post.shopId);
  if (shop === undefined) throw new Error(`no shop ${post.shopId}`);
  return shop.regionCode;
};

/** The firm of the shops. A killed load put all of it or nothing. */
const register = async (table: Table): Promise<void> => {
  const manager = DEMONSTRATION_PERSONS.find(({ roles }) => roles.includes('store-manager'));
  if (manager === undefined) throw new Error('no manager');
  const { entry, steps } = demonstrationEntry(manager.personId);
  await commit(table, {
    entry: addEntry(table, entry),
    uscc: takeUscc(table, entry),
    own: addOwn(table, manager.personId, entry.entryId),
    steps: steps.map((step, index) => addStep(table, { ...entry, version: index + 1 }, step)),
  });
};

/** Those that stand already keep what they were used for. */
const promote = async (table: Table): Promise<void> => {
  for (const promotion of DEMONSTRATION_PROMOTIONS) {
    if ((await readPromotion(table, promotion.shopId, promotion.promotionId)) === undefined)
      await commit(table, { promotion: putPromotion(table, promotion) });
  }
};

type Load = {
  readonly models: readonly ApplianceModel[];
  readonly edition: string;
  readonly onProgress: (done: number, total: number) => void;
  /** What else belongs to it, done last and harmless to repeat. */
  readonly finish: () => Promise<void>;
};

/**
 * Loads persons, shops and models once; a second call finds the mark and does nothing, a killed one is simply done again.
 */
export const loadDemonstration = async (table: Table, { models, edition, onProgress, finish }: Load): Promise<void> => {
  if ((await readLoaded(table))?.edition === edition) return;
  const writes: Write[] = [
    // parsing drops the name: the table holds no names
    ...DEMONSTRATION_PERSONS.map((person) => putPerson(table, Person.parse(person))),
    ...DEMONSTRATION_PERSONS.flatMap((person) =>
      postsOf(person).map((post) => putPost(table, seatOf(post), post, person.personId)),
    ),
    ...DEMONSTRATION_SHOPS.map((shop) => putShop(table, shop)),
    ...SHOPS_WITHOUT_TILLS.map((shopId) => putTillRule(table, shopId, false)),
  ];
  for (let from = 0; from < writes.length; from += TOGETHER) {
    const batch = writes.slice(from, from + TOGETHER).map((write, index) => [`row${from + index}`, write] as const);
    await commit(table, Object.fromEntries(batch));
    onProgress(Math.min(from + TOGETHER, writes.length), writes.length);
  }
  await writeModels(table, models);
  await register(table);
  await promote(table);
  await finish();
  await markLoaded(table, edition);
};
