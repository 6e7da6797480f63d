import { type Result, ok, refuse } from '@luhuan/shared/result';
import type { UploadFault } from '@luhuan/shared/upload/fault';
import { type PictureHint, type UploadType, XLSX, isSheet } from '@luhuan/shared/upload/upload';
import { bmvbhash } from 'blockhash-core';
import { imageSize } from 'image-size';
import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import { EDGE_MIN, type Pixels, hintsOf, upright } from './picture.ts';

/** What was found out about a file, and the file as it is kept. */
export type Inspected = {
  readonly contentType: UploadType;
  readonly clean: Uint8Array;
  readonly picture: {
    readonly width: number;
    readonly height: number;
    readonly hints: PictureHint[];
    /** 64 bits in hex that hardly change when a picture is saved again, resized or brightened. */
    readonly likeness: string;
  } | null;
};

/** The largest camera photos of common phones have twelve and a half million. */
const PIXELS_MAX = 16_777_216;
const MEMORY_MAX_MB = 600;
/** A progressive photo has about ten; each is a walk over all of it. */
const SCANS_MAX = 32;
const QUALITY = 85;
/** Side of the square of blocks whose brightness is compared: 8 × 8 are 64 bits. */
const BLOCKS = 8;

const countOf = (bytes: Buffer, mark: Buffer): number => {
  let count = 0;
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + mark.length)) count++;
  return count;
};

const HEADER = Buffer.from('\0\0\0\rIHDR', 'latin1');
const INTERLACED_AT = 28;
const SCAN = Buffer.from([0xff, 0xda]);

const DECODERS: Readonly<Record<string, (bytes: Buffer) => Pixels>> = {
  jpg: (bytes) => {
    if (countOf(bytes, SCAN) > SCANS_MAX) throw new Error('too many scans');
    return jpeg.decode(bytes, {
      useTArray: true,
      tolerantDecoding: false,
      maxResolutionInMP: PIXELS_MAX / 1e6,
      maxMemoryUsageInMB: MEMORY_MAX_MB,
    });
  },
  png: (bytes) => {
    // with one header and without interlacing the decoder inflates no more than the header says
    if (countOf(bytes, HEADER) !== 1 || bytes[INTERLACED_AT] !== 0) throw new Error('not a plain PNG');
    return PNG.sync.read(bytes);
  },
};
const TYPES: Readonly<Record<string, UploadType>> = { jpg: 'image/jpeg', png: 'image/png' };

/** Whether a document begins and ends as one. */
const isPdf = (bytes: Buffer): boolean =>
  bytes.subarray(0, 5).toString('latin1') === '%PDF-' && bytes.subarray(-1_024).includes('%%EOF');

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');
/** A workbook begins as a ZIP archive; a text has no zero byte. What is in it is looked at when it is read. */
const beginsAs = (bytes: Buffer, type: UploadType): boolean =>
  type === XLSX ? bytes.subarray(0, ZIP.length).equals(ZIP) : !bytes.includes(0);

const sizeOf = (bytes: Buffer) => {
  try {
    return imageSize(bytes);
  } catch {
    return undefined;
  }
};

const pixelsOf = (bytes: Buffer, type: string): Pixels | undefined => {
  try {
    return DECODERS[type]?.(bytes);
  } catch {
    return undefined;
  }
};

/**
 * Looks into a file. A photo is decoded, dimensions first, and kept as a new JPEG of its pixels alone: place, camera and
 * whatever else was in or behind it is gone.
 */
export const inspect = (bytes: Uint8Array, announced: UploadType): Result<Inspected, UploadFault> => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isSheet(announced))
    return beginsAs(buffer, announced) ? ok({ contentType: announced, clean: bytes, picture: null }) : refuse('type');
  if (announced === 'application/pdf')
    return isPdf(buffer) ? ok({ contentType: announced, clean: bytes, picture: null }) : refuse('type');
  const size = sizeOf(buffer);
  const type = size?.type ?? '';
  if (size === undefined || TYPES[type] !== announced) return refuse('type');
  if (size.width * size.height > PIXELS_MAX) return refuse('too-large');
  const camera = pixelsOf(buffer, type);
  if (camera === undefined) return refuse('damaged');
  if (Math.max(camera.width, camera.height) < EDGE_MIN) return refuse('too-small');
  const pixels = upright(camera, size.orientation ?? 1);
  const { width, height } = pixels;
  const clean = jpeg.encode(pixels, QUALITY).data;
  const likeness = bmvbhash(pixels, BLOCKS);
  return ok({
    contentType: 'image/jpeg',
    clean,
    picture: { width, height, hints: hintsOf(pixels), likeness },
  });
};
