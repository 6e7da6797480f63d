import fs from 'node:fs';
import path from 'node:path';
import { compileTemplates, jComponent, type Definition, type Method } from './engine.ts';

type Usage = { readonly usingComponents?: Readonly<Record<string, string>> };
type EventTarget = { readonly id?: string; readonly dataset?: object };
type EngineEvent = {
  readonly type: string;
  readonly timeStamp?: number;
  readonly target?: EventTarget;
  readonly currentTarget?: EventTarget;
  readonly detail?: unknown;
};

/** What registering needs from the running mini-program. */
export type ComponentHost = {
  readonly build: string;
  readonly appJson: Usage;
  copy(value: unknown): unknown;
  /** Runs the file of a page or component and gives what it passed to Page() or Component(). */
  define(file: string): Definition;
};

const targetOf = (target: EventTarget | undefined) => ({
  id: target?.id ?? '',
  dataset: { ...target?.dataset },
  offsetLeft: 0,
  offsetTop: 0,
});

let lastId = 0;
const nextId = (kind: string) => `${kind}${(lastId += 1)}`;

/** Registers the pages and components of a build with the renderer, each component once. */
export class Components {
  readonly #host: ComponentHost;
  readonly #idByFile = new Map<string, string>();

  constructor(host: ComponentHost) {
    this.#host = host;
  }

  /** The renderer's event as the mini-program gets it: a plain object of its own world. */
  eventOf(event: unknown): unknown {
    const { type, timeStamp = 0, target, currentTarget, detail = {} } = event as EngineEvent;
    const touches: unknown[] = [];
    return this.#host.copy({
      type,
      timeStamp,
      target: targetOf(target),
      currentTarget: targetOf(currentTarget),
      detail,
      touches,
      changedTouches: touches,
    });
  }

  /** @returns the id under which the renderer creates the page. */
  registerPage(route: string, data: unknown, methods: Record<string, Method>): string {
    const id = nextId('page');
    jComponent.register({
      id,
      path: path.join(this.#host.build, route),
      tagName: 'page',
      template: this.#template(route),
      usingComponents: this.#using(route),
      data: JSON.parse(JSON.stringify(data ?? {})),
      methods,
      options: { classPrefix: '' },
    });
    return id;
  }

  #template(file: string): unknown {
    return compileTemplates(this.#host.build)(`${file}.wxml`);
  }

  #using(file: string): Record<string, string> {
    const json = JSON.parse(fs.readFileSync(path.join(this.#host.build, `${file}.json`), 'utf8')) as Usage;
    const used = { ...this.#host.appJson.usingComponents, ...json.usingComponents };
    const ids = Object.entries(used).map(([tag, reference]) => {
      const folder = reference.startsWith('/') ? '' : path.dirname(file);
      return [tag, this.#registerComponent(path.join(folder, reference), tag)] as const;
    });
    return Object.fromEntries(ids);
  }

  #registerComponent(file: string, tagName: string): string {
    const relative = file.replace(/^\//, '');
    const known = this.#idByFile.get(relative);
    if (known !== undefined) return known;
    const id = nextId('component');
    this.#idByFile.set(relative, id); // before recursing: Taro's own component uses itself
    const usingComponents = this.#using(relative);
    const definition = this.#host.define(relative);
    const methods = { ...definition.methods };
    const handle = methods['eh']; // the one method through which Taro gets every event
    const eventOf = (event: unknown) => this.eventOf(event);
    if (handle !== undefined) {
      methods['eh'] = function (this: unknown, event: unknown) {
        return handle.call(this, eventOf(event));
      };
    }
    jComponent.register({
      ...definition,
      methods,
      id,
      path: path.join(this.#host.build, relative),
      tagName,
      template: this.#template(relative),
      usingComponents,
      options: { ...(definition['options'] as object | undefined), classPrefix: '' },
    });
    return id;
  }
}
