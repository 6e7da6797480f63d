import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { Gtin } from '../appliance/gtin.ts';
import { AccountsFacts, ThreeAccounts } from '../three-accounts/account.ts';
import { Machine } from '../three-accounts/machine.ts';
import { ask } from './endpoint.ts';

export const reckonThreeAccounts = ask({
  id: 'reckonThreeAccounts',
  path: '/v1/three-accounts',
  summary: 'Energy, money and safety of keeping an old appliance or buying a new one, as ranges with their sources',
  body: AccountsFacts.omit({ category: true, next: true })
    .extend({
      /** A model of the catalogue by its 69 code, or what is known of one by hand. */
      next: z.union([z.strictObject({ gtin: Gtin }), z.strictObject({ category: Category, machine: Machine })]),
    })
    .strict(),
  reply: ThreeAccounts,
  refusals: ['ModelUnknown'],
});
