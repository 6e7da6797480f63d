import * as z from 'zod';

/** Why a store does no business; what its firm is comes before what the store says itself. */
export const StoppedBy = z.enum(['suspended', 'expelled', 'left', 'closed']).meta({ id: 'StoppedBy' });
export type StoppedBy = z.infer<typeof StoppedBy>;
