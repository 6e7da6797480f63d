import * as z from 'zod';

/** Whole points. */
export const Points = z.int().min(0).meta({ id: 'Points' }).brand<'Points'>();
export type Points = z.infer<typeof Points>;
