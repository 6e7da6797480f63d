import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { buildApp } from './build-app.ts';
import { startConsole } from './console.ts';
import { StartError } from './start-error.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const Targets = z.array(z.enum(['h5', 'weapp'])).min(1);

/** `build.ts h5 weapp`: builds what is not up to date, one after the other. */
const build = async (): Promise<void> => {
  const print = startConsole();
  for (const target of Targets.parse(process.argv.slice(2))) {
    print.begin(target);
    const { built } = await buildApp(ROOT, target, (seconds) => print.progress(`${target}: building, ${seconds} s`));
    print.done(built ? `${target}: built` : `${target}: up to date`);
  }
};

build().catch((error: unknown) => {
  console.error(error instanceof StartError ? error.message : error);
  process.exit(1);
});
