import { readFile } from 'node:fs/promises';
import type { Language } from '@luhuan/shared/text/language';
import jsqr from 'jsqr';
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
  /** What a camera reads in the picture of a square code. */
  reads(code: string): Promise<string>;
  /** The text of the file that pressing leads to. */
  downloads(press: () => Promise<void>): Promise<string>;
  /** Answers the question for a file that pressing asks. */
  chooses(press: () => Promise<void>, file: Uint8Array, name?: string): Promise<void>;
  /** Lets requests to paths that fit reach the server, and loses their answers until the result is called. */
  loses(path: RegExp): Promise<() => Promise<void>>;
  /** Requests to paths that fit do not reach the server. */
  fails(path: RegExp): Promise<void>;
  /** Opens another tab of the same browser. */
  opensTab(path: string): Promise<Visitor>;
  /** Takes the network away from the browser, or gives it back. */
  isOffline(offline: boolean): Promise<void>;
  /** Answers requests to paths that fit in the server's place. */
  hears(path: RegExp, answer: unknown): Promise<void>;
  /** Chooses a language for everything that is opened from now on. */
  speaks(language: Language): Promise<void>;
  /** The same picture in 长辈版, without opening anything anew. */
  elderPicture(name: string): Promise<void>;
  /** Everything that the browser keeps of this app. */
  keeps(): Promise<string>;
  /** Saves what is on the screen, named with its width in px, when SCREENSHOTS names a folder. */
  picture(name: string): Promise<void>;
  close(): Promise<void>;
};

/** Whatever moves on a screen has come to rest. */
const SETTLED_MS = 300;

const folder = process.env['SCREENSHOTS'];

const SQUARE_PX = 400;

const readSquare = async (picture: Locator): Promise<string> => {
  const pixels = await picture.evaluate(async (element, size) => {
    const image = element as HTMLImageElement;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [size, size];
    const context = canvas.getContext('2d') as CanvasRenderingContext2D;
    context.drawImage(image, 0, 0, size, size);
    return [...context.getImageData(0, 0, size, size).data];
  }, SQUARE_PX);
  return jsqr(Uint8ClampedArray.from(pixels), SQUARE_PX, SQUARE_PX)?.data ?? '';
};

/** The browser notes every refusal as a console error; this one is how a confirmation is asked for. */
const CONFIRMATION_ASKED =
  /status of 403 .*\/(submissions|approvals|public-values|public-value-confirmations|stops|resumptions|freezes|drop-changes|budget-adjustments|decisions|preparations|own-steps|invitations|exports|erasures|approval|recovery|till-rules|api-keys|secrets|revocation)\)$/;

/** The big letters of elders, on or off. */
const toggleElder = () => document.querySelectorAll('html, .lh').forEach((one) => one.classList.toggle('lh-elder'));

const visitorOn = (base: string, { page, errors, ...opened }: OpenPage): Visitor => {
  // Taro keeps the pages below in the document; a page that opens slides in over the old one
  const shown = page.locator('.taro_page_show').last();
  const picture = async (name: string): Promise<void> => {
    if (folder === undefined) return;
    await page.waitForTimeout(SETTLED_MS);
    await page.screenshot({ path: `${folder}/${name}-${page.viewportSize()?.width}.png` });
  };
  return {
    shown,
    get errors() {
      return errors.filter((error) => !CONFIRMATION_ASKED.test(error));
    },
    close: () => opened.close(),
    go: async (path) => void (await page.goto(base + path)),
    push: (name) => shown.getByRole('button', { name }).first().click(),
    enter: (label, value) => shown.locator(`:is(input, textarea)[aria-label="${label}"]`).fill(value),
    sees: (text) =>
      shown
        .getByText(text)
        .first()
        .waitFor()
        .catch(async (error: unknown) => {
          await picture('not-seen');
          throw error;
        }),
    reads: (code) => readSquare(shown.locator(`${code} img`)),
    downloads: async (press) => {
      const [file] = await Promise.all([page.waitForEvent('download'), press()]);
      return readFile(await file.path(), 'utf8');
    },
    chooses: async (press, file, name = 'photo.jpg') => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press()]);
      const mimeType = name.endsWith('.jpg') ? 'image/jpeg' : 'application/octet-stream';
      await chooser.setFiles({ name, mimeType, buffer: Buffer.from(file) });
    },
    loses: async (path) => {
      await page.route(path, async (route) => {
        await route.fetch();
        // the test may have let the way go meanwhile
        await route.abort().catch(() => undefined);
      });
      return () => page.unroute(path);
    },
    fails: (path) => page.route(path, (route) => route.abort()).then(() => undefined),
    opensTab: async (path) => {
      const tab = await page.context().newPage();
      await tab.goto(base + path);
      return visitorOn(base, { page: tab, errors, ...opened });
    },
    isOffline: (offline) => page.context().setOffline(offline),
    hears: (path, answer) => page.route(path, (route) => route.fulfill({ json: answer })).then(() => undefined),
    speaks: (language) =>
      page.evaluate((chosen) => localStorage.setItem('preferences', JSON.stringify({ data: chosen })), {
        language,
        elder: null,
        home: { regionCode: '440305', name: '广东省深圳市南山区' },
      }),
    elderPicture: async (name) => {
      await page.evaluate(toggleElder);
      await picture(name);
      await page.evaluate(toggleElder);
    },
    keeps: () => page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage })),
    picture,
  };
};

/** Opens a browser of its own for somebody who has not signed in yet, at the sign-in. */
export const stranger = async (browser: TestBrowser, base: string, viewport: Viewport): Promise<Visitor> =>
  visitorOn(base, await browser.open(`${base}/pages/sign-in/index`, { viewport }));

/** Opens a browser of its own for a demonstration person, signed in as people do it. */
export const visitor = async (
  browser: TestBrowser,
  base: string,
  { name, viewport }: { name: string; viewport: Viewport },
): Promise<Visitor> => {
  const one = await stranger(browser, base, viewport);
  await one.push(new RegExp(`^登录 ${name} `));
  await one.sees('今天能领什么');
  return one;
};

/** Presses a button that needs a confirmation, confirms, and presses it again on the screen that was left. */
export const confirming = async (one: Visitor, press: () => Promise<void>): Promise<void> => {
  await press();
  await one.sees('请先确认是您本人');
  await one.push('去确认');
  await one.push('我是本人（演示）');
  await one.sees('已确认是您本人');
  await one.push('回去继续办理');
  await press();
};
