#!/usr/bin/env node
// The program's door: checks Node, brings the build up to date, hands over to dist/server/main.js. Plain JavaScript with nothing
// beyond Node, because it runs before anything is compiled.
import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const self = fileURLToPath(import.meta.url);
const require = createRequire(self);

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  end(`Downstream needs Node 20.19 or newer; this is ${process.versions.node}.`, 2);
}

// Newer Nodes keep compiled modules between runs.
module.enableCompileCache?.();

const command = process.argv[2];
try {
  if (command === 'build') {
    await buildServer();
    // The tests of the API need no page.
    if (process.argv[3] === 'server') process.exit(0);
    await buildPage().catch((error) => {
      throw new Error(`The page could not be built: ${error.message.trim().replace(/\s*\n\s*/g, ' ')}`);
    });
  } else {
    await buildServer();
    // The page is built in a process of its own while the database and the server start.
    const pageReady = command === 'serve' && pageIsStale() ? buildPageApart() : Promise.resolve();
    // A failure is reported where it is awaited; until then it must not count as unhandled.
    pageReady.catch(() => undefined);
    const { run } = require(join(dist, 'server', 'main.js'));
    const { version } = require(join(root, 'package.json'));
    process.exit(await run(process.argv, { version, pageReady, pageFolder: join(dist, 'web') }));
  }
} catch (error) {
  end(error.message, error.exitCode ?? 1);
}

/** Compiles server/ and migrations/ file by file when their contents changed since the last time: about a second. */
async function buildServer() {
  // An installation may hold the compiled program only.
  if (!existsSync(join(root, 'migrations'))) return;
  const files = [...filesBelow(join(root, 'server')), ...filesBelow(join(root, 'migrations'))].filter(
    (file) => !/\.spec\.ts$|\.d\.ts$|\.mjs$/.test(file),
  );
  const config = JSON.parse(readFileSync(join(root, '.config', 'swcrc.json'), 'utf8'));
  const manifestFile = join(dist, 'server.json');
  const manifest = existsSync(manifestFile) ? JSON.parse(readFileSync(manifestFile, 'utf8')) : {};
  const setting = JSON.stringify(config) + process.versions.node.split('.')[0];
  const sources = files.map((file) => ({ file, source: readFileSync(file) }));
  const wanted = Object.fromEntries(
    sources.map(({ file, source }) => [relative(root, file), hashOf([setting, source])]),
  );
  const changed = sources.filter(({ file }) => manifest[relative(root, file)] !== wanted[relative(root, file)]);
  const gone = Object.keys(manifest).filter((file) => !(file in wanted));
  if (changed.length === 0 && gone.length === 0) return;

  const { transform } = require('@swc/core');
  const { $schema, ...options } = config;
  await write(async () => {
    // Every file is written apart and renamed, so that programs started at the same time never read half of one.
    await Promise.all(
      changed.map(async ({ file, source }) => {
        const target = join(dist, relative(root, file));
        if (!file.endsWith('.ts')) return replace(target, source);
        const { code, map } = await transform(source.toString(), {
          ...options,
          filename: file,
          sourceFileName: relative(dirname(target), file),
          swcrc: false,
          configFile: false,
        });
        const script = target.replace(/\.ts$/, '.js');
        replace(`${script}.map`, map);
        replace(script, code);
      }),
    );
    for (const file of gone) {
      const target = join(dist, file).replace(/\.ts$/, '.js');
      for (const path of [target, `${target}.map`]) rmSync(path, { force: true });
    }
    replace(manifestFile, JSON.stringify(wanted));
  });
}

function pageIsStale() {
  if (!existsSync(join(root, 'web', 'vite.config.ts'))) return false;
  const stamp = join(dist, 'web', 'build-stamp');
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== pageHash();
}

/** Builds the page when its sources changed, apart from the one in use, and exchanges the folders when it is complete. */
async function buildPage() {
  if (!pageIsStale()) return;
  const hash = pageHash();
  const { build } = await import('vite');
  await write(async () => {
    const fresh = join(dist, `web.new-${process.pid}`);
    const old = join(dist, `web.old-${process.pid}`);
    try {
      await build({
        configFile: join(root, 'web', 'vite.config.ts'),
        root: join(root, 'web'),
        // Libraries mark files for React's server components, which concerns nobody here and would be hundreds of warnings.
        logLevel: 'silent',
        build: { outDir: fresh, emptyOutDir: true },
      });
      writeFileSync(join(fresh, 'build-stamp'), hash);
      try {
        renameSync(join(dist, 'web'), old);
      } catch (error) {
        if (error.code !== 'ENOENT') throw error;
      }
      try {
        renameSync(fresh, join(dist, 'web'));
      } catch (error) {
        // Another build was faster; its page is as good.
        if (!['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(error.code)) throw error;
      }
    } finally {
      for (const folder of [fresh, old]) rmSync(folder, { recursive: true, force: true });
    }
  });
}

function buildPageApart() {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [self, 'build'], { stdio: ['ignore', 'ignore', 'pipe'] });
    let complaint = '';
    child.stderr.on('data', (chunk) => (complaint += chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(complaint.trim() || `Building the page ended with code ${code}.`));
    });
    process.once('exit', () => child.kill());
  });
}

function pageHash() {
  const sources = [join(root, 'web'), join(root, 'package-lock.json'), join(root, 'server', 'schema.graphql')];
  const files = sources.flatMap((path) => (path.endsWith('web') ? filesBelow(path) : existsSync(path) ? [path] : []));
  const names = files.filter((file) => !/\.spec\.tsx?$/.test(file));
  return hashOf(names.flatMap((file) => [relative(root, file), readFileSync(file)]));
}

async function write(work) {
  try {
    mkdirSync(dist, { recursive: true });
    await work();
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code)) throw error;
    throw new Error(
      `The program in ${root} has to be built and this user may not write there: run "node ${self} build" once as its owner.`,
    );
  }
}

function replace(target, content) {
  mkdirSync(dirname(target), { recursive: true });
  const apart = `${target}.${process.pid}`;
  writeFileSync(apart, content);
  renameSync(apart, target);
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function hashOf(parts) {
  const hash = createHash('sha1');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}

function end(message, code) {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}
