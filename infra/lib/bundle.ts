import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const FUNCTIONS = 'functions/src/lambda';

const build = (file: string, outputDir: string): void => {
  buildSync({
    entryPoints: [join(ROOT, FUNCTIONS, `${file}.ts`)],
    outdir: outputDir,
    entryNames: 'index',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    // what is imported on demand, the OpenAPI document, stays out of the cold start
    splitting: true,
    minify: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    // ES modules first: from CommonJS nothing unused can be left out
    mainFields: ['module', 'main'],
    // Chinese text as it is, not as escapes of twice its size
    charset: 'utf8',
    logLevel: 'warning',
  });
};

/**
 * One self-contained module, the SDK included: what was tested is what runs. Built in this process; the CDK's own
 * NodejsFunction starts npm for every function, wants Docker when that fails, and has no way to keep Chinese text short.
 */
export const bundled = (file: string): Code =>
  Code.fromAsset(join(ROOT, FUNCTIONS), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('never-used'),
      // never run either, but the CDK tells one bundle of a folder from another by it
      command: [file],
      local: {
        tryBundle: (outputDir) => {
          build(file, outputDir);
          return true;
        },
      },
    },
  });
