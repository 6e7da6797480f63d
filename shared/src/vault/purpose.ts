import * as z from 'zod';
import type { KeptKind } from './kept.ts';

/** What a person may agree to, each by itself. */
export const Purpose = z.enum(['account', 'identity', 'contact', 'messages']).meta({ id: 'Purpose' });
export type Purpose = z.infer<typeof Purpose>;

type Terms = {
  /** Version of the words on the screen; rises with every change of what they say. */
  readonly version: number;
  /** What is kept under it, and removed when it is withdrawn. */
  readonly kinds: readonly KeptKind[];
  /** Without the account there is no account: that consent ends by erasing it. */
  readonly withdrawable: boolean;
};

/** What is asked of people now. The first words about account and identity said that nothing but digests is kept. */
export const TERMS: Readonly<Record<Purpose, Terms>> = {
  account: { version: 2, kinds: ['account'], withdrawable: false },
  identity: { version: 2, kinds: ['identity'], withdrawable: true },
  contact: { version: 1, kinds: ['contact'], withdrawable: true },
  messages: { version: 1, kinds: [], withdrawable: true },
};
