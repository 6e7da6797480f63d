/** setTimeout and its kin with numbers for handles, as in WeChat; what still runs when the test ends can be stopped. */
export class Timers {
  readonly #running = new Map<number, NodeJS.Timeout>();
  #last = 0;

  functions(): Record<string, unknown> {
    const clear = (id: number) => this.#clear(id);
    return {
      setTimeout: (run: () => void, delay?: number) => {
        const id = this.#next();
        const runOnce = () => {
          this.#running.delete(id);
          run();
        };
        return this.#keep(id, setTimeout(runOnce, delay));
      },
      setInterval: (run: () => void, delay?: number) => this.#keep(this.#next(), setInterval(run, delay)),
      clearTimeout: clear,
      clearInterval: clear,
    };
  }

  stop(): void {
    for (const id of this.#running.keys()) this.#clear(id);
  }

  #next(): number {
    return (this.#last += 1);
  }

  #keep(id: number, timer: NodeJS.Timeout): number {
    this.#running.set(id, timer);
    return id;
  }

  #clear(id: number): void {
    clearTimeout(this.#running.get(id));
    this.#running.delete(id);
  }
}
