import type { Compilation, Compiler } from 'webpack';

const NAME = 'PageFilesPlugin';

/** The script and style files each H5 page needs before it can be shown, entry included, by page path. */
const filesByPage = (compilation: Compilation): Record<string, readonly string[]> => {
  const entryFiles = [...compilation.entrypoints.values()].flatMap((entry) => entry.getFiles());
  const pages = compilation.chunkGroups.flatMap((group) =>
    group.origins.flatMap(({ request }) => {
      const page = /(?:^|\/)((?:[\w-]+\/)?pages\/[\w-]+\/index)$/.exec(request ?? '')?.[1];
      return page === undefined ? [] : [[page, [...new Set([...entryFiles, ...group.getFiles()])]] as const];
    }),
  );
  return Object.fromEntries(pages.toSorted(([a], [b]) => a.localeCompare(b)));
};

/** Writes page-files.json, so that the size of a page's first load can be measured without guessing at chunk names. */
export class PageFilesPlugin {
  apply(compiler: Compiler): void {
    const { Compilation: stages, sources } = compiler.webpack;
    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      compilation.hooks.processAssets.tap({ name: NAME, stage: stages.PROCESS_ASSETS_STAGE_REPORT }, () => {
        const json = `${JSON.stringify(filesByPage(compilation), undefined, 2)}\n`;
        compilation.emitAsset('page-files.json', new sources.RawSource(json));
      });
    });
  }
}
