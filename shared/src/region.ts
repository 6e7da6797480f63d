import * as z from 'zod';

/** Region code of GB/T 2260: two digits each for province, city and county; `000000` is the whole country. */
export const RegionCode = z
  .string()
  .regex(/^\d{6}$/)
  .meta({ id: 'RegionCode', description: 'GB/T 2260' })
  .brand<'RegionCode'>();
export type RegionCode = z.infer<typeof RegionCode>;

export const COUNTRY = RegionCode.parse('000000');

/** The digits that say something: `440300` → `4403`. Every region of a subtree begins with the subtree's stem. */
export const stemOf = (code: RegionCode): string => code.replace(/(?:00)+$/, '');

export const contains = (outer: RegionCode, inner: RegionCode): boolean => inner.startsWith(stemOf(outer));

/** Country, province, city, county, as far as `code` goes: the places whose campaigns reach someone who lives there. */
export const lineage = (code: RegionCode): RegionCode[] => {
  const line = [0, 2, 4, 6]
    .filter((digits) => digits <= stemOf(code).length)
    .map((digits) => RegionCode.parse(code.slice(0, digits).padEnd(6, '0')));
  return [...new Set(line)]; // 000005 would name the country twice
};

/** The city a district is in, 440305 → 440300; of a province or the country, itself. */
export const cityOf = (code: RegionCode): RegionCode => RegionCode.parse(`${code.slice(0, 4)}00`);

/** A region with its own name and the names above it, outermost first. */
export const Region = z
  .object({
    code: RegionCode,
    name: z.string(),
    path: z.array(z.string()),
    children: z.array(z.object({ code: RegionCode, name: z.string() })),
  })
  .meta({ id: 'Region' });
export type Region = z.infer<typeof Region>;
