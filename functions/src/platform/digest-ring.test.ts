import { expect, test } from 'vitest';
import { PHASE_NAMES, nextOf, versionsOf } from './digest-ring.ts';

const START = { phase: 'steady', from: 3 } as const;
const moves = PHASE_NAMES.slice(1).reduce(
  (ring) => [...ring, nextOf(ring.at(-1) ?? START)],
  [START as ReturnType<typeof nextOf>],
);
const neighbours = [...moves, nextOf(moves.at(-1) ?? START)].flatMap((ring, index, all) => {
  const next = all[index + 1];
  return next === undefined ? [] : [[ring, next] as const];
});

test('five moves lead from digest version 3, steady, to version 4, steady', () => {
  expect(neighbours).toHaveLength(5);
  expect(neighbours.at(-1)?.[1]).toEqual({ phase: 'steady', from: 4 });
});

test.each(neighbours)('%j and %j may be at work together', (one, other) => {
  for (const [mine, theirs] of [
    [versionsOf(one), versionsOf(other)],
    [versionsOf(other), versionsOf(one)],
  ] as const) {
    expect(mine.puts.filter((version) => theirs.puts.includes(version))).not.toEqual([]);
    expect(theirs.puts).toContain(mine.reads);
    expect(mine.removes).toEqual(expect.arrayContaining([...theirs.puts]));
  }
});

test('phases that are not neighbours are not safe together: a server must never be two behind', () => {
  const unsafe = moves.flatMap((ring, index) => {
    const second = moves[index + 2];
    if (second === undefined) return [];
    const [mine, theirs] = [versionsOf(ring), versionsOf(second)];
    const safe =
      mine.puts.some((version) => theirs.puts.includes(version)) &&
      theirs.puts.includes(mine.reads) &&
      mine.puts.includes(theirs.reads) &&
      theirs.puts.every((version) => mine.removes.includes(version));
    return safe ? [] : [`${ring.phase} with ${second.phase}`];
  });
  expect(unsafe).toEqual(['steady with doubled', 'opened with turned', 'doubled with trimmed']);
});
