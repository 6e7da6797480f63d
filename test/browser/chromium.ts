import sparticuz from '@sparticuz/chromium';
import { chromium, type BrowserContextOptions, type Page } from 'playwright-core';
import { unpackChromium } from './unpack.ts';

export type Viewport = { readonly width: number; readonly height: number };
export const phone: Viewport = { width: 390, height: 844 };
export const desktop: Viewport = { width: 1440, height: 900 };

export type BrowserOptions = {
  /** A .y4m or .mjpeg file that every page sees as its camera. */
  readonly camera?: string;
};
type PageOptions = Pick<
  BrowserContextOptions,
  'colorScheme' | 'hasTouch' | 'locale' | 'reducedMotion' | 'storageState' | 'timezoneId'
> & { readonly viewport?: Viewport };

export type OpenPage = {
  readonly page: Page;
  /** Uncaught errors, console errors and requests to other machines, in the order they came. */
  readonly errors: readonly string[];
  close(): Promise<void>;
};
export type TestBrowser = {
  /** Opens `url` in a fresh profile. */
  open(url: string, options?: PageOptions): Promise<OpenPage>;
  close(): Promise<void>;
};

/**
 * Made for Lambda: one process dies with its first page, and pages must meet the web's security as people do. A graphics card
 * that is only reckoned takes most of a small machine, until nothing on a page ever stands still.
 */
const unwanted =
  /^--(single-process|in-process-gpu|headless|disable-web-security|allow-running-insecure-content|ignore-gpu-blocklist|use-gl|use-angle|enable-unsafe-swiftshader)/;

const silent = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
];

const cameraFlags = (file: string) => [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${file}`,
];

/** Longer than any page takes on a machine that does much else. */
const WAIT_MS = 60_000;

const ownHosts = new Set(['127.0.0.1', 'localhost']);

/** Starts the browser that comes with the npm packages: no system browser, no system libraries, no network. */
export const startChromium = async ({ camera }: BrowserOptions = {}): Promise<TestBrowser> => {
  const { executable, environment } = await unpackChromium();
  const args = [...sparticuz.args.filter((flag) => !unwanted.test(flag)), ...silent];
  const browser = await chromium.launch({
    executablePath: executable,
    args: camera === undefined ? args : [...args, ...cameraFlags(camera)],
    env: { ...process.env, ...environment },
  });
  const open = async (url: string, { viewport = phone, ...options }: PageOptions = {}): Promise<OpenPage> => {
    const context = await browser.newContext({
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      viewport,
      ...options,
      permissions: camera === undefined ? [] : ['camera'],
    });
    context.setDefaultTimeout(WAIT_MS);
    const errors: string[] = [];
    await context.route(
      ({ hostname }) => !ownHosts.has(hostname),
      async (route) => {
        errors.push(`asked another machine: ${route.request().url()}`);
        await route.abort();
      },
    );
    const page = await context.newPage();
    page.on('pageerror', (error) => errors.push(`uncaught: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(`console: ${message.text()} (${message.location().url})`);
    });
    await page.goto(url);
    return { page, errors, close: () => context.close() };
  };
  return { open, close: () => browser.close() };
};
