import { Linter, type Rule } from 'eslint';
import { join } from 'node:path';
import { parser } from 'typescript-eslint';

const root = join(__dirname, '..', '..');
const walls = jest.requireActual<Rule.RuleModule>('../../.config/walls.cjs');

/** What the rule says about one line in a file of this path. */
function complaints(file: string, code: string): string[] {
  const linter = new Linter({ cwd: root });
  const config = {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parser },
    plugins: { house: { rules: { walls } } },
    rules: { 'house/walls': ['error', { root }] },
  } satisfies Linter.Config;
  return linter.verify(code, config, join(root, file)).map(({ message }) => message);
}

test.each([
  ['server/domain/flow.ts', `import { percentiles } from './statistics/percentile';`],
  ['server/domain/flow.spec.ts', `import fc from 'fast-check';`],
  ['server/store/flow-columns.ts', `import { STAGES } from '../domain/stage';`],
  ['server/ledger/derivation.ts', `import { BinaryRows } from '../store/binary-copy';`],
  ['server/sources/lines.ts', `import { placeOf } from '../ledger/reject';`],
  ['server/sources/lines.ts', `import type { Store } from '../store/data-source';`],
  ['server/sources/lines.ts', `import { type Store } from '../store/data-source';`],
  ['server/modules/flow/flow.service.ts', `export * from '../../sources/import-paths';`],
  ['server/modules/flow/deep/inside.ts', `import { moment } from '../tables';`],
  ['server/main.ts', `import { FlowModule } from './modules/flow/flow.module';`],
  ['web/pages/map.tsx', `import { Page } from '../parts/page';`],
])('%s may say: %s', (file, code) => {
  expect(complaints(file, code)).toEqual([]);
});

test.each([
  ['server/domain/flow.ts', `import { readFile } from 'node:fs';`, 'nothing from outside'],
  ['server/domain/flow.ts', `import { Injectable } from '@nestjs/common';`, 'nothing from outside'],
  ['server/domain/flow.ts', `import { DateTime } from 'luxon';`, 'nothing from outside'],
  ['server/domain/flow.ts', `import { Store } from '../store/data-source';`, 'domain imports store'],
  ['server/domain/statistics/rank.ts', `import { Failure } from '../../platform/failure';`, 'domain imports platform'],
  ['server/platform/jobs.ts', `import { Store } from '../store/data-source';`, 'platform imports store'],
  ['server/store/people.ts', `import { importRecords } from '../ledger/import-records';`, 'store imports ledger'],
  ['server/ledger/deploys.ts', `export { doors } from '../sources/door-detection';`, 'ledger imports sources'],
  ['server/sources/lines.ts', `import { Store } from '../store/data-source';`, 'sources imports store'],
  ['server/sources/lines.ts', `let store: import('../modules/flow/tables').Table;`, 'sources imports modules'],
  ['server/sources/lines.ts', `await import('../modules/flow/tables');`, 'sources imports modules'],
  ['server/modules/flow/flow.service.ts', `import { A } from '../directory/directory.types';`, 'modules never import'],
  ['server/modules/flow/flow.service.ts', `import { run } from '../../main';`, 'modules imports server'],
  ['web/pages/map.tsx', `import { STAGES } from '../../server/domain/stage';`, 'web imports domain'],
  ['web/pages/map.tsx', `import { Client } from 'pg';`, 'belongs to the server'],
  ['server/main.ts', `require('../test/support/server');`, 'no room of the program'],
])('%s may not say: %s', (file, code, reason) => {
  expect(complaints(file, code)).toEqual([expect.stringContaining(reason)]);
});
