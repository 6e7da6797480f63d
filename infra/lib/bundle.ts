import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { buildModule } from './build-module.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const FUNCTIONS = 'functions/src/lambda';

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
          buildModule(join(ROOT, FUNCTIONS, `${file}.ts`), outputDir);
          return true;
        },
      },
    },
  });
