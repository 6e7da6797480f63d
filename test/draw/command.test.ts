import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publishedDraw, writeDraw } from '@luhuan/shared/draw/published-draw';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleList, sampleValue } from '../support/draws.ts';
import { startProcess } from '../support/process.ts';

const drawn = publishedDraw(sampleList(200, { units: 40 }), sampleValue);
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'draw-'));
});
afterAll(() => rm(folder, { recursive: true }));

const run = async (text: string, ...more: string[]) => {
  const file = join(folder, 'draw.json');
  await writeFile(file, text);
  const { exited, printed } = startProcess({}, [file, ...more], 'draw');
  return { code: await exited, printed: printed() };
};

test('two runs of the command print the same 40 winners of 200, and that they are those of the file', async () => {
  const text = writeDraw(drawn);
  const [first, second] = [await run(text), await run(text, '--list-hash', drawn.listHash)];
  expect(first).toMatchObject({ code: 0 });
  expect(second).toMatchObject({ code: 0 });
  for (const { printed } of [first, second]) {
    expect(printed).toContain(`Winners       ${drawn.winnersHash} (40)`);
    expect(printed).toContain('Drawn again: the same winners in the same order.');
  }
});

test('a changed winner, a changed value and a list with another hash than the one named fail it', async () => {
  const [first = '', second = ''] = drawn.winners;
  const swapped = writeDraw(drawn).replace(first, second);
  const otherValue = writeDraw({
    ...drawn,
    publicValue: { ...sampleValue, value: sampleValue.value.replace('4', '5') },
  });
  expect(await run(swapped)).toMatchObject({ code: 1, printed: expect.stringContaining('.') });
  expect((await run(otherValue)).printed).toContain('The seed does not follow');
  expect((await run(writeDraw(drawn), '--list-hash', drawn.seed)).printed).toContain(
    'not the one whose hash you named',
  );
});
