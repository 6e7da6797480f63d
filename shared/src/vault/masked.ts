import * as z from 'zod';
import { unreachable } from '../result.ts';
import type { KeptData, KeptKind } from './kept.ts';

/** One value, shown so that its owner knows it again and nobody else learns it. */
export const Masked = z
  .object({ field: z.enum(['openid', 'phone', 'name', 'mobile', 'address']), text: z.string() })
  .meta({ id: 'Masked' });
export type Masked = z.infer<typeof Masked>;

const HIDDEN = '***';

/** `张三丰` → `张*`: one star whatever the length, which tells something too. */
export const maskName = (name: string): string => `${[...name][0] ?? ''}*`;

/** `13800000004` → `138****0004`, with its country code left as it is; a shorter number keeps its last two digits. */
export const maskMobile = (number: string): string => {
  const [, country = '', digits = ''] = /^(\+86)?(.*)$/.exec(number) ?? [];
  const shown = digits.length < 11 ? `****${digits.slice(-2)}` : `${digits.slice(0, 3)}****${digits.slice(-4)}`;
  return country === '' ? shown : `${country} ${shown}`;
};

/** `广东省深圳市南山区***`: the region, nothing of the street. */
export const maskAddress = (fullRegionName: string): string => `${fullRegionName}${HIDDEN}`;

/** The first three characters, of an id that is long enough to keep the rest to itself. */
export const maskId = (id: string): string => `${id.length < 12 ? '' : id.slice(0, 3)}${HIDDEN}`;

type Kept = { readonly [K in KeptKind]: { readonly kind: K; readonly data: KeptData[K] } }[KeptKind];

/** What may be shown of something that is kept. `regionNameOf` gives a region's name with those above it. */
export const maskedOf = (kept: Kept, regionNameOf: (code: KeptData['contact']['regionCode']) => string): Masked[] => {
  switch (kept.kind) {
    case 'account':
      return [
        ...(kept.data.openid === null ? [] : [{ field: 'openid' as const, text: maskId(kept.data.openid) }]),
        ...kept.data.phones.map((phone) => ({ field: 'phone' as const, text: maskMobile(phone) })),
      ];
    case 'identity':
      return [
        { field: 'name', text: maskName(kept.data.name) },
        { field: 'mobile', text: maskMobile(kept.data.mobile) },
      ];
    case 'contact':
      return [
        { field: 'name', text: maskName(kept.data.name) },
        { field: 'mobile', text: maskMobile(kept.data.mobile) },
        { field: 'address', text: maskAddress(regionNameOf(kept.data.regionCode)) },
      ];
    default:
      return unreachable(kept);
  }
};
