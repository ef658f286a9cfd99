import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure } from '../../../platform/failure';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge', 'microsoft-edge']; // prettier-ignore
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
const LONGEST = 60_000;

/** A browser of this machine that prints: the one that is set, else one of the path or a usual place; null = there is none. */
export function foundBrowser(set: string | null, path = process.env.PATH ?? ''): string | null {
  if (set !== null) return executable(set) ? set : null;
  const named = path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => NAMES.map((name) => join(folder, process.platform === 'win32' ? `${name}.exe` : name)));
  return [...named, ...PLACES].find(executable) ?? null;
}

/**
 * A page as PDF, printed by a browser of this machine without a window, with a profile of its own that is thrown away.
 *
 * @param set the browser that is set; null = whichever is found
 * @throws Failure not_allowed where none is found, internal where it does not print within a minute
 */
export async function printedPage(html: string, set: string | null): Promise<Buffer> {
  const browser = foundBrowser(set);
  if (browser === null)
    throw new Failure(
      'not_allowed',
      set === null
        ? 'A PDF is printed by a browser, and none was found: install Chromium or Chrome, or name one in DOWNSTREAM_BROWSER. HTML and Markdown need none.'
        : `A PDF is printed by a browser, and DOWNSTREAM_BROWSER=${set} is none that can be started: name another one, or leave it out.`,
    );
  const folder = await mkdtemp(join(tmpdir(), 'downstream-print-'));
  try {
    const [page, pdf] = [join(folder, 'report.html'), join(folder, 'report.pdf')];
    await writeFile(page, html);
    const told = await ended(browser, folder, [
      '--headless=new',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--no-first-run',
      '--disable-breakpad',
      // Nothing is asked of anybody.
      '--disable-background-networking',
      '--proxy-server=127.0.0.1:9',
      // Chromium refuses to run as root with its sandbox; it opens our own page alone.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--user-data-dir=${join(folder, 'profile')}`,
      '--no-pdf-header-footer',
      `--print-to-pdf=${pdf}`,
      pathToFileURL(page).href,
    ]);
    return await readFile(pdf).catch((cause: unknown) => {
      throw new Failure('internal', `${browser} printed no PDF: ${told.slice(-300).trim() || 'it said nothing'}.`, { cause }); // prettier-ignore
    });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** What it wrote to its error output, once it has ended. What it keeps for itself it keeps in the folder, and nothing of it stays. */
function ended(browser: string, folder: string, args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, XDG_CACHE_HOME: folder };
    const child = spawn(browser, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let told = '';
    child.stderr.on('data', (part: Buffer) => (told = (told + part.toString()).slice(-2000)));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(
        new Failure('internal', `${browser} did not print within ${LONGEST / 1000} seconds: try again, or take HTML.`),
      );
    }, LONGEST);
    child.once('error', (cause) => {
      clearTimeout(timer);
      reject(new Failure('internal', `${browser} cannot be started: ${cause.message}.`, { cause }));
    });
    child.once('close', () => {
      clearTimeout(timer);
      resolve(told);
    });
  });
}

function executable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
