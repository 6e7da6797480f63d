import { createHash } from 'node:crypto';
import jpeg from 'jpeg-js';

type Paint = (x: number, y: number) => readonly [red: number, green: number, blue: number];
export type Painted = { readonly width: number; readonly height: number; readonly data: Uint8Array };

/** A picture painted pixel by pixel. */
export const painted = (width: number, height: number, paint: Paint): Painted => {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set([...paint(x, y), 255], (y * width + x) * 4);
  return { width, height, data };
};

/** Discs and bars at places that follow from the seed: like a scene, no two alike. */
export const scene = (seed: number, width = 1_200, height = 900): Painted => {
  let state = seed * 2_654_435_761 + 1;
  const next = (): number => ((state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) >>> 8) / 8_388_608;
  const discs = Array.from({ length: 12 }, () => ({
    x: next(),
    y: next(),
    r: 0.05 + next() * 0.2,
    colour: [next() * 255, next() * 255, next() * 255] as const,
  }));
  return painted(width, height, (x, y) => {
    const [u, v] = [x / width, y / height];
    const disc = discs.findLast((one) => (u - one.x) ** 2 + (v - one.y) ** 2 < one.r ** 2);
    return disc?.colour ?? [120 + 100 * u, 110 + 80 * v, 140];
  });
};

export const jpegOf = (picture: Painted, quality = 90): Uint8Array =>
  new Uint8Array(jpeg.encode(picture, quality).data);

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A photo of a label, small enough to be quick; half a seed more is the same picture saved again. */
export const photo = (seed: number): Uint8Array =>
  jpegOf(scene(Math.floor(seed), 400, 300), seed === Math.floor(seed) ? 90 : 70);
