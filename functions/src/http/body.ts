/** Bytes of a request body. */
export const BYTES_MAX = 64 * 1_024;
const DEPTH_MAX = 32;

/** Deepest nesting of a JSON text, strings skipped. Counted before parsing: what is too deep overflows later readers. */
const depthOf = (json: string): number => {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let index = 0; index < json.length; index++) {
    const char = json[index];
    if (quoted) {
      if (char === '\\') index++;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === '{' || char === '[') deepest = Math.max(deepest, ++depth);
    else if (char === '}' || char === ']') depth--;
  }
  return deepest;
};

export type Body =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'not-json' };

/** The body's bytes, read no further than the limit; `undefined`: there are more. */
const bytesOf = async (request: Request, declared: number): Promise<Uint8Array | undefined> => {
  if (declared > 0) {
    // a length that was said is a length that is kept: servers read no further, and read it in one go
    const whole = new Uint8Array(await request.arrayBuffer());
    return whole.byteLength > BYTES_MAX ? undefined : whole;
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > BYTES_MAX) return undefined; // leaving the loop cancels the rest
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/** Reads a JSON body within 64 KB and 32 levels. */
export const readBody = async (request: Request): Promise<Body> => {
  const declared = Number(request.headers.get('content-length') ?? 0);
  if (declared > BYTES_MAX) return { kind: 'too-large' };
  const bytes = await bytesOf(request, declared);
  if (bytes === undefined) return { kind: 'too-large' };
  const text = new TextDecoder().decode(bytes);
  if (depthOf(text) > DEPTH_MAX) return { kind: 'not-json' };
  try {
    return { kind: 'json', value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: 'not-json' };
    throw error;
  }
};
