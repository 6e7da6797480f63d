// @vitest-environment jsdom
import path from 'node:path';
import { createRequire } from 'node:module';
import { beforeAll, expect, test, vi } from 'vitest';

/**
 * The same build under WeChat's own test tool alone, without our runtime between them: what passes here does not pass
 * by a kindness of ours. The tool knows components only, so a page is wrapped into one.
 */
type Rendered = {
  readonly dom: HTMLElement;
  attach(parent: Element): void;
  querySelectorAll(selector: string): readonly Rendered[];
  dispatchEvent(name: string, options: { bubbles: boolean }): void;
};
type Simulate = {
  load(file: string, tagName: string, options: { rootPath: string }): string;
  render(id: string, properties: object): Rendered;
};
type Definition = Record<string, unknown>;
type PageInstance = Definition & { data: unknown; setData: unknown; onLoad(query: object): void } & Record<
    'onShow' | 'onReady',
    () => void
  >;

const requireHere = createRequire(import.meta.url);
const simulate = requireHere('miniprogram-simulate') as Simulate;
const build = path.resolve(import.meta.dirname, '../../miniprogram/dist/weapp');
const route = 'pages/me/index';

const DRAWN_WITHIN = { timeout: 20_000 };

const openPages: PageInstance[] = [];
let app: { onLaunch?(options: object): void } = {};

const asComponent = (page: Definition): Definition => ({
  data: page['data'],
  methods: { eh: page['eh'] },
  lifetimes: {
    attached(this: PageInstance) {
      const { data, setData } = this;
      openPages.push(Object.assign(this, page, { data, setData, route, __route__: route }));
      this.onLoad({});
      this.onShow();
    },
    ready(this: PageInstance) {
      this.onReady();
    },
  },
});

beforeAll(() => {
  const { Component, wx } = globalThis as unknown as { Component: (definition: Definition) => void; wx: Definition };
  Object.assign(globalThis, {
    App: (definition: typeof app) => {
      app = definition;
    },
    getApp: () => app,
    getCurrentPages: () => openPages,
    Page: (page: Definition) => Component(asComponent(page)),
  });
  Object.assign(wx, { getWindowInfo: () => ({ windowWidth: 375 }), canIUse: () => true });
  requireHere(path.join(build, 'app.js')); // no chunk of the build runs before this one
  app.onLaunch?.({ path: route, query: {} });
});

test('the page of settings draws and answers a tap', async () => {
  const page = simulate.render(simulate.load(path.join(build, route), 'page', { rootPath: build }), {});
  page.attach(document.body);
  await vi.waitFor(() => expect(page.dom.textContent).toContain('还没有登录'), DRAWN_WITHIN);
  const english = page.querySelectorAll('.push-button').find(({ dom }) => dom.textContent === 'English');
  english?.dispatchEvent('tap', { bubbles: true });
  await vi.waitFor(() => expect(page.dom.textContent).toContain('Not signed in'), DRAWN_WITHIN);
});
