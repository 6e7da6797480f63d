import type { Preset } from '@luhuan/shared/campaign/preset';
import type { Revision } from '@luhuan/shared/campaign/revision';
import { PRESETS } from '@luhuan/shared/campaign/presets/all';
import { afterAll, describe, expect, test } from 'vitest';
import { type Example, goldenExamples } from './example.ts';
import { type Mutant, mutantsOf } from './mutants.ts';
import { observed, revisionFrom } from './observe.ts';

const golden = goldenExamples();

/** As `toMatchObject` has it: every key that is expected, lists to their full length. */
const holds = (expected: unknown, seen: unknown): boolean => {
  if (typeof expected !== 'object' || expected === null || typeof seen !== 'object' || seen === null)
    return Object.is(expected, seen);
  if (Array.isArray(expected) && (!Array.isArray(seen) || seen.length !== expected.length)) return false;
  return Object.entries(expected).every(([key, value]) => holds(value, (seen as Record<string, unknown>)[key]));
};

/** What cannot even be computed does not hold. */
const stillHolds = (revision: Revision, example: Example): boolean => {
  try {
    return holds(example.expected, observed(revision, example));
  } catch {
    return false;
  }
};

/** The first example that fails under a preset. */
const failingOf = (preset: Preset, examples: readonly Example[]): Example | undefined => {
  const revisions = new Map<string, Revision>();
  return examples.find((example) => {
    const key = JSON.stringify(example.choices);
    const revision = revisions.get(key) ?? revisionFrom(preset, example.choices);
    revisions.set(key, revision);
    return !stillHolds(revision, example);
  });
};

/** Mutants that no example tells from the preset. What failed last is asked first: neighbours fail by the same example. */
const survivorsOf = (mutants: readonly Mutant[], examples: readonly Example[]): Mutant[] => {
  let asked = examples;
  return mutants.filter(({ preset }) => {
    const failing = failingOf(preset, asked);
    if (failing === undefined) return true;
    asked = [failing, ...asked.filter((example) => example !== failing)];
    return false;
  });
};

const tally = new Map<string, { mutants: number; survivors: number }>();
const count = (mutants: readonly Mutant[], survivors: readonly Mutant[]): void => {
  for (const mutant of mutants) {
    const row = tally.get(mutant.rule) ?? { mutants: 0, survivors: 0 };
    row.mutants += 1;
    row.survivors += survivors.includes(mutant) ? 1 : 0;
    tally.set(mutant.rule, row);
  }
};

describe.each(PRESETS.map((preset) => [preset.presetId, preset] as const))('%s', (presetId, preset) => {
  const examples = golden.get(presetId) ?? [];

  test('as it is, every golden example holds', () => {
    expect(failingOf(preset, examples)).toBeUndefined();
  });

  test('with any single rule changed, at least one golden example fails', () => {
    const mutants = mutantsOf(preset);
    const survivors = survivorsOf(mutants, examples);
    count(mutants, survivors);
    expect(survivors.map(({ name }) => name)).toEqual([]);
  });
});

test('rates, caps, ceilings, grades, limits and windows are all among the rules that were changed', () => {
  for (const rule of ['rate', 'cap', 'ceiling', 'grade', 'limit', 'window'])
    expect(tally.get(rule)?.mutants ?? 0).toBeGreaterThan(70);
});

afterAll(() => {
  const rows = [...tally].toSorted(([a], [b]) => a.localeCompare(b));
  const sum = rows.reduce((total, [, { mutants }]) => total + mutants, 0);
  const left = rows.reduce((total, [, { survivors }]) => total + survivors, 0);
  const lines = rows.map(([rule, { mutants, survivors }]) => `  ${rule}: ${mutants}, ${survivors} survived`);
  process.stdout.write(`${sum} mutants of ${PRESETS.length} presets, ${left} survived\n${lines.join('\n')}\n`);
});
