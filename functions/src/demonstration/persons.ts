import { PersonId, ShopId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import { RegionCode } from '@luhuan/shared/region';
import { SHOP_IDS } from './shops.ts';

/** Ids of the demonstration count up from a year no clock has reached yet, so they never meet real ones. */
const personId = (number: number): PersonId =>
  PersonId.parse(`per_7ZZZZZZZZZDEM0PERS0N${String(number).padStart(6, '0')}`);

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
  identityVerified: false,
  ...more,
});

const shopper = (number: number, name: string, regionCode: RegionCode, identityVerified = true) =>
  person(number, name, ['shopper'], { regionCode, identityVerified });
const till = (number: number, name: string, role: 'clerk' | 'store-manager', shopId: ShopId, regionCode: RegionCode) =>
  person(number, name, [role], { shopId, regionCode });

/** Plainly fictional people, at least one for each role. */
export const DEMONSTRATION_PERSONS: readonly (Person & { readonly name: string })[] = [
  shopper(1, '样例市民甲', NANSHAN),
  shopper(2, '样例市民乙', FUTIAN),
  shopper(3, '样例长者丙', NANSHAN),
  shopper(4, '样例市民丁（未实名）', FUTIAN, false),
  till(11, '样例店员一', 'clerk', SHOP_IDS.nanshan, NANSHAN),
  till(12, '样例店员二', 'clerk', SHOP_IDS.futian, FUTIAN),
  till(13, '样例店长', 'store-manager', SHOP_IDS.nanshan, NANSHAN),
  person(21, '样例经办员', ['campaign-officer']),
  person(22, '样例审批员', ['approver']),
  person(23, '样例科长（经办兼审批）', ['campaign-officer', 'approver']),
  person(24, '样例财务员', ['finance']),
  person(25, '样例审计员', ['auditor'], { regionCode: RegionCode.parse('440000') }),
];
