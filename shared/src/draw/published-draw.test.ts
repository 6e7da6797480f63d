import { describe, expect, test } from 'vitest';
import { entryId, sampleList, sampleValue } from '../../../test/support/draws.ts';
import { listHashOf } from './draw.ts';
import { checkDraw, publishedDraw, writeDraw } from './published-draw.ts';

const list = sampleList(12);
const text = writeDraw(publishedDraw(list, sampleValue));

test('the same list and value give the same file twice, to the byte, whoever stood first in the list', () => {
  expect(writeDraw(publishedDraw(structuredClone(list), { ...sampleValue }))).toBe(text);
  expect(checkDraw(text)).toMatchObject({ ok: true, value: { winners: { length: 3 }, reserve: { length: 9 } } });
});

test('every entry is a winner or in reserve, once', () => {
  const { winners, reserve } = publishedDraw(list, sampleValue);
  expect([...winners, ...reserve].toSorted()).toEqual(list.entries.map((entry) => entry.entryId));
});

test('more units than entries: all win; none: nobody', () => {
  expect(publishedDraw(sampleList(2), sampleValue)).toMatchObject({ winners: { length: 2 }, reserve: [] });
  expect(publishedDraw(sampleList(0), sampleValue)).toMatchObject({ winners: [], reserve: [] });
  expect(publishedDraw(sampleList(2, { units: 0 }), sampleValue)).toMatchObject({
    winners: [],
    reserve: { length: 2 },
  });
});

test('another value, another list or one unit more changes the draw or its hash', () => {
  const drawn = publishedDraw(list, sampleValue);
  expect(publishedDraw(list, { ...sampleValue, value: sampleValue.value.replace('4', '5') }).orderHash).not.toBe(
    drawn.orderHash,
  );
  expect(publishedDraw(sampleList(13), sampleValue).seed).not.toBe(drawn.seed);
  expect(publishedDraw(sampleList(12, { units: 4 }), sampleValue).listHash).not.toBe(drawn.listHash);
});

describe('checking a file', () => {
  test('any byte of it that is changed is found: every third one, so that it takes a moment only', () => {
    for (let at = 0; at < text.length; at += 3) {
      const other = text[at] === '1' ? '2' : '1';
      expect(checkDraw(`${text.slice(0, at)}${other}${text.slice(at + 1)}`).ok, `byte ${at}`).toBe(false);
    }
  });

  test('a space, a missing line feed or another order of fields is found', () => {
    const reordered = `${JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text)).toReversed()))}\n`;
    for (const changed of [` ${text}`, text.trimEnd(), `${text}\n`, reordered])
      expect(checkDraw(changed)).toEqual({ ok: false, error: 'not-canonical' });
  });

  test('a list put together after the value was known is not the one that was published', () => {
    const later = sampleList(12, { entries: sampleList(13).entries.slice(0, 12) });
    expect(checkDraw(writeDraw(publishedDraw(later, sampleValue)), listHashOf(list))).toEqual({
      ok: false,
      error: 'another-list',
    });
  });

  test('winners who were put in by hand are found, with every hash made anew', () => {
    const drawn = publishedDraw(list, sampleValue);
    const [first = entryId(1), second = entryId(2)] = drawn.winners;
    const forged = { ...drawn, winners: [second, first, ...drawn.winners.slice(2)] };
    expect(checkDraw(writeDraw(forged)).ok).toBe(false);
  });

  test('an entry that is in twice, or a list in another order, is no list', () => {
    const [first] = list.entries;
    if (first === undefined) throw new Error('an empty list');
    const twice = { ...list, entries: [first, ...list.entries] };
    expect(checkDraw(writeDraw(publishedDraw(twice, sampleValue)))).toEqual({
      ok: false,
      error: 'list-out-of-order',
    });
    const turned = { ...list, entries: list.entries.toReversed() };
    expect(checkDraw(writeDraw(publishedDraw(turned, sampleValue)))).toEqual({
      ok: false,
      error: 'list-out-of-order',
    });
  });
});

test('100,000 entries are drawn', () => {
  const many = Array.from({ length: 100_000 }, (_, index) => ({
    entryId: `ent_${String(index).padStart(26, '0')}`,
    weight: 1,
  }));
  const drawn = publishedDraw(sampleList(0, { units: 10_000, entries: many as typeof list.entries }), sampleValue);
  expect(drawn.winners).toHaveLength(10_000);
  expect(new Set(drawn.winners).size).toBe(10_000);
});
