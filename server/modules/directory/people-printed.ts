import type { PeopleEffect, Person, TeamNumbers } from './people.types';

/** People for a terminal: one line each, in columns as wide as they need to be. */
export function peopleText(people: readonly Person[]): string {
  if (people.length === 0) return 'Nobody: no record names an account that fits.\n';
  const rows = people.map((person) => [
    person.login,
    person.kind === 'human' ? 'human' : `automated (${person.automatedBecause})`,
    person.team === null ? '–' : `${person.team} (${person.teamFrom})`,
    person.accounts
      .map(({ login }) => login)
      .filter((login) => login !== person.login)
      .join(', '),
    person.looks.map(({ because }) => because.replace(/_/g, ' ')).join(', '),
  ]);
  return tableOf(['person', 'kind', 'team', 'also', 'look at'], rows);
}

/** What decisions would change, in lines. */
export function effectText(effect: PeopleEffect): string {
  const day = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);
  const { reviewsToAuthor, reviewsToAgent, reviewsToHuman } = effect;
  const lines = [
    `people                      ${effect.humansBefore} → ${effect.humansAfter}`,
    `automated accounts          ${effect.automatedBefore} → ${effect.automatedAfter}`,
    `pull requests changing team ${effect.pullRequestsMoved}`,
    `reviews and comments        ${reviewsToAuthor} become the author's own, ${reviewsToAgent} automated, ${reviewsToHuman} another human's`,
    `to be worked out again      ${effect.pullRequestsToDerive} pull requests`,
    ...effect.conflicts.map(
      ({ because, value }) => `does not fit together       ${because.replace(/_/g, ' ')}: ${value}`,
    ),
  ];
  const share = ({ reviewed, merged }: TeamNumbers): string =>
    reviewed === null ? '–' : `${Math.round(100 * reviewed)} % of ${merged}`;
  const rows = effect.teams.map(({ team, before, after }) => [
    team ?? 'no team',
    `${before.members} → ${after.members}`,
    `${before.opened} → ${after.opened}`,
    `${before.merged} → ${after.merged}`,
    `${share(before)} → ${share(after)}`,
  ]);
  const weeks = `${day(effect.from)} to ${day(effect.to)} (UTC)`;
  const table =
    rows.length === 0
      ? `No number of a team changes in the weeks ${weeks}.\n`
      : `${weeks}:\n${tableOf(['team', 'members', 'opened', 'merged', 'reviewed'], rows)}`;
  return `${lines.join('\n')}\n\n${table}`;
}

function tableOf(header: string[], rows: string[][]): string {
  const widths = header.map((_, at) => Math.max(...[header, ...rows].map((row) => row[at].length)));
  const lines = [header, ...rows].map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at]))
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}
