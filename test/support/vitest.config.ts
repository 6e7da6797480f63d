import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import SlowestFirst from './slowest-first.ts';

/** Each needs a world of its own: a mini-program keeps what it knows in its modules, and jsdom what it shows in its globals. */
const APART = 'test/weapp/**/*.test.ts';

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    exclude: ['**/node_modules/**', '**/dist/**'],
    reporters: ['default', './test/support/tally-reporter.ts'],
    setupFiles: ['./test/support/node-bytes.ts'],
    pool: 'forks',
    // short-lived objects of many small requests: fewer collections of them
    execArgv: ['--max-semi-space-size=64'],
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 240_000,
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    sequence: { sequencer: SlowestFirst },
    projects: [
      { extends: true, test: { name: 'apart', include: [APART] } },
      {
        extends: true,
        test: {
          name: 'together',
          // reading all modules anew for each file takes longer than most files' tests
          isolate: false,
          include: ['{shared,functions,miniprogram,infra}/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
          exclude: [APART],
        },
      },
    ],
  },
});
