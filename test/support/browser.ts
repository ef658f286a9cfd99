import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A real Chromium: the system's, else the one that came with npm. One per test file; close it in `afterAll`. */
export async function launchBrowser(): Promise<Browser> {
  const system = systemBrowsers.find((file) => existsSync(file));
  const { executablePath, env } = system ? { executablePath: system, env: {} } : await packedBrowser();
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...env } as Record<string, string>,
    // Containers rarely grant what Chromium's sandbox needs; only our own page is opened.
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none'],
  });
}

/**
 * The browser of `@sparticuz/chromium`, unpacked once into the temporary folder (about 4 s, 250 MB) with the system libraries and
 * fonts it brings along, so that it also runs where none are installed.
 */
async function packedBrowser(): Promise<{ executablePath: string; env: Record<string, string> }> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `npm has no Chromium for ${process.platform} ${process.arch}: install Chrome or Chromium to run the browser tests.`,
    );
  }
  const manifest = join(__dirname, '..', '..', 'node_modules', '@sparticuz', 'chromium', 'package.json');
  const { version } = (await import(manifest)) as { version: string };
  const folder = join(tmpdir(), `downstream-chromium-${version}-${process.getuid?.()}`);
  if (!existsSync(folder)) await unpack(folder);
  const libraries = join(folder, 'al2023', 'lib');
  const path = [process.env.LD_LIBRARY_PATH, libraries].filter(Boolean).join(':');
  return {
    executablePath: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: path, FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  };
}

async function unpack(folder: string): Promise<void> {
  const apart = `${folder}.${process.pid}`;
  await mkdir(apart, { recursive: true });
  // The package unpacks into the temporary folder, and its libraries only where it believes to run on Amazon's Linux. A process of its
  // own is told both; the folder is renamed when complete, since test files start at the same time.
  const script = `require('@sparticuz/chromium').executablePath().catch((error) => { console.error(error); process.exit(1); })`;
  const env = { ...process.env, TMPDIR: apart, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' };
  await promisify(execFile)(process.execPath, ['-e', script], { cwd: join(__dirname, '..', '..'), env });
  // The package's own list of font folders names /tmp/fonts, where it would have unpacked them.
  const fonts = ['/usr/share/fonts', '/usr/local/share/fonts', join(folder, 'fonts')].map(
    (path) => `<dir>${path}</dir>`,
  );
  const cache = `<cachedir>${join(folder, 'font-cache')}</cachedir>`;
  await writeFile(join(apart, 'fonts.conf'), `<?xml version="1.0"?><fontconfig>${fonts.join('')}${cache}</fontconfig>`);
  await rename(apart, folder).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    await rm(apart, { recursive: true });
  });
}
