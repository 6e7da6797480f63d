import { ShopId } from '@luhuan/shared/ids';
import { RegionCode } from '@luhuan/shared/region';
import type { Shop } from '@luhuan/shared/retailer/shop';

const shopId = (number: number): ShopId => ShopId.parse(`shp_7ZZZZZZZZZDEM00SH0P${String(number).padStart(7, '0')}`);

export const SHOP_IDS = { nanshan: shopId(1), nanshanSecond: shopId(2), futian: shopId(3) };

const retailerName = '样例家电有限公司（虚构）';
const NANSHAN = RegionCode.parse('440305');
const FUTIAN = RegionCode.parse('440304');

/** Three fictional shops in two real districts of Shenzhen. */
export const DEMONSTRATION_SHOPS: readonly Shop[] = [
  {
    shopId: SHOP_IDS.nanshan,
    name: '样例家电·南山一店',
    retailerName,
    regionCode: NANSHAN,
    address: '南山区样例路 1 号',
  },
  {
    shopId: SHOP_IDS.nanshanSecond,
    name: '样例家电·南山二店',
    retailerName,
    regionCode: NANSHAN,
    address: '南山区样例路 88 号',
  },
  { shopId: SHOP_IDS.futian, name: '样例家电·福田店', retailerName, regionCode: FUTIAN, address: '福田区样例街 6 号' },
];

/** Shops that redeem at any device of theirs, so that one browser plays everybody; the second of Nanshan takes registered tills only. */
export const SHOPS_WITHOUT_TILLS: readonly ShopId[] = [SHOP_IDS.nanshan, SHOP_IDS.futian];
