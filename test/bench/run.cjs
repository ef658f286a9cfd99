// Compiles the bench beside a copy of the built server and runs it there: its processes carry no compiler in their memory, and a build
// during the quarter of an hour that it may take does not change what is measured.
const { execFileSync } = require('node:child_process');
const { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { transformSync } = require('@swc/core');

const root = join(__dirname, '..', '..');
const dist = join(root, 'dist');
const copy = join(dist, 'bench');
const target = join(copy, 'test', 'bench');
execFileSync(process.execPath, [join(root, 'server', 'downstream.mjs'), 'build', 'server'], { stdio: 'inherit' });
rmSync(copy, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
for (const part of ['server', 'migrations']) cpSync(join(dist, part), join(copy, part), { recursive: true });
const { $schema, ...options } = JSON.parse(readFileSync(join(root, '.config', 'swcrc.json'), 'utf8'));
const support = join(copy, 'test', 'support');
mkdirSync(support);
const sources = readdirSync(__dirname).filter((name) => name.endsWith('.ts'));
for (const name of [...sources, join('..', 'support', 'git-history.ts')]) {
  const filename = join(__dirname, name);
  const { code, map } = transformSync(readFileSync(filename, 'utf8'), {
    ...options,
    filename,
    swcrc: false,
    configFile: false,
  });
  const script = join(target, name.replace(/\.ts$/, '.js'));
  writeFileSync(script, `${code}\n//# sourceMappingURL=${script}.map\n`);
  writeFileSync(`${script}.map`, map);
}
require(join(target, 'run.js')).run(process.argv.slice(2));
