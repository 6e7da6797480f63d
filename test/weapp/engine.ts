import { createRequire } from 'node:module';
import vm from 'node:vm';

/** The parts of WeChat's own renderer (miniprogram-simulate and what it is made of) that we use, typed by hand. */
const NODE = '__wxElement';
const DRAWN = '_vt';
type Attribute = { readonly name: string; readonly value: unknown };
type EngineNode = { readonly [DRAWN]?: { readonly attrs?: readonly Attribute[] } };
export type EngineElement = Element & { readonly [NODE]?: EngineNode };

export type EngineComponent = {
  readonly dom: HTMLElement;
  readonly instance: {
    readonly data: unknown;
    setData(changes: object): void;
    selectComponent(selector: string): unknown;
  };
  dispatchEvent(name: string, options: { detail: object; bubbles: boolean }): void;
};
export type RootComponent = EngineComponent & { attach(parent: Element): void; detach(): void };

export type Method = (this: unknown, ...args: unknown[]) => unknown;
/** What WeChat's Page() and Component() are called with. */
export type Definition = Record<string, unknown> & { methods?: Record<string, Method> };

type JComponent = {
  register(definition: Record<string, unknown>): void;
  create(id: string): RootComponent;
};
type Compiler = { wxmlToJs(folder: string): string };
/** Compiled templates: a wxml path gives the function that draws it. */
export type Templates = (wxml: string) => unknown;

const requireHere = createRequire(import.meta.url);
requireHere('miniprogram-simulate'); // registers the built-in tags
const requireInside = createRequire(requireHere.resolve('miniprogram-simulate'));
export const jComponent = requireInside('j-component') as JComponent;
const compiler = requireInside('miniprogram-compiler') as Compiler;
const Component = Object.getPrototypeOf(requireInside('j-component/src/render/component')) as new (
  node: EngineNode,
) => EngineComponent;

/** The component or built-in tag that drew `element`. */
export const componentOf = (element: EngineElement): EngineComponent => {
  const node = element[NODE];
  if (node === undefined) throw new Error(`<${element.tagName}> was not drawn by a template`);
  return new Component(node);
};

const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Attributes as the template set them, empty ones left out; the renderer itself never puts them on the DOM. */
export const attributesOf = (element: EngineElement): Map<string, unknown> => {
  const set = (element[NODE]?.[DRAWN]?.attrs ?? []).filter(({ value }) => value !== undefined && value !== '');
  return new Map(set.map(({ name, value }) => [dashed(name), value]));
};

let compiled: { folder: string; templates: Templates } | undefined;

/**
 * Compiles every template under `folder` with WeChat's compiler.
 * @throws for a second folder: the compiler keeps tables in globals, and two folders corrupt each other's rendering.
 */
export const compileTemplates = (folder: string): Templates => {
  if (compiled !== undefined && compiled.folder !== folder) throw new Error('one build per test file');
  if (compiled === undefined) {
    Object.assign(window, { __webview_engine_version__: 0.02 });
    compiled = { folder, templates: vm.runInThisContext(`(() => {${compiler.wxmlToJs(folder)}})()`) as Templates };
  }
  return compiled.templates;
};
