import { readFile } from 'node:fs/promises';
import type * as z from 'zod';

/** What an earlier run noted in a file; `undefined` when there is none, or a kill left it half written. */
export const readJson = async <S extends z.ZodType>(file: string, schema: S): Promise<z.output<S> | undefined> => {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};
