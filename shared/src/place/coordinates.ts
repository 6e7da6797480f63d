import * as z from 'zod';

/** Degrees in GCJ-02, as Chinese map services count them. */
export const Coordinates = z
  .strictObject({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
  .meta({ id: 'Coordinates' });
export type Coordinates = z.infer<typeof Coordinates>;
