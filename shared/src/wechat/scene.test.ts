import { describe, expect, test } from 'vitest';
import { CodeScene } from './scene.ts';

const isScene = (text: unknown): boolean => CodeScene.safeParse(text).success;
const PRINTABLE_ASCII = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));

describe('CodeScene', () => {
  test('of the 95 printable characters of ASCII, 82 are allowed and these 13 are not', () => {
    expect(PRINTABLE_ASCII.filter((char) => !isScene(char)).join('')).toBe(' "%<>[\\]^`{|}');
  });

  test('has at least 1 and at most 32 characters: one of our ids fits', () => {
    expect(['', 'a', 'a'.repeat(32), 'a'.repeat(33)].map(isScene)).toEqual([false, true, true, false]);
    expect(isScene('vch_01TEST00000000000000000001')).toBe(true);
  });

  test.each(['券', 'a\n', 'a%20b', 'é', ' a', 'ａ', 42, null])('“%s” is none', (text) => {
    expect(isScene(text)).toBe(false);
  });
});
