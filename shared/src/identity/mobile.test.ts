import { expect, test } from 'vitest';
import { Mobile } from './mobile.ts';

test.each([
  ['13800000000', true],
  ['19900000000', true],
  ['12800000000', false],
  ['1380000000', false],
  ['+8613800000000', false],
  ['138 0000 0000', false],
])('%s is a mobile number: %s', (typed, valid) => {
  expect(Mobile.safeParse(typed).success).toBe(valid);
});
