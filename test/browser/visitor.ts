import type { Locator } from 'playwright-core';
import type { OpenPage, TestBrowser, Viewport } from './chromium.ts';

/** A person in a browser of their own, who sees only the page on top and finds things by their names. */
export type Visitor = {
  readonly shown: Locator;
  readonly errors: readonly string[];
  go(path: string): Promise<void>;
  push(name: string | RegExp): Promise<void>;
  enter(label: string, value: string): Promise<void>;
  /** Waits until the text stands on the page. */
  sees(text: string | RegExp): Promise<void>;
  /** Saves what is on the screen, when SCREENSHOTS names a folder. */
  picture(name: string): Promise<void>;
  close(): Promise<void>;
};

const folder = process.env['SCREENSHOTS'];

const visitorOn = (base: string, { page, errors, ...opened }: OpenPage): Visitor => {
  // Taro keeps the pages below in the document; a page that opens slides in over the old one
  const shown = page.locator('.taro_page_show').last();
  return {
    shown,
    errors,
    close: () => opened.close(),
    go: async (path) => void (await page.goto(base + path)),
    push: (name) => shown.getByRole('button', { name }).first().click(),
    enter: (label, value) => shown.locator(`:is(input, textarea)[aria-label="${label}"]`).fill(value),
    sees: (text) => shown.getByText(text).first().waitFor(),
    picture: async (name) => {
      if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
    },
  };
};

/** Opens a browser of its own for a demonstration person, signed in as people do it. */
export const visitor = async (
  browser: TestBrowser,
  base: string,
  { name, viewport }: { name: string; viewport: Viewport },
): Promise<Visitor> => {
  const opened = await browser.open(`${base}/pages/sign-in/index`, { viewport });
  const one = visitorOn(base, opened);
  await one.push(new RegExp(`^登录 ${name} `));
  await one.sees('今天能领什么');
  return one;
};
