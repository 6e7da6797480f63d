import * as z from 'zod';

export const Language = z.enum(['zh-CN', 'en']).meta({ id: 'Language' });
export type Language = z.infer<typeof Language>;

/** Picks from an `Accept-Language` header; Chinese unless English is what comes first. */
export const languageOf = (header: string | undefined): Language =>
  header?.trim().toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
