// Writes server/schema.graphql from the resolvers. Run after a resolver or type has changed: npm run schema
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('reflect-metadata');
const { printedSchema } = require('../dist/server/platform/graphql.js');
const { resolvers } = require('../dist/server/resolvers.js');
writeFileSync(new URL('../server/schema.graphql', import.meta.url), await printedSchema(resolvers));
