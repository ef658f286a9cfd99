import type { RuleDraft } from '../state/mapping-form';
import { durationOf } from './duration';
import { countOf, countedOf, shareOf } from './number';

/** Where deploys come from, as a rule can name it. */
export const deploySources = ['deployment', 'release', 'workflow_run', 'tag', 'pipeline'] as const;

const sources: Record<string, string> = {
  deployment: 'GitHub deployment',
  release: 'GitHub release',
  workflow_run: 'GitHub workflow run',
  tag: 'Git tag',
  // What a rule calls deploys that name no source.
  pipeline: 'Pipeline or file',
};

/** Where a deploy comes from, in words; null = a pipeline or a file. */
export const deploySourceName = (source: string | null): string =>
  source === null || source === '' ? 'Pipeline or file' : (sources[source] ?? source.replace(/_/g, ' '));

/** Whether deploys of a source count by their environment’s name; the others only by a rule. */
export const countsByName = (source: string | null): boolean => source !== 'workflow_run' && source !== 'release';

/** Why a group of deploys counts as production or not. */
export function whyText({
  rule,
  source,
  production,
}: {
  rule: number | null;
  source: string | null;
  production: boolean;
}): string {
  if (rule !== null) return `rule ${rule + 1}`;
  if (!countsByName(source)) return 'no rule says so';
  return production ? 'by its name' : 'not by its name';
}

/** A rule as a sentence: "GitHub workflow runs named “Deploy*” on main". */
export function ruleText({ source, repo, environment, name, ref }: Omit<RuleDraft, 'key'>): string {
  const what =
    source === 'pipeline' ? 'Deploys of a pipeline or file' : source ? `${deploySourceName(source)}s` : 'Deploys';
  const parts = [
    environment.trim() && `to “${environment.trim()}”`,
    name.trim() && `named “${name.trim()}”`,
    ref.trim() && `on ${ref.trim()}`,
    repo.trim() && `of ${repo.trim()}`,
  ].filter(Boolean);
  return parts.length || source ? [what, ...parts].join(' ') : 'New rule';
}

/** What a rule does with what it matches: "count as production, service shop". */
export const outcomeText = ({ production, service }: Pick<RuleDraft, 'production' | 'service'>): string =>
  [production ? 'count as production' : 'do not count', service.trim() && `service ${service.trim()}`]
    .filter(Boolean)
    .join(', ');

interface Match {
  deploys: number;
  repos: number;
  shadowed: boolean;
}

/** What a rule would match: "Matches 12 deploys in 2 repositories". */
export function matchText({ deploys, repos, shadowed }: Match): string {
  if (shadowed) return 'Nothing is left for it: the rules above take all it matches. Move it up to let it decide';
  if (deploys === 0) return 'Matches no deploy that is recorded';
  return `Matches ${countedOf(deploys, 'deploy')} in ${countedOf(repos, 'repository', 'repositories')}`;
}

/** What the page says on Sources: "12 environments, 2 count as production". */
export function groupsText(groups: readonly { production: boolean }[]): string {
  const counted = groups.filter(({ production }) => production).length;
  return `${countedOf(groups.length, 'environment, workflow or release', 'environments, workflows and releases')}, ${
    counted === 0 ? 'none counts' : `${countOf(counted)} ${counted === 1 ? 'counts' : 'count'}`
  } as production`;
}

/** The numbers a mapping leads to. */
export interface MappingNumbers {
  productionDeploys: number;
  services: number;
  changesDeployed: number;
  changesWaiting: number;
  changesUnknown: number;
  inferredShare: number | null;
  waitP50: number | null;
  changeFailRate: { value: number | null; numerator: number; n: number; enough: boolean };
  incidentsLinked: number;
}

/** A rate; too few are not enough for one. */
export function failText({ value, n, enough }: MappingNumbers['changeFailRate']): string {
  if (n === 0) return '–';
  return enough ? shareOf(value) : 'not enough data';
}

/** One number of the effect: its name, what it means, how it is written. */
export interface NumberLine {
  name: string;
  note?: string;
  text: (numbers: MappingNumbers) => string;
  /** What it was counted from; '' = nothing. */
  of?: (numbers: MappingNumbers) => string;
}

/** The numbers of the effect in their order. */
export const numberLines: readonly NumberLine[] = [
  { name: 'Production deploys', text: (numbers) => countOf(numbers.productionDeploys) },
  { name: 'Services', note: 'with a production deploy', text: (numbers) => countOf(numbers.services) },
  { name: 'Changes deployed', text: (numbers) => countOf(numbers.changesDeployed) },
  { name: 'Changes waiting', note: 'merged, in no deploy yet', text: (numbers) => countOf(numbers.changesWaiting) },
  { name: 'Changes unknown', note: 'their service has no deploy', text: (numbers) => countOf(numbers.changesUnknown) },
  { name: 'Inferred from time', note: 'of the deployed', text: (numbers) => shareOf(numbers.inferredShare) },
  { name: 'Merge to production', note: 'median', text: (numbers) => durationOf(numbers.waitP50) },
  {
    name: 'Change fail rate',
    text: (numbers) => failText(numbers.changeFailRate),
    of: ({ changeFailRate: { numerator, n } }) => (n ? `${countOf(numerator)} of ${countOf(n)}` : ''),
  },
  { name: 'Incidents linked to a deploy', text: (numbers) => countOf(numbers.incidentsLinked) },
];

/** What a change of the mapping does, in one sentence; '' = no number changes. */
export function effectSentence(before: MappingNumbers, after: MappingNumbers): string {
  const changed = numberLines.filter(({ text }) => text(before) !== text(after));
  return changed
    .slice(0, 2)
    .map(({ name, text }) => `${name}: ${text(before)} → ${text(after)}`)
    .join(' · ');
}

/** Names of incidents: first those that no deploy knows, by how many incidents have them; then the others. */
export function byNeed<T extends { name: string; incidents: number; known: boolean }>(names: readonly T[]): T[] {
  return [...names].sort(
    (a, b) => Number(a.known) - Number(b.known) || b.incidents - a.incidents || a.name.localeCompare(b.name),
  );
}
