import { attributesOf, componentOf } from './engine.ts';
import type { Page } from './page.ts';

type Target = string | Element;
type Settle = () => Promise<void>;

const textOf = (element: Element): string => (element.textContent ?? '').trim();

/** What a person or a screen reader does on one page. Selectors reach into native components and Taro's own. */
export class PageDriver {
  readonly #page: Page;
  readonly #settle: Settle;

  constructor(page: Page, settle: Settle) {
    this.#page = page;
    this.#settle = settle;
  }

  get route(): string {
    return this.#page.route;
  }

  /** What the page was opened with, undecoded. */
  get query(): unknown {
    return this.#page.self['options'];
  }

  get dom(): HTMLElement {
    return this.#page.component.dom;
  }

  /** @throws when nothing matches. */
  find(selector: string): Element {
    const element = this.dom.querySelector(selector);
    if (element === null) throw new Error(`no ${selector} in ${this.dom.outerHTML.slice(0, 2000)}`);
    return element;
  }

  findAll(selector: string): Element[] {
    return [...this.dom.querySelectorAll(selector)];
  }

  /** Finds by what a screen reader says: the role, and the label or else the text. */
  findRole(role: string, name?: string): Element {
    const named = this.findAll(`[role="${role}"]`).filter(
      (element) => name === undefined || (element.getAttribute('aria-label') ?? textOf(element)) === name,
    );
    const [element] = named;
    if (element === undefined) throw new Error(`no ${role} "${name ?? ''}" in ${this.dom.outerHTML.slice(0, 2000)}`);
    return element;
  }

  text(selector?: string): string {
    return textOf(selector === undefined ? this.dom : this.find(selector));
  }

  /** Attributes as the template set them: `aria-label`, `disabled`, `src` and so on. */
  attributes(target: Target): Record<string, unknown> {
    return Object.fromEntries(attributesOf(this.#resolve(target)));
  }

  async fire(target: Target, type: string, detail: object = {}): Promise<void> {
    componentOf(this.#resolve(target)).dispatchEvent(type, { detail, bubbles: true });
    await this.#settle();
  }

  tap(target: Target): Promise<void> {
    return this.fire(target, 'tap');
  }

  tapRole(role: string, name?: string): Promise<void> {
    return this.tap(this.findRole(role, name));
  }

  /** Types into an input or textarea. */
  input(target: Target, value: string): Promise<void> {
    return this.fire(target, 'input', { value, cursor: value.length });
  }

  /** Calls a page function that WeChat calls by itself: onPullDownRefresh, onReachBottom, onShareAppMessage. */
  async happen(name: string, ...args: unknown[]): Promise<unknown> {
    const result = await this.#page.call(name, ...args);
    await this.#settle();
    return result;
  }

  #resolve(target: Target): Element {
    return typeof target === 'string' ? this.find(target) : target;
  }
}
