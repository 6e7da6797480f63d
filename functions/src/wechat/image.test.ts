import { expect, test } from 'vitest';
import { imageTypeOf } from './image.ts';

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

test.each([
  ['image/png', [...PNG, 0, 1]],
  ['image/jpeg', [0xff, 0xd8, 0xff, 0xe0]],
  [undefined, PNG.slice(0, 7)],
  [undefined, [...Buffer.from('{"errcode":41030}')]],
  [undefined, []],
])('is %s by the first bytes: %o', (type, bytes) => {
  expect(imageTypeOf(Uint8Array.from(bytes))).toBe(type);
});
