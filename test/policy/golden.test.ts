import { PRESETS, presetById } from '@luhuan/shared/campaign/presets/all';
import { describe, expect, test } from 'vitest';
import { goldenExamples } from './example.ts';
import { observed, revisionFrom } from './observe.ts';

const golden = goldenExamples();

test('every preset has golden examples, and every example is of a preset', () => {
  expect([...golden.keys()].toSorted()).toEqual(PRESETS.map(({ presetId }) => presetId).toSorted());
});

test('every option of every switch but the first, which is the preset itself, has examples of its own', () => {
  const options = PRESETS.flatMap(({ presetId, switches }) =>
    switches.flatMap(({ switchId, options: all }) =>
      all.slice(1).map(({ optionId }) => [presetId, switchId, optionId]),
    ),
  );
  const without = options.filter(
    ([presetId = '', switchId = '', optionId]) =>
      golden.get(presetId)?.some(({ choices }) => choices[switchId] === optionId) !== true,
  );
  expect(without).toEqual([]);
});

describe.each([...golden])('%s', (presetId, examples) => {
  const preset = presetById(presetId);
  test('names an example once', () => {
    expect(new Set(examples.map(({ name }) => name)).size).toBe(examples.length);
  });

  test.each(examples)('$name', (example) => {
    if (preset === undefined) throw new Error(`no preset ${presetId}`);
    const expected: unknown = example.expected;
    expect({ seen: observed(revisionFrom(preset, example.choices), example) }).toMatchObject({ seen: expected });
  });
});
