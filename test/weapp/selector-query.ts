import { fakeCanvas, type FakeCanvas } from './fake-canvas.ts';

type Found = Record<string, unknown>;
type Copy = (value: unknown) => unknown;
type OnFound = (found: unknown) => void;
type Fields = { readonly node?: boolean };

/** There is no layout engine: every element is this big and stands here. */
const BOX = { left: 0, top: 0, right: 100, bottom: 40, width: 100, height: 40, scrollLeft: 0, scrollTop: 0 };

/** An array of the mini-program's own world; JSON cannot carry a canvas node there. */
const listOf = (copy: Copy, items: readonly unknown[]) => Object.assign(copy([]) as unknown[], items);

/** Builds `wx.createSelectorQuery`; a query for a canvas node gets a fake canvas, handed to `onCanvas` for the test. */
export const selectorQuery = (copy: Copy, onCanvas: (canvas: FakeCanvas) => void) => (): Record<string, unknown> => {
  const answers: { readonly found: unknown; readonly tell: OnFound | undefined }[] = [];
  const answer = (many: boolean, withNode: boolean, tell?: OnFound) => {
    let found = copy({ id: '', dataset: {}, ...BOX }) as Found;
    if (withNode) {
      const canvas = fakeCanvas();
      onCanvas(canvas);
      found = Object.assign(found, { node: canvas.node, width: 300, height: 200 });
    }
    answers.push({ found: many ? listOf(copy, [found]) : found, tell });
    return query;
  };
  const nodes = (many: boolean) => () => ({
    boundingClientRect: (tell?: OnFound) => answer(many, false, tell),
    scrollOffset: (tell?: OnFound) => answer(many, false, tell),
    context: (tell?: OnFound) => answer(many, false, tell),
    node: (tell?: OnFound) => answer(many, true, tell),
    fields: (fields: Fields, tell?: OnFound) => answer(many, fields.node === true, tell),
  });
  const query: Record<string, unknown> = {
    in: () => query,
    select: nodes(false),
    selectAll: nodes(true),
    selectViewport: nodes(false),
    exec: (done?: OnFound) => {
      setTimeout(() => {
        for (const { found, tell } of answers) tell?.(found);
        done?.(
          listOf(
            copy,
            answers.map(({ found }) => found),
          ),
        );
      }, 0);
      return query;
    },
  };
  return query;
};
