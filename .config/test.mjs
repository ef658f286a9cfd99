// Every check, side by side, and every test: what `npm test` runs. Goes on after a failure, so that one run tells everything, and
// ends with a line of totals. A step that failed counts as one failed test beside those that Jest counted.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
const reports = mkdtempSync(join(tmpdir(), 'downstream-test-'));
const totals = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

const tool = (name, file) => join(dirname(require.resolve(`${name}/package.json`)), file);

/** Runs a program to its end. */
function run(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
    child.once('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once('close', (code) => resolve(code ?? 1));
  });
}

async function timed(title, args) {
  console.log(`\n── ${title}`);
  const started = performance.now();
  const code = await run(args);
  console.log(
    `── ${title}: ${code === 0 ? 'ok' : `failed (${code})`}, ${Math.round((performance.now() - started) / 1000)} s`,
  );
  return code;
}

/** Runs checks side by side: each uses one processor only. What they print comes when they are over, one after the other. */
async function checks(programs) {
  const results = programs.map(async ([title, args]) => {
    const started = performance.now();
    let text = '';
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (text += piece));
    const code = await new Promise((resolve) => {
      child.once('error', (error) => {
        text += error.message;
        resolve(1);
      });
      child.once('close', (ended) => resolve(ended ?? 1));
    });
    return { title, code, text, seconds: Math.round((performance.now() - started) / 1000) };
  });
  for (const result of results) {
    const { title, code, text, seconds } = await result;
    console.log(`\n── ${title}\n${text.trimEnd()}`);
    console.log(`── ${title}: ${code === 0 ? 'ok' : `failed (${code})`}, ${seconds} s`);
    if (code === 0) continue;
    totals.failed += 1;
    failures.push(title);
  }
}

async function test(projects, ...options) {
  const title = `test ${projects.join(', ')}`;
  const report = join(reports, `${projects.join('-')}.json`);
  const jest = [tool('jest', 'bin/jest.js'), '--json', `--outputFile=${report}`, ...options];
  const code = await timed(title, [...jest, '--selectProjects', ...projects]);
  const counted = counts(report);
  totals.passed += counted.passed;
  totals.skipped += counted.skipped;
  // Jest may also fail outside of tests: a file that does not load, a broken setting, a process that does not end.
  totals.failed += code === 0 ? counted.failed : Math.max(1, counted.failed);
  if (code !== 0) failures.push(title);
}

function counts(report) {
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests, numTodoTests } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    return {
      passed: numPassedTests,
      failed: numFailedTests + numRuntimeErrorTestSuites,
      skipped: numPendingTests + numTodoTests,
    };
  } catch (error) {
    console.error(`Jest left no report (${error.message}).`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

try {
  await checks([['build', [join('server', 'downstream.mjs'), 'build']]]);
  await checks([
    ['types', [tool('typescript', 'bin/tsc'), '--noEmit']],
    ['rules', [tool('eslint', 'bin/eslint.js'), '--config', '.config/eslint.mjs', '.']],
    ['layout', [tool('prettier', 'bin/prettier.cjs'), '--check', '.']],
    ['generated files', [join('.config', 'codegen.mjs'), '--check']],
  ]);
  // Two files at a time: one of the API brings a server and a database along, one of the pages a browser too. All in one run, because a processor that
  // is done with its part of one kind has something of the next to do.
  await test(['domain', 'web', 'api', 'e2e'], '--maxWorkers=2', '--testSequencer=./.config/test-order.cjs');
} finally {
  rmSync(reports, { recursive: true, force: true });
}

if (failures.length > 0) console.log(`\nFailed: ${failures.join('; ')}.`);
const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : '';
console.log(`\n${totals.passed} passed, ${totals.failed} failed${skipped}`);
process.exitCode = totals.failed > 0 || totals.passed === 0 ? 1 : 0;
