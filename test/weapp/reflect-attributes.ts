import { attributesOf, type EngineElement } from './engine.ts';

const reflected = /^(id|aria-.*|value|placeholder|disabled|src|type|checked)$/;

const reflect = (element: EngineElement): void => {
  const set = attributesOf(element);
  for (const name of element.getAttributeNames()) {
    if ((name === 'role' || name.startsWith('aria-')) && !set.has(name === 'role' ? 'aria-role' : name)) {
      element.removeAttribute(name);
    }
  }
  for (const [name, value] of set) {
    if (!reflected.test(name)) continue;
    const shown = name === 'aria-role' ? 'role' : name;
    if (value === null || (value === false && !name.startsWith('aria-'))) element.removeAttribute(shown);
    else element.setAttribute(shown, `${value as string | number | boolean}`);
  }
};

/** Copies the attributes that tests and screen readers look for onto the DOM, where the renderer leaves them out. */
export const reflectAttributes = (root: Element): void => {
  for (const element of [root, ...root.querySelectorAll('*')]) reflect(element);
};
