import * as z from 'zod';

/** What a person may act as. A person can hold several roles; rules that need two persons compare persons, not roles. */
export const Role = z
  .enum([
    'shopper',
    'clerk',
    'store-manager',
    'village-officer',
    'campaign-officer',
    'approver',
    'finance',
    'auditor',
    'admin',
  ])
  .meta({ id: 'Role' });
export type Role = z.infer<typeof Role>;
