/** Bytes of an ASCII text; WeChat's runtime has no TextEncoder. */
export const asciiBytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
