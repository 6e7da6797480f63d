import { Instant } from '@luhuan/shared/clock';
import { PersonId, RegisterEntryId, ShopId } from '@luhuan/shared/ids';
import { RegionCode } from '@luhuan/shared/region';
import type { RegisterEntry } from '@luhuan/shared/register/entry';
import type { RegisterStep } from '@luhuan/shared/register/step';
import { Uscc } from '@luhuan/shared/register/uscc';
import type { OpeningHours } from '@luhuan/shared/retailer/opening-hours';
import type { Store } from '@luhuan/shared/retailer/shop';

const shopId = (number: number): ShopId => ShopId.parse(`shp_7ZZZZZZZZZDEM00SH0P${String(number).padStart(7, '0')}`);

export const SHOP_IDS = { nanshan: shopId(1), nanshanSecond: shopId(2), futian: shopId(3) };

/** Nobody's: before anybody could sign in, and in no list of persons. */
const NOBODY = PersonId.parse(`per_${'0'.repeat(26)}`);
const SINCE = Instant.parse('2026-01-01T00:00:00.000Z');
const ENTRY_ID = RegisterEntryId.parse('reg_7ZZZZZZZZZDEM0REG1STRY0001');
const retailerName = '样例家电有限公司（虚构）';
const NANSHAN = RegionCode.parse('440305');
const FUTIAN = RegionCode.parse('440304');

const daily = (from: string, until: string): OpeningHours =>
  ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({ weekday, from, until }));

const store = (
  of: Pick<Store, 'shopId' | 'name' | 'regionCode' | 'address' | 'hours'>,
  latitude: number,
  longitude: number,
): Store => ({
  ...of,
  retailerName,
  location: { latitude, longitude },
  state: 'open',
  entryId: ENTRY_ID,
  standing: 'admitted',
  standingSince: SINCE,
});

/** Three fictional shops in two real districts of Shenzhen. */
export const DEMONSTRATION_SHOPS: readonly [Store, ...Store[]] = [
  store(
    {
      shopId: SHOP_IDS.nanshan,
      name: '样例家电·南山一店',
      regionCode: NANSHAN,
      address: '南山区样例路 1 号',
      hours: daily('09:30', '21:30'),
    },
    22.53,
    113.93,
  ),
  store(
    {
      shopId: SHOP_IDS.nanshanSecond,
      name: '样例家电·南山二店',
      regionCode: NANSHAN,
      address: '南山区样例路 88 号',
      hours: daily('10:00', '22:00'),
    },
    22.54,
    113.95,
  ),
  store(
    { shopId: SHOP_IDS.futian, name: '样例家电·福田店', regionCode: FUTIAN, address: '福田区样例街 6 号', hours: [] },
    22.54,
    114.06,
  ),
];

/** Shops that redeem at any device of theirs, so that one browser plays everybody; the second of Nanshan takes registered tills only. */
export const SHOPS_WITHOUT_TILLS: readonly ShopId[] = [SHOP_IDS.nanshan, SHOP_IDS.futian];

const [first] = DEMONSTRATION_SHOPS;

/** The fictional firm that the shops belong to. `applicant`: whom it is shown to as theirs. */
export const demonstrationEntry = (applicant: PersonId): { entry: RegisterEntry; steps: RegisterStep[] } => {
  const step = { at: SINCE, by: NOBODY, reason: null, note: null };
  const steps: RegisterStep[] = [
    { ...step, by: applicant, did: 'applied', state: 'applied' },
    { ...step, did: 'take-up', state: 'in-review' },
    { ...step, did: 'admit', state: 'admitted' },
    { ...step, by: applicant, did: 'opened-store', state: 'admitted' },
    { ...step, by: applicant, did: 'opened-store', state: 'admitted' },
  ];
  const { name, regionCode, address, location, hours } = first;
  const entry: RegisterEntry = {
    entryId: ENTRY_ID,
    kind: 'retailer',
    uscc: Uscc.parse('91440300MADEM0001U'),
    legalName: retailerName,
    contactConsented: true,
    documents: [{ kind: 'business-licence', sha256: '0'.repeat(64), uploadId: null }],
    store: { name, regionCode, address, location, hours },
    regionCode,
    applicant,
    appliedAt: SINCE,
    state: 'admitted',
    since: SINCE,
    because: null,
    decidedBy: NOBODY,
    proposal: null,
    objection: null,
    shopIds: DEMONSTRATION_SHOPS.map((shop) => shop.shopId),
    version: steps.length,
  };
  return { entry, steps };
};
