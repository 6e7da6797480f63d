import fs from 'node:fs';
import path from 'node:path';
import { Components } from './components.ts';
import type { Definition, Method } from './engine.ts';
import type { FakeCanvas } from './fake-canvas.ts';
import { PageDriver } from './page-driver.ts';
import { PageStack, queryOf, routeOf } from './page-stack.ts';
import { Page } from './page.ts';
import { Realm } from './realm.ts';
import { reflectAttributes } from './reflect-attributes.ts';
import type { RequestHandler, WeappRequest } from './requests.ts';
import { Timers } from './timers.ts';
import { createWx } from './wx.ts';
import { standardDevice, type Device, type WxAnswer, type WxHost, type WxOptions } from './wx-host.ts';

type AppJson = {
  readonly pages: readonly string[];
  readonly tabBar?: { readonly list: readonly { readonly pagePath: string; readonly text: string }[] };
  readonly usingComponents?: Readonly<Record<string, string>>;
};
type WeappOptions = {
  /** The folder of a weapp build; ours when left out. */
  readonly build?: string;
  readonly device?: Partial<Device>;
  readonly storage?: Readonly<Record<string, unknown>>;
  readonly answerRequest?: RequestHandler;
  readonly answers?: Readonly<Record<string, WxAnswer>>;
  /** Functions of `wx` that this phone's WeChat is too old to have. */
  readonly missing?: readonly string[];
};

const weappBuild = path.resolve(import.meta.dirname, '../../miniprogram/dist/weapp');

const TURN_MS = 10;
const QUIET_TURNS = 4; // React, Taro's batching and setData each take one
const WAIT_MAX_MS = 5000;
const turn = () => new Promise<void>((done) => setTimeout(done, TURN_MS));

/**
 * Runs the real output of the weapp build: its scripts in a world that has only what WeChat offers, its templates
 * compiled by WeChat's compiler and drawn into jsdom. One build per test file.
 */
export class Weapp {
  readonly device: Device;
  readonly storage: Map<string, unknown>;
  /** Overrules what a `wx` call answers, by its name: `answers.set('scanCode', () => ({ result: '…' }))`. */
  readonly answers: Map<string, WxAnswer>;
  /** Change it at any time; without it the network fails. */
  answerRequest: RequestHandler | undefined;
  readonly requests: WeappRequest[] = [];
  readonly calls: { readonly name: string; readonly options: WxOptions }[] = [];
  readonly canvases: FakeCanvas[] = [];
  /** What the mini-program wrote to console.error: React reports its failures there. */
  readonly errors: string[] = [];
  /** Set to false to look at a page while its requests are under way. */
  waitsForAnswers = true;
  readonly build: string;
  readonly #missing: readonly string[];
  readonly #appJson: AppJson;
  readonly #realm: Realm;
  readonly #components: Components;
  readonly #stack: PageStack;
  readonly #listeners = new Map<string, Set<(event: unknown) => void>>();
  readonly #timers = new Timers();
  readonly #pageDefinitions = new Map<string, Definition>();
  #app: Definition = {};
  #defined: Definition | undefined;
  #unfinished = 0;

  constructor({
    build = weappBuild,
    device,
    storage = {},
    answerRequest,
    answers = {},
    missing = [],
  }: WeappOptions = {}) {
    this.build = build;
    this.#missing = missing;
    this.device = { ...standardDevice(), ...device };
    this.storage = new Map(Object.entries(storage));
    this.answers = new Map(Object.entries(answers));
    this.answerRequest = answerRequest;
    this.#appJson = JSON.parse(fs.readFileSync(path.join(build, 'app.json'), 'utf8')) as AppJson;
    const copy = (value: unknown) => this.#realm.copy(value);
    this.#stack = new PageStack({
      tabs: new Set(this.#appJson.tabBar?.list.map(({ pagePath }) => pagePath)),
      create: (url) => this.#createPage(url),
      settle: () => this.#quiet(() => true),
    });
    this.#realm = new Realm(this.#globals(copy));
    const define = (file: string) => this.#define(file);
    this.#components = new Components({ build, appJson: this.#appJson, copy, define });
  }

  /** Starts the app, as from the list of recent mini-programs, at its first page or at `url`. */
  async launch(url = this.#appJson.pages[0] ?? ''): Promise<PageDriver> {
    this.#realm.require(path.join(this.build, 'app.js'));
    const options = this.#realm.copy({ path: routeOf(url), query: queryOf(url), scene: 1001, referrerInfo: {} });
    for (const name of ['onLaunch', 'onShow']) (this.#app[name] as Method | undefined)?.call(this.#app, options);
    return this.open(url);
  }

  /** Opens a page afresh, as a scanned code or a shared link does. */
  async open(url: string): Promise<PageDriver> {
    await this.#stack.reLaunch(url);
    await this.settle();
    return this.page;
  }

  /** Taps an entry of the tab bar. */
  async tapTab(text: string): Promise<PageDriver> {
    const tab = this.#appJson.tabBar?.list.find((entry) => entry.text === text);
    if (tab === undefined) throw new Error(`no tab ${text}`);
    await this.#stack.switchTab(tab.pagePath);
    await this.settle();
    return this.page;
  }

  /** The back gesture. */
  async back(): Promise<PageDriver> {
    await this.#stack.back(1);
    await this.settle();
    return this.page;
  }

  /** The page in front. */
  get page(): PageDriver {
    return new PageDriver(this.#stack.top, () => this.settle());
  }

  get routes(): string[] {
    return this.#stack.pages.map(({ route }) => route);
  }

  /** Waits until requests are answered and the screen has followed. */
  async settle(): Promise<void> {
    await this.#quiet(() => this.#unfinished === 0 || !this.waitsForAnswers);
  }

  /** Waits for something that takes its own time, such as an animation or a countdown. */
  async until(happened: () => boolean): Promise<void> {
    for (const end = Date.now() + WAIT_MAX_MS; !happened(); await this.settle()) {
      if (Date.now() > end) throw new Error(`waited in vain, the page shows: ${this.page.text()}`);
    }
  }

  /** Switches the network off ('none') or on ('wifi') and tells the app. */
  async setNetwork(networkType: string): Promise<void> {
    this.device.networkType = networkType;
    await this.emit('NetworkStatusChange', { isConnected: networkType !== 'none', networkType });
  }

  /** Tells the listeners of `wx.on…` that something happened. */
  async emit(name: string, event: object = {}): Promise<void> {
    for (const listener of this.#listeners.get(name) ?? []) listener(this.#realm.copy(event));
    await this.settle();
  }

  /** Closes every page and stops every timer. */
  close(): void {
    this.#stack.clear();
    this.#timers.stop();
  }

  #globals(copy: (value: unknown) => unknown): Record<string, unknown> {
    const define = (definition: Definition) => {
      this.#defined = definition;
    };
    const wx = Object.entries(createWx(this.#wxHost(copy), this.#stack.answers()));
    return {
      wx: Object.fromEntries(wx.filter(([name]) => !this.#missing.includes(name))),
      ...this.#timers.functions(),
      console: {
        ...console,
        error: (...args: unknown[]) => {
          this.errors.push(args.map(String).join(' '));
          console.error(...args);
        },
      },
      App: (definition: Definition) => {
        this.#app = definition;
      },
      Page: define,
      Component: define,
      Behavior: (definition: unknown) => definition,
      getApp: () => this.#app,
      getCurrentPages: () => this.#stack.pages.map(({ self }) => self),
      global: {},
      __wxConfig: this.#appJson,
    };
  }

  #wxHost(copy: WxHost['copy']): WxHost {
    return {
      device: this.device,
      storage: this.storage,
      answers: this.answers,
      listeners: this.#listeners,
      copy,
      onCall: (name, options) => this.calls.push({ name, options }),
      onCanvas: (canvas) => this.canvases.push(canvas),
      busyWith: (work) => {
        this.#unfinished += 1;
        return work.finally(() => {
          this.#unfinished -= 1;
        });
      },
      send: async (request) => {
        this.requests.push(request);
        if (this.answerRequest === undefined) throw new Error('no network');
        return this.answerRequest(request);
      },
    };
  }

  #define(file: string): Definition {
    this.#defined = undefined;
    this.#realm.require(path.join(this.build, file));
    return this.#defined ?? {};
  }

  #createPage(url: string): Page {
    const route = routeOf(url);
    const definition = this.#pageDefinitions.get(route) ?? this.#define(route);
    this.#pageDefinitions.set(route, definition); // a page's script runs once per app
    return new Page(route, this.#realm.copy(queryOf(url)), definition, this.#components);
  }

  async #quiet(mayEnd: () => boolean): Promise<void> {
    const end = Date.now() + WAIT_MAX_MS;
    for (let quiet = 0; quiet < QUIET_TURNS && Date.now() < end; quiet = mayEnd() ? quiet + 1 : 0) await turn();
    for (const { component } of this.#stack.pages) reflectAttributes(component.dom);
  }
}
