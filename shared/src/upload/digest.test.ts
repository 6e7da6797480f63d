import { expect, test } from 'vitest';
import { fileDigest, typeOf } from './digest.ts';

test('a file goes by its SHA-256 and by its first bytes', () => {
  expect(fileDigest(new Uint8Array())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(typeOf(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe('image/jpeg');
  expect(typeOf(Uint8Array.of(0x25, 0x50, 0x44, 0x46))).toBe('application/pdf');
  expect(typeOf(Uint8Array.of(0x3c, 0x73, 0x76, 0x67))).toBeUndefined();
});
