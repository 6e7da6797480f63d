import type { Problem } from '@luhuan/shared/refusal/problem';
import type { Failure } from './call.ts';

/** What keeps a small form from being done. */
export type Trouble =
  | { readonly state: 'none' }
  | { readonly state: 'unreachable' }
  | { readonly state: 'refused'; readonly problem: Problem };

export const NO_TROUBLE: Trouble = { state: 'none' };

export const troubleOf = (failure: Failure): Trouble =>
  failure.kind === 'refused' ? { state: 'refused', problem: failure.problem } : { state: 'unreachable' };
