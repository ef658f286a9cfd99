import type { Command } from 'commander';
import type { TierRules } from '../../domain/tier-rules';
import { Failure } from '../../platform/failure';
import { moment } from '../../platform/moment';
import type { OpenApplication } from '../../platform/open-application';
import { aligned } from '../../platform/printed-table';
import type { TierRules as ToldRules } from '../../platform/tier.types';
import { written } from '../../platform/written';
import { checkedNote, checkedRules, TIER_FIGURES } from './checked-rules';
import { changedRules, TiersService } from './tiers.service';
import type { TierChange, TierRulesVersions } from './tiers.types';

interface TiersOptions {
  org?: string;
  set?: string[];
  note?: string;
  dryRun?: boolean;
  undo?: boolean;
  json?: boolean;
}

const dashed = (figure: string): string => figure.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** What each cut-off means, for the terminal. */
const MEANINGS: Record<keyof TierRules, string> = {
  windowDays: 'days looked back',
  casualDays: 'days with use make casual',
  powerSurfaces: 'surfaces make power',
  powerRuns: 'delegated runs make power',
  powerRunHours: 'hours of one run make power',
  powerRunsAtOnce: 'runs at once make power',
};

/** `downstream tiers`: the cut-offs between the tiers, shown, tried and changed. */
export function registerTiersCommand(program: Command, open: OpenApplication): void {
  program
    .command('tiers')
    .description('cut-offs between the tiers of adoption; with options, tries or changes them')
    .option('--org <name>', 'organization (default: the only one, else main)')
    .option('--set <figure=value...>', `changes: ${TIER_FIGURES.map(dashed).join(', ')}`)
    .option('--note <text>', 'why, for the list of versions')
    .option('--dry-run', 'prints who would move, and saves nothing')
    .option('--undo', 'back to the cut-offs that stood before, as a new version')
    .option('--json', 'JSON')
    .action(async (options: TiersOptions) => {
      const { org, json } = options;
      if (options.set && options.undo)
        throw new Failure('wrong_use', '--set and --undo exclude each other: give one of them.');
      if (!options.set && (options.note !== undefined || options.dryRun))
        throw new Failure('wrong_use', '--note and --dry-run belong to --set: add it with a cut-off such as power-runs=5.'); // prettier-ignore
      const changes = changesOf(options.set ?? []);
      const note = checkedNote(options.note);
      const tiers = (await open()).get(TiersService);
      const wallClock = Date.now() / 1000;
      if (options.undo) await tiers.undo(org, wallClock);
      if (options.set) {
        const rules = checkedRules(changedRules((await tiers.rules(org)).current, changes));
        const change = await tiers.change(org, rules, wallClock);
        if (!options.dryRun) await tiers.set(org, { ...rules, note }, wallClock);
        const standing = await tiers.rules(org);
        return written(
          json
            ? `${JSON.stringify({ change, saved: !options.dryRun, ...standing })}\n`
            : `${changeText(change)}\n${options.dryRun ? 'Nothing was saved.\n' : rulesText(standing)}`,
        );
      }
      const standing = await tiers.rules(org);
      return written(json ? `${JSON.stringify(standing)}\n` : rulesText(standing));
    });
}

/** @throws Failure wrong_use for a cut-off that does not exist or is no number */
function changesOf(texts: readonly string[]): Partial<TierRules> {
  const changes: Partial<TierRules> = {};
  for (const text of texts) {
    const [, name, value] = /^([a-z-]+)=(\d+(?:\.\d+)?)$/.exec(text) ?? [];
    const figure = TIER_FIGURES.find((each) => dashed(each) === name);
    if (figure === undefined)
      throw new Failure('wrong_use', `--set ${text} is not a cut-off: write one of ${TIER_FIGURES.map(dashed).join(', ')} with a number, such as power-runs=5.`); // prettier-ignore
    changes[figure] = Number(value);
  }
  return changes;
}

function rulesText({ current, versions }: TierRulesVersions): string {
  const figures = aligned(
    TIER_FIGURES.map((figure) => [dashed(figure), String(current[figure]), MEANINGS[figure]]),
    [2],
  );
  const list = aligned(
    [
      ['version', 'since', ...TIER_FIGURES.map(dashed), 'note'],
      ...versions.map((each) => [
        String(each.version),
        sinceText(each),
        ...TIER_FIGURES.map((figure) => String(each[figure])),
        each.note ?? '-',
      ]),
    ],
    [1, TIER_FIGURES.length + 2],
  );
  return [...figures, '', ...list].join('\n') + '\n';
}

const sinceText = ({ since }: ToldRules): string =>
  since === null ? 'as delivered' : moment(since)!.slice(0, 16) + 'Z';

function changeText(change: TierChange): string {
  if (change.week === null) return 'There is no whole week of data yet: nobody would move.\n';
  if (change.moved === null)
    return `In ${change.week} ${change.people} people are there: with fewer than 5, who would move is not shown.\n`;
  const moves = change.moves
    .filter(({ from, to }) => from !== to)
    .map(({ from, to, people }) => `  ${from} → ${to}: ${people}`);
  const groups = aligned([
    ['team', 'move', 'people'],
    ...change.groups.map(({ label, moved, people }) => [label, String(moved), String(people)]),
  ]);
  return (
    [
      `In ${change.week} ${change.moved} of ${change.people} people would be in another tier; over all weeks ${change.movedPersonWeeks} of ${change.personWeeks} person-weeks.`,
      ...moves,
      ...(change.groups.length === 0 ? [] : ['', ...groups]),
      ...(change.hidden > 0 ? [`${change.hidden} people in teams of fewer than 5 are not shown.`] : []),
    ].join('\n') + '\n'
  );
}
