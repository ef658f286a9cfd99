// Compiles the bench beside the built server, so that its processes carry no compiler in their memory, and runs it there.
const { execFileSync } = require('node:child_process');
const { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { transformSync } = require('@swc/core');

const root = join(__dirname, '..', '..');
const target = join(root, 'dist', 'test', 'bench');
execFileSync(process.execPath, [join(root, 'server', 'downstream.mjs'), 'build', 'server'], { stdio: 'inherit' });
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const { $schema, ...options } = JSON.parse(readFileSync(join(root, '.config', 'swcrc.json'), 'utf8'));
for (const name of readdirSync(__dirname).filter((name) => name.endsWith('.ts'))) {
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
