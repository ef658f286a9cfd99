import type { Command } from 'commander';
import { moment } from '../../../platform/moment';
import type { OpenApplication } from '../../../platform/open-application';
import { aligned } from '../../../platform/printed-table';
import { written } from '../../../platform/written';
import { Alerts } from './alerts.service';

interface AlertsOptions {
  org?: string;
  check?: boolean;
  acknowledge?: string;
  who?: string;
  note?: string;
  json?: boolean;
}

/** `downstream alerts`: what cannot wait for Monday. */
export function registerAlertsCommand(program: Command, open: OpenApplication): void {
  program
    .command('alerts')
    .description('lists what cannot wait for the report: open alerts first')
    .option('--org <name>', 'organization (default: the only one, else main)')
    .option('--check', 'looks now, and lists what is open')
    .option('--acknowledge <id>', 'somebody looks after it: it is told no more while it lasts')
    .option('--who <name>', 'with --acknowledge')
    .option('--note <text>', 'with --acknowledge')
    .option('--json', 'JSON lines with stable keys')
    .action(async ({ org, check, acknowledge, who, note, json }: AlertsOptions) => {
      const alerts = (await open()).get(Alerts);
      const rows =
        acknowledge !== undefined
          ? [await alerts.acknowledge(org, acknowledge, who ?? '', note ?? null)]
          : check
            ? await alerts.check(org, Date.now() / 1000)
            : (await alerts.list(org, null, { first: 1000 })).nodes;
      if (json)
        return written(
          rows
            .map(
              ({ openedAt, closedAt, acknowledgedAt, toldAt, ...of }) =>
                `${JSON.stringify({ ...of, openedAt: moment(openedAt), closedAt: moment(closedAt), acknowledgedAt: moment(acknowledgedAt), toldAt: moment(toldAt) })}\n`,
            ) // prettier-ignore
            .join(''),
        );
      if (rows.length === 0) return written('No alert.\n');
      const table = [
        ['id', 'state', 'since', 'what'],
        ...rows.map((of) => [of.id, of.state, moment(of.openedAt) ?? '', of.text]),
      ];
      await written(`${aligned(table, [3]).join('\n')}\n`);
    });
}
