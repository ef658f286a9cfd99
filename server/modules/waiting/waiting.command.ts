import type { Command } from 'commander';
import { writeTable } from '../../platform/command-table';
import { csvLines } from '../../platform/csv';
import { Failure } from '../../platform/failure';
import type { OpenApplication } from '../../platform/open-application';
import { printedTable } from '../../platform/printed-table';
import { scoped, scopeOf, wordOf, type ScopeOptions } from '../../platform/scope-options';
import type { Stage } from '../../platform/words';
import { written } from '../../platform/written';
import { readEventLog } from './event-log-file';
import { logTransitions, transitionTable } from './log-table';
import { printedWaiting } from './printed';
import { waitingJson } from './waiting-json';
import { WAITING_DEFINITION, waitingTable } from './waiting-table';
import { WaitingService } from './waiting.service';
import { calendarsOf } from './weekly-hours';

const WAITING_STAGES = ['pickup', 'review', 'deploy'] as const;

interface WaitingOptions extends ScopeOptions {
  stage?: string;
  log?: string;
  calendar?: string[];
  break?: string[];
  zone?: string;
}

/** `downstream waiting`: why work waits, in a stage or in an event log. */
export function registerWaitingCommand(program: Command, open: OpenApplication): void {
  scoped(program.command('waiting'), 'why work waits: five causes that sum to the hours of a stage')
    .option('--stage <stage>', 'pickup, review or deploy')
    .option('--log <file>', 'an event log in CSV instead of the organization: no database is used')
    .option('--calendar <days=hours...>', 'with --log: hours on duty, such as mon-fri=10-20 or Anya:mon-thu=9-17')
    .option('--break <name=hours...>', 'with --log: a daily break, such as Anya=12:00-12:30')
    .option('--zone <zone>', 'with --log: time zone of the calendar and of times without an offset', 'UTC')
    .action(async (options: WaitingOptions) => {
      if (options.log !== undefined) return ofLog(options.log, options);
      const stage = wordOf<Stage>('stage', options.stage, WAITING_STAGES);
      if (!stage)
        throw new Failure('wrong_use', 'Name a stage: --stage pickup, review or deploy; or an event log: --log.');
      const app = await open();
      const scope = scopeOf(options);
      const waiting = await app.get(WaitingService).waiting(options.org, scope, stage, Date.now() / 1000);
      const { range } = waiting;
      if (options.json) await written(JSON.stringify(waitingJson(waiting, scope)) + '\n');
      else if (options.csv) await writeTable(waitingTable(waiting), { definition: WAITING_DEFINITION, range }, options);
      else await written(printedWaiting(waiting));
    });
}

async function ofLog(path: string, { calendar = [], break: breaks = [], zone = 'UTC', json, csv }: WaitingOptions) {
  const calendars = calendarsOf(calendar, breaks);
  const table = transitionTable(logTransitions(await readEventLog(path, zone), calendars, zone));
  if (json) {
    const rows = [...(table.rows as Iterable<unknown[]>)];
    const named = rows.map((row) => Object.fromEntries(table.columns.map((name, at) => [name, row[at]])));
    await written(JSON.stringify({ log: path, unit: 'seconds', transitions: named }) + '\n');
  } else if (csv) for await (const line of csvLines(table)) await written(line);
  else await written(await printedTable(table));
}
