type Draw = { readonly name: string; readonly args: readonly unknown[]; readonly fillStyle: unknown };
export type FakeCanvas = { readonly node: Record<string, unknown>; readonly draws: readonly Draw[] };

/** A stand-in for WeChat's `<canvas type="2d">` node that records what is drawn instead of drawing it. */
export const fakeCanvas = (): FakeCanvas => {
  const draws: Draw[] = [];
  const answers: Record<string, (...args: unknown[]) => unknown> = {
    measureText: (text) => ({ width: String(text).length * 6 }),
    createLinearGradient: () => ({ addColorStop: () => undefined }),
    createRadialGradient: () => ({ addColorStop: () => undefined }),
    getImageData: () => ({ data: new Uint8ClampedArray(4) }),
  };
  const state: Record<string, unknown> = {};
  const context = new Proxy(state, {
    get: (_, name: string) => {
      if (name in state) return state[name];
      if (name === 'canvas') return node;
      return (
        answers[name] ??
        ((...args: unknown[]) => {
          draws.push({ name, args, fillStyle: state['fillStyle'] });
        })
      );
    },
  });
  const node: Record<string, unknown> = {
    width: 300,
    height: 150,
    getContext: () => context,
    requestAnimationFrame: (frame: (now: number) => void) => setTimeout(() => frame(Date.now()), 16),
    cancelAnimationFrame: (timer: NodeJS.Timeout) => clearTimeout(timer),
    createImage: () => ({}),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    toDataURL: () => 'data:image/png;base64,',
  };
  return { node, draws };
};
