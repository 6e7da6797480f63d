import fs from 'node:fs';
import path from 'node:path';
import { defineConfig } from '@tarojs/cli';
import type { IMiniAppConfig } from '@tarojs/taro/types/compile';
import TerserPlugin from 'terser-webpack-plugin';
import { PageFilesPlugin } from './page-files-plugin.ts';

const root = path.resolve(__dirname, '..');
const here = (file: string) => path.resolve(__dirname, file);
const filesUnder = (folder: string, keep: (file: string) => boolean) =>
  fs
    .readdirSync(path.resolve(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(keep)
    .map((file) => path.resolve(root, folder, file));

/** Taro transpiles only src/ and its own packages; these ship syntax that old phones do not parse. */
const modern =
  /node_modules[\\/](@noble|@scure|@marcbachmann|canonicalize|zod|uqr|jsqr|query-string|decode-uri-component|filter-obj|split-on-first)[\\/]|[\\/]shared[\\/]src[\\/]|miniprogram[\\/]config[\\/]/;
const compile = { include: [(file: string) => modern.test(file)] };

/** Taro reads these outside webpack's sight: without them a warm build would keep old titles, pages and settings. */
const buildDependencies = {
  settings: [
    path.resolve(root, 'babel.config.cjs'),
    path.resolve(root, 'package.json'),
    ...filesUnder('config', () => true),
    ...filesUnder('src', (file) => file.endsWith('.config.ts')),
  ],
};

const apiOrigin = process.env.TARO_ENV === 'h5' ? '' : (process.env.TARO_APP_API_ORIGIN ?? 'http://127.0.0.1:8787');

/** swc's output is as small as Terser's and ready in a third of the time. */
const minifyWithSwc: NonNullable<IMiniAppConfig['webpackChain']> = (chain) => {
  chain.optimization
    .minimizer('terserPlugin')
    .tap(([options]) => [
      { ...options, minify: TerserPlugin.swcMinify, terserOptions: { compress: true, mangle: true } },
    ]);
};

export default defineConfig({
  projectName: 'luhuan',
  framework: 'react',
  // npm keeps this package beside us, out of sight of the hoisted packages that import it by name
  alias: {
    '@tarojs/plugin-framework-react': path.dirname(require.resolve('@tarojs/plugin-framework-react/package.json')),
  },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV}`,
  designWidth: 375, // what NutUI is drawn at
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  plugins: ['@tarojs/plugin-html', here('accessibility-plugin.cjs')],
  compiler: { type: 'webpack5', prebundle: { enable: false }, errorLevel: 1 },
  cache: { enable: true, buildDependencies },
  logger: { quiet: true, stats: false },
  baseLevel: 8,
  defineConstants: { API_ORIGIN: JSON.stringify(apiOrigin) },
  mini: {
    compile,
    optimizeMainPackage: { enable: true },
    miniCssExtractPluginOption: { ignoreOrder: true },
    postcss: { pxtransform: { enable: true, config: {} } },
    webpackChain(chain, webpack) {
      minifyWithSwc(chain, webpack, {});
      const codec = here('text-codec.js');
      const provided = { TextEncoder: [codec, 'TextEncoder'], TextDecoder: [codec, 'TextDecoder'] };
      chain.plugin('text-codec').use(webpack.ProvidePlugin, [provided]);
    },
  },
  h5: {
    compile,
    publicPath: '/',
    staticDirectory: 'static',
    router: { mode: 'browser' }, // no basename: with '/' the router matches no page and says nothing
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: {
      autoprefixer: { enable: true },
      // equal sizes stop Taro from zooming the page on wide screens: 1 px stays 1 px
      pxtransform: { enable: true, config: { baseFontSize: 20, maxRootSize: 20, minRootSize: 20 } },
    },
    webpackChain(chain, webpack) {
      minifyWithSwc(chain, webpack, {});
      chain.performance.hints(false); // test/h5 measures what a page really loads
      chain.merge({ infrastructureLogging: { level: 'error' } }); // one of Taro's modules cannot be cached; it is built anew
      // Taro splits only the entry, so that every page would carry its own copy of NutUI and zod
      chain.optimization.splitChunks({ chunks: 'all', minSize: 10_000, cacheGroups: { defaultVendors: false } });
      chain.plugin('page-files').use(PageFilesPlugin);
    },
  },
});
