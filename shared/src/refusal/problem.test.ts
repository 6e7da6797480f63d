import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { ENDPOINTS } from '../api/all.ts';
import type { Language } from '../text/language.ts';
import { TILL_REFUSALS } from '../till/refusals.ts';
import { Problem, problemOf } from './problem.ts';
import { REFUSALS, type Refusal, type RefusalCode, isRetryable } from './refusal.ts';
import { Remedy } from './words.ts';

type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly $defs?: Readonly<Record<string, Schema>>;
};

/** What offices write, with and without a full stop. */
const WRITTEN = [
  { 'zh-CN': '只在工作日发放', en: 'Given out on weekdays only' },
  { 'zh-CN': '请在工作日再来。', en: 'Come back on a weekday.' },
];

/** A few values of any schema, each edge and each choice among them; of an object every combination. */
const samplesOf = (schema: Schema, defs: Readonly<Record<string, Schema>>): unknown[] => {
  const referred = schema.$ref === undefined ? undefined : defs[schema.$ref.replace('#/$defs/', '')];
  if (referred !== undefined) return samplesOf(referred, defs);
  if (schema.enum !== undefined) return [...schema.enum];
  if (schema.anyOf !== undefined) return schema.anyOf.flatMap((one) => samplesOf(one, defs));
  if (Array.isArray(schema.type)) return schema.type.flatMap((type: string) => samplesOf({ ...schema, type }, defs));
  if (schema.properties !== undefined && 'zh-CN' in schema.properties) return WRITTEN;
  const { minimum = 0, maximum = 149_985 } = schema;
  if (schema.type === 'null') return [null];
  if (schema.type === 'boolean') return [true, false];
  if (schema.type === 'integer') return [Math.max(0, minimum), Math.min(149_985, maximum)];
  if (schema.type === 'string')
    return schema.format === 'date-time' ? ['2026-05-31T16:00:00.000Z', '2026-06-01T01:30:00.000Z'] : ['Sample'];
  if (schema.items !== undefined) return [[], samplesOf(schema.items, defs)];
  return Object.entries(schema.properties ?? {}).reduce<object[]>(
    (made, [name, property]) =>
      made.flatMap((one) => samplesOf(property, defs).map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
};

const CODES = Object.keys(REFUSALS) as RefusalCode[];
const refusalsOf = (code: RefusalCode): Refusal[] => {
  const schema = z.toJSONSchema(REFUSALS[code].facts) as Schema;
  return samplesOf(schema, schema.$defs ?? {}).map((facts) => {
    REFUSALS[code].facts.parse(facts);
    // the facts have just been checked against the schema that this code declares
    return { code, ...(facts as object) } as Refusal;
  });
};
const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];
const problemsOf = (code: RefusalCode, language: Language): Problem[] =>
  refusalsOf(code).map((refusal) => problemOf(refusal, language, '01TESTREQUEST'));
const textsOf = ({ title, remedy }: Problem): string[] => [
  title,
  ...Object.values(remedy).flatMap((one) => (one === null ? [] : [one.text])),
];
const actionsOf = (code: RefusalCode, language: Language) =>
  problemsOf(code, language).map(({ remedy }) => Object.values(remedy).map((one) => one?.action));
/** Two Chinese characters count as a word. */
const wordsIn = (text: string, language: Language): number =>
  language === 'zh-CN' ? text.length / 2 : text.split(' ').length;
const AUDIENCES = { counter: ['cashier', 'shopper'], office: ['officer'], anyone: ['cashier', 'officer', 'shopper'] };
const EVERY = LANGUAGES.flatMap((language) => CODES.map((code) => [code, language] as const));

describe.each(EVERY)('%s in %s', (code, language) => {
  const problems = problemsOf(code, language);

  test('has words for everybody it may be shown to, and for nobody else', () => {
    for (const problem of problems) {
      const addressed = Object.entries(problem.remedy).flatMap(([who, remedy]) => (remedy === null ? [] : [who]));
      expect(addressed.toSorted()).toEqual(AUDIENCES[REFUSALS[code].audience]);
      for (const remedy of Object.values(problem.remedy)) if (remedy !== null) Remedy.parse(remedy);
      expect(Problem.parse(problem)).toEqual(problem);
    }
  });

  test('is plain: whole sentences of one language, no shouting, no machine words, nothing that was not there', () => {
    const texts = problems.flatMap(textsOf);
    expect(texts.filter((text) => text.trim().length < 2 || text !== text.trim())).toEqual([]);
    expect(
      texts.filter((text) => /[!！]|系统错误|操作失败|undefined|NaN|\[object|null|\bInvalid Date/.test(text)),
    ).toEqual([]);
    expect(texts.filter((text) => /[\u4e00-\u9fff]/.test(text) !== (language === 'zh-CN'))).toEqual([]);
    const remedies = problems.flatMap(({ remedy }) =>
      Object.values(remedy).flatMap((one) => (one === null ? [] : [one.text])),
    );
    expect(remedies.filter((text) => !text.endsWith(language === 'zh-CN' ? '。' : '.'))).toEqual([]);
  });

  test('names no person: nothing looks like an ID number or a phone number', () => {
    const texts = problems.flatMap(textsOf);
    expect(texts.filter((text) => /(?<!\d)(\d{17}[\dXx]|\d{15}|1[3-9]\d{9})(?!\d)/.test(text))).toEqual([]);
  });

  test('is at most 6 words longer for the cashier, whose queue is waiting, than for the shopper', () => {
    const tooLong = problems.flatMap(({ remedy: { cashier, shopper } }) =>
      cashier !== null && shopper !== null && wordsIn(cashier.text, language) - wordsIn(shopper.text, language) > 6
        ? [cashier.text]
        : [],
    );
    expect(tooLong).toEqual([]);
  });
});

test('no English text says “a air conditioner” or “a smart glasses”', () => {
  const texts = [...new Set(CODES.flatMap((code) => problemsOf(code, 'en')).flatMap(textsOf))];
  expect(texts.filter((text) => /\ba ([aeiou]|smart glasses)/i.test(text))).toEqual([]);
});

test('both languages put the same button under the same refusal', () => {
  for (const code of CODES) expect(actionsOf(code, 'en')).toEqual(actionsOf(code, 'zh-CN'));
});

describe('problemOf', () => {
  test('carries status, code, facts and the request, whatever the language', () => {
    const refusal = { code: 'VoucherReserved', until: '2026-06-01T01:30:00.000Z' } as Refusal;
    expect(problemOf(refusal, 'en', '01TEST')).toMatchObject({
      type: '/docs#refusal-VoucherReserved',
      title: 'Another shop is redeeming this voucher',
      status: 423,
      code: 'VoucherReserved',
      instance: 'urn:request:01TEST',
      retryable: false,
      changedNothing: true,
      facts: { until: '2026-06-01T01:30:00.000Z' },
    });
  });

  test('the same request may succeed later after exactly twelve refusals', () => {
    const retryable = CODES.filter((code) => isRetryable(code));
    expect(retryable.toSorted()).toEqual([
      'AdmissionNotYet',
      'AssistLimit',
      'Busy',
      'CardRests',
      'ClaimedTooOften',
      'IdentityTriesOver',
      'LoginTooOften',
      'OutcomeUnknown',
      'PinLocked',
      'ServiceAway',
      'TooManyRequests',
      'UploadsTooMany',
    ]);
    for (const code of CODES)
      for (const problem of problemsOf(code, 'en')) expect(problem.retryable).toBe(retryable.includes(code));
  });

  test('everything promises that nothing has changed, except the two that cannot know', () => {
    const unsure = CODES.filter((code) => problemsOf(code, 'en').some(({ changedNothing }) => !changedNothing));
    expect(unsure.toSorted()).toEqual(['Internal', 'OutcomeUnknown']);
    const promising = /Nothing has changed|没有任何改动/;
    for (const code of unsure)
      for (const language of LANGUAGES)
        expect(
          problemsOf(code, language)
            .flatMap(textsOf)
            .some((text) => promising.test(text)),
        ).toBe(false);
  });

  test.each(CODES)('%s has the status that its table says, one that a client of HTTP understands', (code) => {
    expect(problemsOf(code, 'en').map(({ status }) => status)).toEqual(
      refusalsOf(code).map(() => REFUSALS[code].status),
    );
    expect([400, 401, 403, 404, 409, 410, 413, 422, 423, 429, 500, 503]).toContain(REFUSALS[code].status);
  });
});

test('no refusal is written for nobody: each is declared by an endpoint, or may be said at the door', () => {
  const declared = new Set<string>([...ENDPOINTS.flatMap(({ refusals }) => refusals), ...TILL_REFUSALS]);
  const idle = CODES.filter((code) => REFUSALS[code].audience !== 'anyone' && !declared.has(code));
  expect(idle).toEqual([]);
});
