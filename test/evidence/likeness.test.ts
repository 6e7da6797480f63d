import { ALIKE_BITS_MAX, bandsOf, distanceOf } from '@luhuan/shared/evidence/likeness';
import { expect, test } from 'vitest';
import { inspect } from '../../functions/src/upload/inspect.ts';
import { type Painted, jpegOf, painted, scene } from '../uploads/files.ts';

const likenessOf = (bytes: Uint8Array): string => {
  const found = inspect(bytes, 'image/jpeg');
  if (!found.ok || found.value.picture === null) throw new Error('not a photo');
  return found.value.picture.likeness;
};

const [WIDTH, HEIGHT] = [800, 600];
const sample = ({ width, height, data }: Painted, x: number, y: number) => {
  const at = (Math.min(height - 1, Math.floor(y)) * width + Math.min(width - 1, Math.floor(x))) * 4;
  return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0] as const;
};
const resized = (picture: Painted, factor: number): Painted =>
  painted(Math.round(picture.width * factor), Math.round(picture.height * factor), (x, y) =>
    sample(picture, x / factor, y / factor),
  );
const cropped = (picture: Painted, part: number): Painted => {
  const [dx, dy] = [picture.width * part, picture.height * part];
  return painted(Math.round(picture.width - 2 * dx), Math.round(picture.height - 2 * dy), (x, y) =>
    sample(picture, x + dx, y + dy),
  );
};
const brighter = (picture: Painted, factor: number): Painted =>
  painted(picture.width, picture.height, (x, y) => {
    const [red, green, blue] = sample(picture, x, y);
    return [Math.min(255, red * factor), Math.min(255, green * factor), Math.min(255, blue * factor)];
  });

const SCENES = Array.from({ length: 30 }, (_, index) => scene(index + 1, WIDTH, HEIGHT));
const ORIGINALS = SCENES.map((picture) => likenessOf(jpegOf(picture)));
const shareFound = (change: (picture: Painted) => Uint8Array): number =>
  SCENES.filter((picture, index) => {
    const [before, after] = [ORIGINALS[index] ?? '', likenessOf(change(picture))];
    const shared = bandsOf(before).some((band, at) => bandsOf(after)[at] === band);
    return shared && distanceOf(before, after) <= ALIKE_BITS_MAX;
  }).length / SCENES.length;

test.each([
  ['saved again at quality 40', (picture: Painted) => jpegOf(picture, 40)],
  ['resized to two thirds', (picture: Painted) => jpegOf(resized(picture, 2 / 3))],
  ['a tenth brighter', (picture: Painted) => jpegOf(brighter(picture, 1.1))],
  ['cut by a hundredth on each side', (picture: Painted) => jpegOf(cropped(picture, 0.01))],
])('of 30 photos %s at least 90 in 100 are found', (_, change) => {
  expect(shareFound(change)).toBeGreaterThanOrEqual(0.9);
});

test('of 435 pairs of different photos none counts as one', () => {
  const pairs = ORIGINALS.flatMap((one, index) => ORIGINALS.slice(index + 1).map((other) => distanceOf(one, other)));
  expect(pairs).toHaveLength(435);
  expect(pairs.filter((distance) => distance <= ALIKE_BITS_MAX)).toEqual([]);
});

test('a likeness is 64 bits in four bands; a distance is the number of bits that differ', () => {
  expect(bandsOf('0123456789abcdef')).toEqual(['0123', '4567', '89ab', 'cdef']);
  expect(distanceOf('0000000000000000', 'ffffffffffffffff')).toBe(64);
  expect(distanceOf('8000000000000001', '0000000000000001')).toBe(1);
});
