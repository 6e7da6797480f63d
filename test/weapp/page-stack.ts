import type { Page } from './page.ts';
import type { WxAnswer, WxOptions } from './wx-host.ts';

const DEPTH_MAX = 10; // WeChat's own limit

export type PageHost = {
  readonly tabs: ReadonlySet<string>;
  /** Makes the page of a url; it has not been shown yet. */
  create(url: string): Page;
  /** Lets what the new page does first, happen. */
  settle(): Promise<void>;
};

export const routeOf = (url: string): string => (url.split('?')[0] ?? '').replace(/^\//, '');

/** WeChat hands a page its query undecoded. */
export const queryOf = (url: string): Record<string, string> => {
  const pairs = (url.split('?')[1] ?? '').split('&').filter((pair) => pair !== '');
  return Object.fromEntries(pairs.map((pair) => [pair.split('=')[0] ?? '', pair.split('=').slice(1).join('=')]));
};

const urlOf = ({ url }: WxOptions): string => String(url);

/** The pages that are open, with WeChat's rules: tab pages stay alive behind each other, and only switchTab reaches them. */
export class PageStack {
  #pages: Page[] = [];
  readonly #tabPages = new Map<string, Page>();
  readonly #host: PageHost;

  constructor(host: PageHost) {
    this.#host = host;
  }

  get pages(): readonly Page[] {
    return this.#pages;
  }

  get top(): Page {
    const top = this.#pages.at(-1);
    if (top === undefined) throw new Error('no page is open');
    return top;
  }

  /** The answers of `wx` to the calls that open and close pages. */
  answers(): Record<string, WxAnswer> {
    return {
      navigateTo: (options) => this.navigateTo(urlOf(options)),
      redirectTo: (options) => this.redirectTo(urlOf(options)),
      switchTab: (options) => this.switchTab(urlOf(options)),
      reLaunch: (options) => this.reLaunch(urlOf(options)),
      navigateBack: ({ delta }) => this.back(Number(delta ?? 1)),
    };
  }

  async navigateTo(url: string): Promise<void> {
    this.#refuseTab(url);
    if (this.#pages.length >= DEPTH_MAX) throw new Error('webview count limit exceed');
    this.#pages.at(-1)?.hide();
    await this.#push(url);
  }

  async redirectTo(url: string): Promise<void> {
    this.#refuseTab(url);
    this.#pop();
    await this.#push(url);
  }

  async switchTab(url: string): Promise<void> {
    const route = routeOf(url);
    if (!this.#host.tabs.has(route)) throw new Error('can not switch to no-tabBar page');
    if (this.#pages.at(-1)?.route === route) return;
    while (this.#pages.length > 1) this.#pop();
    const below = this.#pages[0];
    if (below !== undefined && !this.#host.tabs.has(below.route)) this.#pop();
    else if (below !== undefined && below.route !== route) below.hide();
    const alive = this.#tabPages.get(route);
    this.#pages = alive === undefined ? [] : [alive];
    if (alive === undefined) return this.#push(route);
    alive.show();
    await this.#host.settle();
  }

  async reLaunch(url: string): Promise<void> {
    this.clear();
    await this.#push(url);
  }

  async back(delta: number): Promise<void> {
    if (this.#pages.length < 2) throw new Error('cannot navigate back at first page');
    for (let left = Math.min(delta, this.#pages.length - 1); left > 0; left -= 1) this.#pop();
    this.top.show();
    await this.#host.settle();
  }

  /** Closes every page. */
  clear(): void {
    for (const page of new Set([...this.#pages, ...this.#tabPages.values()])) page.unload();
    this.#pages = [];
    this.#tabPages.clear();
  }

  async #push(url: string): Promise<void> {
    const page = this.#host.create(url);
    this.#pages.push(page);
    if (this.#host.tabs.has(page.route)) this.#tabPages.set(page.route, page);
    page.call('onLoad', page.self['options']);
    page.show();
    await this.#host.settle();
    page.call('onReady');
    await this.#host.settle();
  }

  #pop(): void {
    const page = this.#pages.pop();
    if (page === undefined) return;
    this.#tabPages.delete(page.route);
    page.unload();
  }

  #refuseTab(url: string): void {
    if (this.#host.tabs.has(routeOf(url))) throw new Error('can not open a tabbar page so: use switchTab');
  }
}
