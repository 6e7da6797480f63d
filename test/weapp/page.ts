import type { Components } from './components.ts';
import { jComponent, type Definition, type Method, type RootComponent } from './engine.ts';

/** A page that exists in the mini-program: shown, or hidden below another one or behind a tab. */
export class Page {
  readonly route: string;
  /** `this` of the page's own functions, and what getCurrentPages() gives. */
  readonly self: Record<string, unknown>;
  readonly component: RootComponent;
  readonly #definition: Definition;
  readonly #host: HTMLElement;

  constructor(route: string, query: unknown, definition: Definition, components: Components) {
    this.route = route;
    this.#definition = definition;
    const methods: Record<string, Method> = {};
    for (const [name, method] of Object.entries(definition)) {
      if (typeof method !== 'function') continue;
      methods[name] = (...args) => {
        const given = name === 'eh' ? [components.eventOf(args[0])] : args;
        return (method as Method).apply(this.self, given);
      };
    }
    const root = jComponent.create(components.registerPage(route, definition['data'], methods));
    this.component = root;
    this.self = {
      ...definition,
      route,
      __route__: route,
      options: query,
      setData: (changes: object, done?: () => void) => {
        root.instance.setData(JSON.parse(JSON.stringify(changes)) as object);
        if (done !== undefined) setTimeout(() => done.call(this.self), 0);
      },
      selectComponent: (selector: string) => root.instance.selectComponent(selector),
      getTabBar: () => null,
    };
    Object.defineProperty(this.self, 'data', { get: () => root.instance.data });
    this.#host = document.createElement('div');
    document.body.appendChild(this.#host);
    root.attach(this.#host);
  }

  /** Calls one of WeChat's page functions, such as onShow or onPullDownRefresh, if the page has it. */
  call(name: string, ...args: unknown[]): unknown {
    const method = this.#definition[name];
    return typeof method === 'function' ? (method as Method).apply(this.self, args) : undefined;
  }

  show(): void {
    this.#host.hidden = false;
    this.call('onShow');
  }

  hide(): void {
    this.#host.hidden = true;
    this.call('onHide');
  }

  unload(): void {
    this.call('onUnload');
    this.component.detach();
    this.#host.remove();
  }
}
