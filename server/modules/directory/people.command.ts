import type { Command } from 'commander';
import { csvLines } from '../../platform/csv';
import { Failure } from '../../platform/failure';
import type { OpenApplication } from '../../platform/open-application';
import { PeopleDecider } from './people-decider';
import { effectText, peopleText } from './people-printed';
import { PeopleService } from './people.service';
import type { PeopleDecisionInput } from './people.types';

interface PeopleOptions {
  org?: string;
  json?: boolean;
  csv?: boolean;
  looks?: boolean;
  decided?: boolean;
  same?: string[];
  apart?: string[];
  bot?: string[];
  human?: string[];
  team?: string[];
  function?: string[];
  takeBack?: string[];
  dryRun?: boolean;
}

/** `downstream people`: who is who; with options, decides it, or with --dry-run only tells what would change. */
export function registerPeopleCommand(program: Command, open: OpenApplication): void {
  program
    .command('people')
    .description('who is who: accounts, people, teams, automated accounts; with options, decides it')
    .option('--org <name>', 'organization (default: the only one, else main)')
    .option('--looks', 'only those that somebody should look at')
    .option('--decided', 'only those about which something was decided')
    .option('--same <login=login...>', 'both accounts are one person, such as ada=ada-lovelace')
    .option('--apart <login...>', 'the account is a person of its own')
    .option('--bot <login...>', 'automated, with all accounts of the same person')
    .option('--human <login...>', 'a human, whatever the records say')
    .option('--team <login=team...>', 'team of a person; nothing after = takes it back')
    .option('--function <login=function...>', 'function of a person; nothing after = takes it back')
    .option('--take-back <login...>', 'forgets everything that was decided about the account')
    .option('--dry-run', 'prints what would change and changes nothing')
    .option('--json', 'JSON')
    .option('--csv', 'CSV')
    .action(async (options: PeopleOptions) => {
      const changes = changesOf(options);
      const app = await open();
      const takenBack = options.takeBack ?? [];
      if (options.dryRun) {
        if (takenBack.length === 0 && changes.length === 0)
          throw new Failure('wrong_use', '--dry-run tells what --same, --apart, --bot, --human, --team, --function or --take-back would change: give at least one of them.'); // prettier-ignore
        const effect = await app.get(PeopleDecider).preview(options.org, changes, Date.now() / 1000, takenBack);
        process.stdout.write(options.json ? `${JSON.stringify(effect)}\n` : effectText(effect));
        return;
      }
      for (const login of takenBack) await app.get(PeopleDecider).takeBack(options.org, login, true);
      if (changes.length > 0) await app.get(PeopleDecider).decide(options.org, changes, true);
      const all = await app.get(PeopleService).all(options.org);
      const named = new Set(changes.flatMap(({ login, sameAs }) => [login, sameAs ?? login]).concat(takenBack));
      const people = all.filter(
        ({ looks, decided, accounts }) =>
          (!options.looks || looks.length > 0) &&
          (!options.decided || decided) &&
          (named.size === 0 || accounts.some(({ login }) => named.has(login))),
      );
      if (options.json) process.stdout.write(`${JSON.stringify({ people })}\n`);
      else if (options.csv) {
        const columns = ['person', 'account', 'name', 'kind', 'automated_because', 'team', 'team_from', 'function', 'pull_requests', 'reviews', 'comments']; // prettier-ignore
        const rows = people.flatMap((of) =>
          of.accounts.map(({ login, pullRequests, reviews, comments }) => [
            of.login, login, of.name, of.kind, of.automatedBecause, of.team, of.teamFrom, of.function, pullRequests, reviews, comments,
          ]),
        ); // prettier-ignore
        for await (const line of csvLines({ columns, rows }, ['Who is who, one line per account.']))
          process.stdout.write(line);
      } else process.stdout.write(peopleText(people));
    });
}

/** What the options decide. @throws Failure wrong_use for one that is not `login=value` */
function changesOf(options: PeopleOptions): PeopleDecisionInput[] {
  const pairs = (option: string, values: string[] = [], mayBeEmpty = false): [string, string][] =>
    values.map((text) => {
      const [, login, value] = /^([^=]+)=(.*)$/.exec(text) ?? [];
      if (login === undefined || (value === '' && !mayBeEmpty))
        throw new Failure('wrong_use', `--${option} ${text} is not complete: write it as --${option} login=value.`);
      return [login, value];
    });
  return [
    ...pairs('same', options.same).map(([login, sameAs]) => ({ login, sameAs })),
    ...(options.apart ?? []).map((login) => ({ login, sameAs: login })),
    ...(options.bot ?? []).map((login) => ({ login, kind: 'bot' as const })),
    ...(options.human ?? []).map((login) => ({ login, kind: 'human' as const })),
    ...pairs('team', options.team, true).map(([login, team]) => ({ login, team: team || null })),
    ...pairs('function', options.function, true).map(([login, role]) => ({ login, function: role || null })),
  ];
}
