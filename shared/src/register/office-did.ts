import * as z from 'zod';

/** What an office can do with an entry. */
export const OfficeDid = z
  .enum(['take-up', 'propose', 'drop', 'admit', 'reject', 'warn', 'lift', 'decide', 'answer'])
  .meta({ id: 'RegisterOfficeDid' });
export type OfficeDid = z.infer<typeof OfficeDid>;
