import type { Event } from '@luhuan/shared/event/event';

/** Takes events for one consumer; what was taken is delivered at least once. */
export type Queue = { readonly send: (events: readonly Event[]) => Promise<void> };
