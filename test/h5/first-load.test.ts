import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const KB = 1024;
const FIRST_LOAD_MAX = 300 * KB;

const build = path.resolve(import.meta.dirname, '../../miniprogram/dist/h5');
const read = (file: string) => fs.readFileSync(path.join(build, file));
/** Written by the build: the scripts and styles each page needs before it shows. */
const filesByPage = JSON.parse(read('page-files.json').toString()) as Record<string, string[]>;
const html = read('index.html').toString();
const inHtml = [...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, file]) => file ?? '');
const gzipOf = (files: Iterable<string>) => [...files].reduce((sum, file) => sum + gzipSync(read(file)).length, 0);

test('the first load of the home page is at most 300 KB of gzipped script and style', () => {
  const home = filesByPage['pages/home/index'] ?? [];
  expect(inHtml).not.toEqual([]);
  expect(home).toEqual(expect.arrayContaining(inHtml));
  const bytes = gzipOf(new Set([...inHtml, ...home])) + gzipSync(html).length;
  console.log(`H5 first load: ${(bytes / KB).toFixed(0)} KB gzip in ${home.length} files`);
  expect(bytes).toBeLessThanOrEqual(FIRST_LOAD_MAX);
});

test('every page has its files', () => {
  const pages = Object.entries(filesByPage);
  expect(pages.length).toBeGreaterThan(1);
  const missing = pages.flatMap(([, files]) => files).filter((file) => !fs.existsSync(path.join(build, file)));
  expect(missing).toEqual([]);
});

test('the page speaks Chinese and can be zoomed', () => {
  expect(html).toContain('lang="zh-CN"');
  expect(html).toContain('<title>绿换</title>');
  expect(html).not.toMatch(/user-scalable|maximum-scale/);
});
