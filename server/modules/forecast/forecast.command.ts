import type { Command } from 'commander';
import { writeTable } from '../../platform/command-table';
import { Failure } from '../../platform/failure';
import { moment } from '../../platform/moment';
import type { OpenApplication } from '../../platform/open-application';
import { scoped, scopeOf, type ScopeOptions } from '../../platform/scope-options';
import { written } from '../../platform/written';
import { askedOptions, type LeverOptions } from './asked-options';
import {
  answerOf,
  BACKTEST_DEFINITION,
  backtestTable,
  CALIBRATION_DEFINITION,
  calibrationTable,
  FORECAST_DEFINITION,
  forecastTable,
  ForecastTables,
  futureRange,
} from './forecast-tables';
import { ForecastService } from './forecast.service';
import { PRIORITIES } from './lever.types';
import { forecastText } from './printed';
import { backtestText, calibrationText } from './printed-backtest';
import { RunProgressBar } from '../../platform/run-progress';
import { ScenarioService } from './scenario.service';

interface ForecastOptions extends ScopeOptions, LeverOptions {
  backtest?: boolean;
  calibration?: boolean;
  scenario?: string;
  save?: string;
  note?: string;
  refits: boolean;
}

/** `downstream forecast`: what breaks next, as it is and with what is tried. */
export function registerForecastCommand(program: Command, open: OpenApplication): void {
  scoped(program.command('forecast'), 'what breaks next: a simulation from today’s work in progress')
    .option('--write <times>', 'pull requests written, as a multiple')
    .option('--write-of <team=times...>', 'on top: of one team, or of a tier as tier:power=2')
    .option('--reviewers <number>', 'effective reviewers added or taken, +2 or -1')
    .option('--reviewers-of <team=number...>', 'on top: to the reviewers of one team')
    .option('--review-effort <times>', 'effort of one review, as a multiple')
    .option('--first-pass <share>', 'share of changes on which an agent makes the first pass')
    .option('--hit-rate <share>', "share of the agent's findings that are acted on")
    .option('--deploy-every <time>', 'time between deploys, 1d or 12h; 0 = each change alone')
    .option('--seats <number>', 'changes that fit into one deploy')
    .option('--ci <times>', 'time of checks before the merge, as a multiple')
    .option('--incidents <times>', 'incidents per deploy and per line, as a multiple')
    .option('--wip-limit <number>', 'at most so many pull requests in pickup and review at once')
    .option('--priority <who>', `who is reviewed first: ${PRIORITIES.join(', ')}`)
    .option('--weeks <number>', '13 or 26 (default)')
    .option('--target <time>', 'p90 of the time in review that is to be kept, 24h or 2d')
    .option('--replications <number>', 'runs of the simulation (default 200)')
    .option('--seed <number>', 'of the random numbers (default 1)')
    .option('--until <week>', 'made at the end of an earlier week, 2026-W40, with what was known then')
    .option('--no-refits', 'without the uncertainty of the calibration: quicker')
    .option('--scenario <name>', 'what a kept scenario tries; other options win over it')
    .option('--save <name>', 'keeps what is tried as a scenario of this name')
    .option('--note <text>', 'with --save')
    .option('--calibration', 'what it rests on, instead')
    .option('--backtest', 'how good such forecasts would have been, instead')
    .action(async (options: ForecastOptions) => {
      const scope = scopeOf(options);
      if (options.backtest && options.calibration)
        throw new Failure('wrong_use', '--backtest and --calibration are two answers: ask for one of them.');
      if (options.backtest && options.until !== undefined)
        throw new Failure('wrong_use', '--backtest looks at all earlier weeks: leave --until away.');
      const given = askedOptions(options);
      const app = await open();
      const bar = new RunProgressBar();
      const services = { forecasts: app.get(ForecastService), scenarios: app.get(ScenarioService), tables: app.get(ForecastTables) }; // prettier-ignore
      const now = Date.now() / 1000;
      const waiting = { onProgress: bar.show };
      const ended = <T>(run: Promise<T>): Promise<T> => run.finally(() => bar.stop());

      if (options.backtest) {
        const backtest = answerOf(await ended(services.forecasts.backtestEnded(options.org, scope, now, waiting)));
        if (options.json) return written(`${JSON.stringify(backtest)}\n`);
        if (!options.csv) return written(backtestText(backtest));
        const range = await services.tables.rangeOf(options.org, now);
        return writeTable(backtestTable(backtest), { definition: BACKTEST_DEFINITION, range }, options);
      }
      if (options.calibration) {
        const run = await ended(services.forecasts.calibrationEnded(options.org, scope, now, waiting, options.until));
        const calibration = answerOf(run);
        if (options.json) return written(`${JSON.stringify(calibration)}\n`);
        if (!options.csv) return written(calibrationText(calibration));
        const range = await services.tables.rangeOf(options.org, now);
        return writeTable(calibrationTable(calibration), { definition: CALIBRATION_DEFINITION, range }, options);
      }

      const kept = options.scenario === undefined ? undefined : await services.scenarios.named(options.org, options.scenario); // prettier-ignore
      const question = {
        ...given,
        weeks: given.weeks ?? kept?.weeks,
        levers: { ...kept?.levers, ...given.levers },
        refits: options.refits,
      };
      const run = await ended(services.forecasts.forecastEnded(options.org, scope, question, now, waiting));
      const forecast = answerOf(run);
      if (options.save !== undefined) {
        const { note, save: name } = options;
        const same = (await services.scenarios.list(options.org)).find((one) => one.name === name);
        const { levers, weeks } = question;
        await services.scenarios.save(options.org, { id: same?.id, name, note: note ?? same?.note, levers, weeks });
      }
      if (options.json) {
        const { range } = forecast;
        const told = { ...forecast, range: { ...range, from: moment(range.from), to: moment(range.to) } };
        return written(`${JSON.stringify(told)}\n`);
      }
      if (!options.csv) return written(forecastText(forecast));
      const about = { definition: FORECAST_DEFINITION, range: futureRange(forecast) };
      await writeTable(forecastTable(forecast), about, options);
    });
}
