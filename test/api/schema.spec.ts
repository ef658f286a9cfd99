import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildServer } from '../support/program';

jest.setTimeout(60_000);

beforeAll(buildServer);

describe('the schema', () => {
  it('checked in is the one the code makes', async () => {
    const root = join(__dirname, '..', '..');
    // In a process of its own: Mercurius imports ES modules, which Jest's sandbox does not know.
    const script = `
      const { printedSchema } = require('./dist/server/platform/graphql.js');
      const { resolvers } = require('./dist/server/resolvers.js');
      printedSchema(resolvers).then((text) => process.stdout.write(text));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], { cwd: root, maxBuffer: 1e7 });
    expect(stdout).toBe(readFileSync(join(root, 'server', 'schema.graphql'), 'utf8'));
  });
});
