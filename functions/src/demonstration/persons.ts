import { Instant } from '@luhuan/shared/clock';
import { PersonId, ShopId } from '@luhuan/shared/ids';
import { proofBy } from '@luhuan/shared/person/identity-proof';
import type { Person } from '@luhuan/shared/person/person';
import { RegionCode } from '@luhuan/shared/region';
import { SHOP_IDS } from './shops.ts';

/** Ids of the demonstration count up from a year no clock has reached yet, so they never meet real ones. */
const personId = (number: number): PersonId =>
  PersonId.parse(`per_7ZZZZZZZZZDEM0PERS0N${String(number).padStart(6, '0')}`);

/** Nobody has looked: these people are fictional. */
const PROOF = proofBy('demonstration', Instant.parse('2026-01-01T00:00:00.000Z'));

const CITY = RegionCode.parse('440300');
const NANSHAN = RegionCode.parse('440305');
const FUTIAN = RegionCode.parse('440304');

const person = (
  number: number,
  name: string,
  roles: Person['roles'],
  more: Partial<Person> = {},
): Person & { name: string } => ({
  personId: personId(number),
  name,
  roles,
  regionCode: CITY,
  shopId: null,
  officeRegionCode: null,
  identity: PROOF,
  ...more,
});

const shopper = (number: number, name: string, regionCode: RegionCode, identity: Person['identity'] = PROOF) =>
  person(number, name, ['shopper'], { regionCode, identity });
const officer = (number: number, name: string, roles: Person['roles'], officeRegionCode = CITY) =>
  person(number, name, roles, { officeRegionCode });
const till = (number: number, name: string, role: 'clerk' | 'store-manager', shopId: ShopId, regionCode: RegionCode) =>
  person(number, name, [role], { shopId, regionCode });

/** Plainly fictional people, at least one for each role. */
export const DEMONSTRATION_PERSONS: readonly (Person & { readonly name: string })[] = [
  shopper(1, '样例市民甲', NANSHAN),
  shopper(2, '样例市民乙', FUTIAN),
  shopper(3, '样例长者丙', NANSHAN),
  shopper(4, '样例市民丁（未实名）', FUTIAN, null),
  till(11, '样例店员一', 'clerk', SHOP_IDS.nanshan, NANSHAN),
  till(12, '样例店员二', 'clerk', SHOP_IDS.futian, FUTIAN),
  till(13, '样例店长', 'store-manager', SHOP_IDS.nanshan, NANSHAN),
  till(14, '样例店员三', 'clerk', SHOP_IDS.nanshanSecond, NANSHAN),
  till(15, '样例店长二', 'store-manager', SHOP_IDS.nanshanSecond, NANSHAN),
  officer(21, '样例经办员', ['campaign-officer']),
  officer(22, '样例审批员', ['approver']),
  officer(23, '样例科长（经办兼审批）', ['campaign-officer', 'approver']),
  officer(24, '样例财务员', ['finance']),
  officer(25, '样例审计员', ['auditor'], RegionCode.parse('440000')),
  officer(26, '样例管理员', ['admin']),
  officer(27, '样例村干部', ['village-officer'], NANSHAN),
];

/** One more fictional shopper: whoever tries a system out needs a person for each voucher of a category. */
export const shopperOf = (id: string, identity: Person['identity']): Person => ({
  personId: PersonId.parse(`per_${id}`),
  roles: ['shopper'],
  regionCode: NANSHAN,
  shopId: null,
  officeRegionCode: null,
  identity,
});
