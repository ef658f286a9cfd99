import type { CutsQuery } from '../gql/documents';
import type { CutOption } from './cut-picker';

/**
 * Teams as a tree: each under its parent, siblings by name, with the depth to indent. A team whose parent is not in the
 * list stands at the top; a circle of parents is cut at the first team seen twice.
 */
export function teamOptions(teams: CutsQuery['cuts']['teams']): CutOption[] {
  const names = new Set(teams.map((team) => team.team));
  const sorted = [...teams].sort((a, b) => a.team.localeCompare(b.team));
  const options: CutOption[] = [];
  const seen = new Set<string>();
  const add = (team: CutsQuery['cuts']['teams'][number], depth: number) => {
    if (seen.has(team.team)) return;
    seen.add(team.team);
    options.push({ value: team.team, label: team.team, depth, ...(team.members > 0 && { note: `${team.members}` }) });
    for (const child of sorted) if (child.parent === team.team) add(child, depth + 1);
  };
  for (const team of sorted) if (!team.parent || !names.has(team.parent)) add(team, 0);
  for (const team of sorted) add(team, 0);
  return options;
}
