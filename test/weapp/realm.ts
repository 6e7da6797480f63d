import fs from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';

type Module = { exports: unknown };
type Wrapper = (require: (request: string) => unknown, module: Module, exports: unknown) => void;

/** Library features newer than iOS 13 and Chrome 80, and Intl, which WeChat on Android does not have. */
const FORGET_NEW_FEATURES = `
for (const name of ['Intl', 'WeakRef', 'FinalizationRegistry', 'AggregateError', 'Iterator']) delete globalThis[name];
const arrayMethods = ['at', 'findLast', 'findLastIndex', 'toReversed', 'toSorted', 'toSpliced', 'with'];
for (const name of arrayMethods) {
  delete Array.prototype[name];
  delete Object.getPrototypeOf(Int8Array.prototype)[name];
}
for (const name of ['at', 'replaceAll', 'isWellFormed', 'toWellFormed']) delete String.prototype[name];
for (const name of ['hasOwn', 'groupBy']) delete Object[name];
for (const name of ['any', 'withResolvers']) delete Promise[name];
delete Map.groupBy;
`;

/**
 * The JavaScript world of WeChat's AppService: its own built-ins, CommonJS files, no eval, and none of window,
 * document, fetch, URL, TextEncoder, crypto or AbortController.
 */
export class Realm {
  readonly #context: vm.Context;
  readonly #modules = new Map<string, Module>();
  readonly #parse: (json: string) => unknown;

  constructor(globals: Record<string, unknown>) {
    this.#context = vm.createContext(globals, { codeGeneration: { strings: false, wasm: false } });
    vm.runInContext(`{${FORGET_NEW_FEATURES}}`, this.#context);
    this.#parse = vm.runInContext('(json) => JSON.parse(json)', this.#context) as (json: string) => unknown;
  }

  /** A copy of plain data made of this world's own objects and arrays, as everything WeChat hands over is. */
  copy(value: unknown): unknown {
    return value === undefined ? undefined : this.#parse(JSON.stringify(value));
  }

  /** Runs a file of the build once, however often it is asked for. */
  require(file: string): unknown {
    const full = path.extname(file) === '.js' ? file : `${file}.js`;
    const known = this.#modules.get(full);
    if (known !== undefined) return known.exports;
    const module: Module = { exports: {} };
    this.#modules.set(full, module);
    const source = `(function(require,module,exports){${fs.readFileSync(full, 'utf8')}\n})`;
    const run = vm.runInContext(source, this.#context, { filename: full }) as Wrapper;
    run((request) => this.require(path.resolve(path.dirname(full), request)), module, module.exports);
    return module.exports;
  }
}
