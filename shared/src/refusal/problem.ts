import * as z from 'zod';
import type { Language } from '../text/language.ts';
import { REFUSALS, type Refusal, type RefusalCode, isRetryable } from './refusal.ts';
import { en } from './texts-en.ts';
import { zhCN } from './texts-zh-cn.ts';
import { type AnyoneText, type CounterText, type OfficeText, type RefusalTexts, Remedy } from './words.ts';

/** RFC 9457 problem details with a remedy for each person who may be looking. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    instance: z.string(),
    retryable: z.boolean(),
    changedNothing: z.boolean(),
    facts: z.record(z.string(), z.unknown()),
    remedy: z.object({ shopper: Remedy.nullable(), cashier: Remedy.nullable(), officer: Remedy.nullable() }),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

const TEXTS: Record<Language, RefusalTexts> = { 'zh-CN': zhCN, en };

const remediesOf = (text: CounterText | OfficeText | AnyoneText): Problem['remedy'] => {
  if ('anyone' in text) return { shopper: text.anyone, cashier: text.anyone, officer: text.anyone };
  if ('officer' in text) return { shopper: null, cashier: null, officer: text.officer };
  return { shopper: text.shopper, cashier: text.cashier, officer: null };
};

/** Every refusal promises that nothing changed, except these two, which cannot know. */
const MAY_HAVE_CHANGED: readonly RefusalCode[] = ['Internal', 'OutcomeUnknown'];

/** Puts a refusal into words. */
export const problemOf = (refusal: Refusal, language: Language, requestId: string): Problem => {
  const { code, ...facts } = refusal;
  const write = TEXTS[language][code] as (facts: Refusal) => CounterText | OfficeText | AnyoneText;
  const text = write(refusal);
  return {
    type: `/docs#refusal-${code}`,
    title: text.title,
    status: REFUSALS[code].status,
    code,
    instance: `urn:request:${requestId}`,
    retryable: isRetryable(code),
    changedNothing: !MAY_HAVE_CHANGED.includes(code),
    facts,
    remedy: remediesOf(text),
  };
};
