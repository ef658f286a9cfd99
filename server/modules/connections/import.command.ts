import { Option, type Command } from 'commander';
import { recordKinds } from '../../ledger/record-kinds';
import type { OpenApplication } from '../../platform/open-application';
import { doors, type Door } from '../../sources/door-detection';
import { ConnectionsService } from './connections.service';
import { ImportProgressBar } from './import-progress';
import { tableText } from './summary-table';

interface ImportOptions {
  org?: string;
  from?: Door;
  kind?: string;
  tags?: string;
  dryRun?: boolean;
  json?: boolean;
}

const shownRejects = 10;

/** `downstream import PATH…`: exit code 0 when all was taken, 3 when some rows were rejected, 2 when it could not run. */
export function registerImportCommand(program: Command, open: OpenApplication): void {
  program
    .command('import')
    .description(
      'take a git clone, files, folders or stdin (-) in: NDJSON, CSV, GitHub REST objects, exports of incident tools and of usage, each also as .gz',
    )
    .argument('<path...>', 'a clone, files, folders or - for stdin')
    .option('--org <name>', 'organization to import into; made when it does not exist')
    .addOption(new Option('--from <door>', 'take this door instead of looking at the content').choices([...doors]))
    .addOption(new Option('--kind <kind>', 'kind of records that name none').choices([...recordKinds.keys()]))
    .option('--tags <pattern>', 'tags of a clone that are deploys, such as "deploy-*" (default: names like v1.2.3)')
    .option('--dry-run', 'check everything and write nothing')
    .option('--json', 'print the counts as JSON')
    .action(async (paths: string[], options: ImportOptions) => {
      const connections = (await open()).get(ConnectionsService);
      const bar = new ImportProgressBar();
      const messages: string[] = [];
      const onReject = (message: string): void => void (messages.length < shownRejects && messages.push(message));
      const { from, kind, tags, dryRun } = options;
      const summary = await connections
        .importPaths(options.org, paths, { from, kind, tags, dryRun, onReject }, bar.show)
        .finally(() => bar.stop());
      for (const message of messages) process.stderr.write(`${message}\n`);
      const { organization, kinds, accepted, unchanged, rejected, extras, notes = [] } = summary;
      if (rejected > messages.length) process.stderr.write(`… and ${rejected - messages.length} more.\n`);
      if (options.json) {
        process.stdout.write(
          `${JSON.stringify({ organization, kinds, accepted, unchanged, rejected, extras, notes })}\n`,
        );
      } else {
        const rows = Object.entries(kinds).map(([kind, counts]) => [
          kind,
          counts.accepted,
          counts.unchanged,
          counts.rejected,
        ]);
        process.stdout.write(
          tableText(['kind', 'accepted', 'unchanged', 'rejected'], [...rows, ['all', accepted, unchanged, rejected]]),
        );
        for (const note of notes) process.stdout.write(`${note}\n`);
        if (extras > 0) process.stdout.write(`${extras.toLocaleString('en')} unknown fields were kept in "extra".\n`);
        if (dryRun) process.stdout.write('Dry run: nothing was written.\n');
        else if (rejected > 0) process.stdout.write(`See "downstream rejects --org ${organization}".\n`);
      }
      if (rejected > 0) process.exitCode = 3;
    });
}
