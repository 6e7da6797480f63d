import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

type AppJson = {
  readonly pages: readonly string[];
  readonly subPackages: readonly { readonly root: string; readonly pages: readonly string[] }[];
  readonly tabBar: { readonly list: readonly Readonly<Record<'pagePath' | 'iconPath' | 'selectedIconPath', string>>[] };
  readonly lazyCodeLoading: string;
};

const KB = 1024;
const MAIN_MAX = 1024 * KB; // our own aim; WeChat allows 2 MB
const PACKAGE_MAX = 2048 * KB;
const ICON_MAX = 4 * KB;

const build = path.resolve(import.meta.dirname, '../../miniprogram/dist/weapp');
const sizeOf = (file: string) => fs.statSync(path.join(build, file)).size;
const json = (file: string): unknown => JSON.parse(fs.readFileSync(path.join(build, file), 'utf8'));
const app = json('app.json') as AppJson;
const files = fs
  .readdirSync(build, { recursive: true, encoding: 'utf8' })
  .filter((file) => fs.statSync(path.join(build, file)).isFile());
const roots = app.subPackages.map(({ root }) => root);
const rootOf = (file: string) => roots.find((root) => file.startsWith(`${root}/`)) ?? 'main';
const bytesOf = (name: string) =>
  files.filter((file) => rootOf(file) === name).reduce((sum, file) => sum + sizeOf(file), 0);

test('every page of app.json has its script, template, style and settings', () => {
  const pages = [...app.pages, ...app.subPackages.flatMap(({ root, pages: own }) => own.map((p) => `${root}/${p}`))];
  const missing = pages.flatMap((page) =>
    ['.js', '.json', '.wxml'].map((ending) => page + ending).filter((file) => !files.includes(file)),
  );
  expect(missing).toEqual([]);
  for (const page of pages) expect(json(`${page}.json`)).toHaveProperty('navigationBarTitleText');
  for (const file of ['app.js', 'app.json', 'app.wxss', 'project.config.json']) expect(files).toContain(file);
  expect(app.lazyCodeLoading).toBe('requiredComponents');
});

test('account, shopping, staff, retailer and government are packages of their own', () => {
  expect(roots).toEqual(['account', 'shopping', 'staff', 'retailer', 'government']);
  expect(app.pages.filter((page) => roots.some((root) => page.startsWith(`${root}/`)))).toEqual([]);
});

test('tabs lead to pages of the main package, with icons under 4 KB', () => {
  for (const { pagePath, iconPath, selectedIconPath } of app.tabBar.list) {
    expect(app.pages).toContain(pagePath);
    for (const icon of [iconPath, selectedIconPath]) expect(sizeOf(icon)).toBeLessThan(ICON_MAX);
  }
});

test('the main package stays within 1 MB and every package below 2 MB', () => {
  const sizes = ['main', ...roots].map((name) => ({ name, bytes: bytesOf(name) }));
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { name, bytes } of [...sizes, { name: 'total', bytes: total }]) {
    console.log(`${name.padEnd(10)} ${(bytes / KB).toFixed(0).padStart(5)} KB`);
  }
  expect(sizes.filter(({ bytes }) => bytes >= PACKAGE_MAX)).toEqual([]);
  expect(bytesOf('main')).toBeLessThanOrEqual(MAIN_MAX);
});
