import type { PictureHint } from '@luhuan/shared/upload/upload';

/** Pixels as bytes of red, green, blue and opacity, row by row. */
export type Pixels = { readonly width: number; readonly height: number; readonly data: Uint8Array };

/** Longest edge of what is kept: small print on a label stays legible at arm's length. Assumption. */
const EDGE_MAX = 2_048;
/** Shortest long edge on which a label can be read. Assumption. */
export const EDGE_MIN = 320;
const SMALL_EDGE = 960;
/** Mean brightness out of 255 below which a photo was taken in the dark. Assumption. */
const DARK_BELOW = 50;

/** Where a pixel of the upright picture is in the camera's, by EXIF orientation 1 to 8. */
const SOURCE: readonly ((x: number, y: number, w: number, h: number) => readonly [x: number, y: number])[] = [
  (x, y) => [x, y],
  (x, y, w) => [w - 1 - x, y],
  (x, y, w, h) => [w - 1 - x, h - 1 - y],
  (x, y, _w, h) => [x, h - 1 - y],
  (x, y) => [y, x],
  (x, y, _w, h) => [y, h - 1 - x],
  (x, y, w, h) => [w - 1 - y, h - 1 - x],
  (x, y, w) => [w - 1 - y, x],
];

/** Averages squares of `k` × `k` pixels, on white where the picture is transparent. */
const averaged = ({ width, height, data }: Pixels, k: number): Pixels => {
  const [w, h] = [Math.floor(width / k), Math.floor(height / k)];
  const small = new Uint8Array(w * h * 4);
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      const sums = [0, 0, 0];
      for (let dy = 0; dy < k; dy++)
        for (let dx = 0; dx < k; dx++) {
          const at = ((y * k + dy) * width + x * k + dx) * 4;
          const opacity = (data[at + 3] ?? 255) / 255;
          for (let c = 0; c < 3; c++) sums[c] = (sums[c] ?? 0) + (data[at + c] ?? 0) * opacity + 255 * (1 - opacity);
        }
      const to = (y * w + x) * 4;
      for (let c = 0; c < 3; c++) small[to + c] = Math.round((sums[c] ?? 0) / (k * k));
      small[to + 3] = 255;
    }
  return { width: w, height: h, data: small };
};

/** The picture the right way up and no larger than is kept. */
export const upright = (camera: Pixels, orientation: number): Pixels => {
  const small = averaged(camera, Math.ceil(Math.max(camera.width, camera.height) / EDGE_MAX));
  const source = SOURCE[orientation - 1];
  if (source === undefined || orientation === 1) return small;
  const turned = orientation > 4;
  const [width, height] = turned ? [small.height, small.width] : [small.width, small.height];
  const from = new Uint32Array(small.data.buffer);
  const to = new Uint32Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [sx, sy] = source(x, y, small.width, small.height);
      to[y * width + x] = from[sy * small.width + sx] ?? 0;
    }
  return { width, height, data: new Uint8Array(to.buffer) };
};

/** Mean brightness, 0 to 255, from every seventh pixel. */
const brightnessOf = ({ data }: Pixels): number => {
  let [sum, count] = [0, 0];
  for (let at = 0; at + 2 < data.length; at += 28) {
    sum += 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
    count++;
  }
  return count === 0 ? 0 : sum / count;
};

/** What makes it hard to read. */
export const hintsOf = (pixels: Pixels): PictureHint[] => [
  ...(brightnessOf(pixels) < DARK_BELOW ? (['dark'] as const) : []),
  ...(Math.max(pixels.width, pixels.height) < SMALL_EDGE ? (['small'] as const) : []),
];
