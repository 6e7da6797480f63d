import { sha256 } from '@noble/hashes/sha2.js';

/** Whole numbers of six bytes: exact, with room for every sum of weights. */
const CHUNK_BYTES = 6;
const CHUNKS = 5;
const RANGE = 2 ** 48;
const WORD = 2 ** 32;

/** The n-th block: SHA-256 over the seed and n as eight bytes, the highest first. */
const blockOf = (seed: Uint8Array, n: number): Uint8Array => {
  const input = new Uint8Array(seed.length + 8);
  input.set(seed);
  const view = new DataView(input.buffer);
  view.setUint32(seed.length, Math.floor(n / WORD));
  view.setUint32(seed.length + 4, n % WORD);
  return sha256(input);
};

/**
 * Whole numbers that follow from a seed alone. `below(n)` is every number from 0 up to, not including, n equally often: six bytes
 * that lie above the last whole multiple of n are thrown away.
 */
export const integersFrom = (seed: Uint8Array): { readonly below: (n: number) => number } => {
  let block: DataView = new DataView(new ArrayBuffer(0));
  let blocks = 0;
  let chunk = CHUNKS;
  const next = (): number => {
    if (chunk === CHUNKS) {
      const { buffer, byteOffset } = blockOf(seed, blocks++);
      block = new DataView(buffer, byteOffset);
      chunk = 0;
    }
    const at = CHUNK_BYTES * chunk++;
    return block.getUint16(at) * WORD + block.getUint32(at + 2);
  };
  return {
    below: (n) => {
      if (!Number.isInteger(n) || n < 1 || n > RANGE) throw new Error(`no whole numbers below ${n}`);
      const end = RANGE - (RANGE % n);
      for (;;) {
        const number = next();
        if (number < end) return number % n;
      }
    },
  };
};
