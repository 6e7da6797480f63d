const SIGNATURES = {
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
} as const;
export type ImageType = keyof typeof SIGNATURES;

/** By its first bytes: WeChat promises an image and not of which kind, and what it sends instead of one also says 200. */
export const imageTypeOf = (bytes: Uint8Array): ImageType | undefined =>
  (Object.keys(SIGNATURES) as ImageType[]).find((type) =>
    SIGNATURES[type].every((byte, index) => bytes[index] === byte),
  );
