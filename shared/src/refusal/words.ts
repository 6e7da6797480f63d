import * as z from 'zod';
import type { CodeFor, RefusalCode, RefusalOf } from './refusal.ts';

/** What the button under a refusal does. */
export const RemedyAction = z
  .enum([
    'none',
    'retry',
    'reload',
    'sign-in',
    'open-wallet',
    'open-appliances',
    'open-home',
    'scan-again',
    'edit-entry',
    'verify-identity',
    'confirm',
    'prove-place',
    'open-tills',
  ])
  .meta({ id: 'RemedyAction' });
export type RemedyAction = z.infer<typeof RemedyAction>;

/** What to do next, in one or two sentences, and the button that does it. */
export const Remedy = z.object({ text: z.string(), action: RemedyAction }).meta({ id: 'Remedy' });
export type Remedy = z.infer<typeof Remedy>;

export type CounterText = { title: string; shopper: Remedy; cashier: Remedy };
export type OfficeText = { title: string; officer: Remedy };
export type AnyoneText = { title: string; anyone: Remedy };
type TextFor<C extends RefusalCode> =
  C extends CodeFor<'counter'> ? CounterText : C extends CodeFor<'office'> ? OfficeText : AnyoneText;

/** The words of every refusal in one language; a missing code, or a missing audience, does not compile. */
export type RefusalTexts = { [C in RefusalCode]: (facts: RefusalOf<C>) => TextFor<C> };
