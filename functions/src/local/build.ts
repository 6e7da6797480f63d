import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { buildApp } from './build-app.ts';
import { startConsole } from './console.ts';
import { StartError } from './start-error.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const Targets = z.array(z.enum(['h5', 'weapp'])).min(1);

/** `build.ts h5 weapp`: builds what is not up to date, all at once, because one build leaves half of a small machine idle. */
const build = async (): Promise<void> => {
  const print = startConsole();
  const targets = Targets.parse(process.argv.slice(2));
  print.begin(targets.join(', '));
  const outcomes = await Promise.all(
    targets.map(async (target) => {
      const { built } = await buildApp(ROOT, target, (seconds) => print.progress(`building, ${seconds} s`));
      return `${target}: ${built ? 'built' : 'up to date'}`;
    }),
  );
  print.done(outcomes.join(', '));
};

build().catch((error: unknown) => {
  console.error(error instanceof StartError ? error.message : error);
  process.exit(1);
});
