import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const SOURCE = join(import.meta.dirname, '..');
const tokens = readFileSync(join(SOURCE, 'ui/tokens.scss'), 'utf8');
const [normal = '', elder = ''] = tokens.split('.lh-elder {');

const tokensIn = (text: string): Map<string, string> =>
  new Map([...text.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]));
const base = tokensIn(normal);
const large = new Map([...base, ...tokensIn(elder.split('@media')[0] ?? '')]);

const channel = (hex: string): number => {
  const share = Number.parseInt(hex, 16) / 255;
  return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};
/** Relative luminance, WCAG 2.2. */
const luminance = (colour: string): number => {
  const [, r = '', g = '', b = ''] = /^#(..)(..)(..)$/.exec(colour) ?? [];
  return 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
};
const contrast = (a: string, b: string): number => {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
};
const colour = (name: string): string => base.get(`--${name}`) ?? '';

test.each([
  ['text', 'surface'],
  ['text', 'ground'],
  ['text-2', 'surface'],
  ['text-2', 'ground'],
  ['on-brand', 'brand'],
  ['on-brand', 'brand-pressed'],
  ['brand', 'surface'],
  ['brand', 'ground'],
  ['brand', 'brand-soft'],
  ['money', 'surface'],
  ['money', 'money-soft'],
  ['danger', 'surface'],
  ['danger', 'danger-soft'],
  ['wait', 'wait-soft'],
  ['on-brand', 'money'],
  ['on-grade-dark', 'grade-1'],
  ['on-grade-light', 'grade-2'],
  ['on-grade-light', 'grade-3'],
  ['on-grade-light', 'grade-4'],
  ['on-grade-dark', 'grade-5'],
])('%s on %s can be read: contrast at least 4.5', (front, back) => {
  expect(contrast(colour(front), colour(back))).toBeGreaterThanOrEqual(4.5);
});

test.each([
  ['line-field', 'surface'],
  ['accent', 'surface'],
])('%s on %s can be made out: contrast at least 3', (front, back) => {
  expect(contrast(colour(front), colour(back))).toBeGreaterThanOrEqual(3);
});

test('长辈版: main text at least 18, targets at least 60; elsewhere targets at least 44', () => {
  const pixels = (from: Map<string, string>, name: string) => Number.parseInt(from.get(name) ?? '0', 10);
  expect(pixels(large, '--type-12')).toBeGreaterThanOrEqual(18);
  expect(pixels(large, '--target')).toBeGreaterThanOrEqual(60);
  expect(pixels(base, '--target')).toBeGreaterThanOrEqual(44);
});

test('colours and sizes are written in tokens.scss and nowhere else', () => {
  const styles = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.scss') && !file.endsWith('tokens.scss'),
  );
  expect(styles.length).toBeGreaterThan(10);
  const written = styles.flatMap((file) =>
    [...readFileSync(join(SOURCE, file), 'utf8').matchAll(/#[0-9a-f]{3,8}\b|\d(?:px|rpx|rem)\b/gi)].map(
      ([found]) => `${file}: ${found}`,
    ),
  );
  expect(written).toEqual([]);
});

test('every token that is used exists', () => {
  const used = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.scss'))
    .flatMap((file) =>
      [...readFileSync(join(SOURCE, file), 'utf8').matchAll(/var\((--[\w-]+)/g)].map(([, name = '']) => name),
    );
  // set by a page itself; completed by a loop over the grades
  const given = ['--part', '--grade-'];
  expect([...new Set(used)].filter((name) => !base.has(name) && !given.includes(name))).toEqual([]);
});
