import { authorshipName, sizeName } from './cut-name';
import { type FindingGroup, type FindingOutcome, type OutcomeSeries } from './finding';
import { findingEvidenceName, findingGroupName, seriesName } from './finding-word';
import { daysOfRange } from './moment';
import { countOf } from './number';

/** A group of the hit rate for people: `("severity", "codex: P1")` → "OpenAI Codex: P1". */
export function groupName(
  by: FindingGroup,
  key: string,
  agent: string | null,
  nameOf: (agent: string) => string,
): string {
  if (by === 'agent') return nameOf(key);
  if (agent && key.startsWith(`${agent}: `)) return `${nameOf(agent)}: ${word(by, key.slice(agent.length + 2))}`;
  return word(by, key);
}

function word(by: FindingGroup, key: string): string {
  if (by === 'size') return (sizeName as Record<string, string>)[key] ?? key;
  if (by === 'authorship') return (authorshipName as Record<string, string>)[key] ?? key;
  if (key !== 'unknown') return key;
  return by === 'severity' || by === 'category' ? 'not told' : 'unknown';
}

/** What narrows a list of findings. */
export interface FindingChoice {
  agent?: string;
  outcome?: FindingOutcome;
  inRate?: boolean;
  evidence?: string;
  group?: FindingGroup;
  groupKey?: string;
  series: OutcomeSeries;
}

/**
 * "147 accepted findings of CodeRabbit, 18 May – 14 Nov 2026".
 *
 * @param range the absolute range, both days included
 */
export function findingHeading(
  total: number,
  choice: FindingChoice,
  range: string,
  nameOf: (agent: string) => string,
): string {
  const { agent, outcome, inRate, evidence, group, groupKey, series } = choice;
  const parts = [
    outcome === 'pending' && 'pending at the end of the range',
    agent && (group !== 'agent' || groupKey !== agent) && `of ${nameOf(agent)}`,
    group && groupKey && groupPart(group, groupKey, nameOf),
    inRate && !outcome && 'that count in the hit rate',
    evidence && `resting on: ${findingEvidenceName(evidence)}`,
    series !== 'strict' && `by the ${seriesName(series).toLowerCase()} series`,
  ].filter(Boolean);
  const found = `${countOf(total)} ${outcome && outcome !== 'pending' ? `${outcome} ` : ''}${total === 1 ? 'finding' : 'findings'}`;
  return `${[[found, parts[0]].filter(Boolean).join(' '), ...parts.slice(1)].join(', ')}, ${daysOfRange(range)}`;
}

function groupPart(group: FindingGroup, key: string, nameOf: (agent: string) => string): string {
  // A key of several agents names its agent before the word: "codex: P1".
  const agent = /^([^:\s]+): /.exec(key)?.[1] ?? null;
  const name = groupName(group, key, group === 'severity' || group === 'category' ? agent : null, nameOf);
  return group === 'agent' ? `of ${name}` : `${findingGroupName(group).toLowerCase()} ${name}`;
}
