import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

// RFC 6962: a leaf can never be taken for a node, nor a node for a leaf
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** Hashes are SHA-256 in hex. */
export const leafOf = (text: string): string => bytesToHex(sha256(concatBytes(LEAF, utf8ToBytes(text))));
const nodeOf = (left: string, right: string): string =>
  bytesToHex(sha256(concatBytes(NODE, hexToBytes(left), hexToBytes(right))));

/** The level above; the last of an odd number goes up as it is. */
const above = (level: readonly string[]): string[] =>
  level.flatMap((left, index) => {
    if (index % 2 === 1) return [];
    const right = level[index + 1];
    return [right === undefined ? left : nodeOf(left, right)];
  });

/** A tree over leaves in their order, all its levels, leaves first. @throws without a leaf. */
const levelsOf = (leaves: readonly string[]): (readonly string[])[] => {
  if (leaves.length === 0) throw new Error('a tree without leaves');
  const levels: (readonly string[])[] = [leaves];
  for (let level = leaves; level.length > 1; levels.push(level)) level = above(level);
  return levels;
};

export type Tree = {
  readonly root: string;
  /** The hashes beside the way from a leaf up to the root. */
  readonly pathOf: (index: number) => string[];
};

export const treeOf = (leaves: readonly string[]): Tree => {
  const levels = levelsOf(leaves);
  return {
    root: levels.at(-1)?.[0] ?? '',
    pathOf: (index) => levels.slice(0, -1).flatMap((level, height) => level[(index >> height) ^ 1] ?? []),
  };
};

type Place = { readonly index: number; readonly size: number; readonly path: readonly string[] };

/** The root that a leaf at its place leads to; `null` when the path is too long or too short for a tree of this size. */
export const rootFrom = (leaf: string, { index, size, path }: Place): string | null => {
  const left = [...path];
  let node = leaf;
  if (index >= size) return null;
  for (let [at, width] = [index, size]; width > 1; at >>= 1, width = (width + 1) >> 1) {
    if ((at ^ 1) >= width) continue;
    const beside = left.shift();
    if (beside === undefined) return null;
    node = at % 2 === 0 ? nodeOf(node, beside) : nodeOf(beside, node);
  }
  return left.length === 0 ? node : null;
};
