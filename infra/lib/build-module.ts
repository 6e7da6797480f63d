import { buildSync } from 'esbuild';

/** Makes one self-contained `index.mjs` of a program, the SDK included; `minify: false` keeps its names, for a profiler. */
export const buildModule = (program: string, outputDir: string, minify = true): void => {
  buildSync({
    entryPoints: [program],
    outdir: outputDir,
    entryNames: 'index',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    // what is imported on demand, the OpenAPI document, stays out of the cold start
    splitting: true,
    minify,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    // ES modules first: from CommonJS nothing unused can be left out
    mainFields: ['module', 'main'],
    // Chinese text as it is, not as escapes of twice its size
    charset: 'utf8',
    // packages in CommonJS ask for Node's own modules by it
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'warning',
  });
};
