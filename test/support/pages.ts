import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { source as axeSource, type AxeResults } from 'axe-core';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { launchBrowser } from './browser';
import { cloneDatabase } from './database';
import { eventually } from './eventually';
import { programFile } from './program';
import { startServer } from './server';

/** The built page on the real server, in a real browser. */
export interface Pages {
  url: string;
  /** Opens a window, and throws when the page in it has complained about anything. */
  inWindow(options: WindowOptions, act: (page: Page, context: BrowserContext) => Promise<void>): Promise<void>;
  /** Opens an address of the product and waits until nothing is under way any more. */
  open(page: Page, path: string): Promise<void>;
  close(): Promise<void>;
}

export interface WindowOptions {
  width?: number;
  theme?: 'light' | 'dark';
  /** What the page may complain about in this test, as an answer with an error status. */
  allowed?: RegExp;
}

/**
 * Builds the page when its sources changed, and starts server and browser.
 *
 * @param data `none`, or `simulated`: with the simulated organization
 * @param env more of the server's environment
 */
export async function startPages(data: 'none' | 'simulated', env: Record<string, string> = {}): Promise<Pages> {
  await promisify(execFile)(process.execPath, [programFile, 'build']);
  const [browser, database] = await Promise.all([launchBrowser(), cloneDatabase(data)]);
  const server = await startServer(database, env);
  return {
    url: server.url,
    async inWindow({ width = 1440, theme = 'light', allowed }, act) {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        colorScheme: theme,
        reducedMotion: 'reduce',
      });
      const complaints: string[] = [];
      const page = await context.newPage();
      page.setDefaultTimeout(60_000);
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' && !allowed?.test(message.text())) complaints.push(message.text());
      });
      try {
        await act(page, context);
      } finally {
        await context.close();
      }
      if (complaints.length) throw new Error(`The page complained: ${complaints.join('\n')}`);
    },
    async open(page, path) {
      await page.goto(`${server.url}${path}`);
      await settled(page);
    },
    async close() {
      await browser.close();
      await server.close();
      await database.drop();
    },
  };
}

/** Waits until the page has drawn everything it asked for. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main h1').waitFor();
  await page.waitForFunction(
    () => !document.querySelector('[aria-busy="true"], .mantine-Skeleton-root, .recharts-responsive-container:empty'),
  );
}

/** Presses a button or link by keyboard, once it can be: a key on a disabled button is lost without a word. */
export async function activate(control: Locator): Promise<void> {
  await control.click({ trial: true });
  await control.press('Enter');
}

/** Waits until exactly so many are on the page. */
export async function thereAre(locator: Locator, count: number): Promise<void> {
  await eventually(
    () => locator.count(),
    (found) => found === count,
  );
}

/** Serious and critical faults that axe finds on the page, in words; none = []. */
export async function severeFaults(page: Page): Promise<string[]> {
  await still(page);
  // Through the debugger, so that the page's content security policy stays as strict as it is.
  await page.evaluate(axeSource);
  const results = await page.evaluate(() =>
    (window as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  );
  return results.violations
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

/** Waits until no colour or place is on its way to another: in between a contrast may be less than it is before and after. */
async function still(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    // What never ends, such as a spinner, is not waited for; what is cancelled has ended too.
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

/** The first number of a text: "2,681 pull requests left Pickup" → 2681; NaN when there is none. */
export function numberIn(text: string | null): number {
  return Number(/\d[\d,]*/.exec(text ?? '')?.[0].replace(/,/g, '') ?? NaN);
}
