import { instantText } from '../../ledger/instant';
import type { Json } from '../github-rest/shape';
import { sumOf } from './told-figures';
import { USAGE_FIGURES, type RunMoment, type UsagePart } from './usage-part';

interface Run extends Omit<RunMoment, 'at'> {
  from: number;
  to: number;
}

/**
 * Adds up what several rows of an export tell of one person, day, tool and surface, over all files of an import: a key holds one row of usage, and pages
 * may be files of their own. The same part again counts once.
 */
export class UsageSums {
  private readonly parts = new Map<string, Map<string, UsagePart>>();
  private readonly runs = new Map<string, Run>();
  private touched = new Set<string>();
  private touchedRuns = new Set<string>();

  add(part: UsagePart): void {
    const key = `${part.person}\u0001${part.day}\u0001${part.tool}\u0001${part.surface}`;
    let parts = this.parts.get(key);
    if (!parts) this.parts.set(key, (parts = new Map<string, UsagePart>()));
    parts.set(part.part, part);
    this.touched.add(key);
  }

  addMoment({ at, ...run }: RunMoment): void {
    const known = this.runs.get(run.id);
    this.runs.set(run.id, { ...run, from: Math.min(at, known?.from ?? at), to: Math.max(at, known?.to ?? at) });
    this.touchedRuns.add(run.id);
  }

  /** Usage and runs of which something was added since the last call, each whole. */
  records(): Json[] {
    const rows = [...this.touched].map((key) => rowOf([...(this.parts.get(key) as Map<string, UsagePart>).values()]));
    const runs = [...this.touchedRuns].map((id) => runOf(this.runs.get(id) as Run));
    this.touched = new Set();
    this.touchedRuns = new Set();
    return [...rows, ...runs];
  }
}

function rowOf(parts: readonly UsagePart[]): Json {
  const [{ person, day, tool, surface }] = parts;
  const row: Json = { kind: 'agent_usage', person, day, tool, surface };
  for (const name of USAGE_FIGURES) {
    const sum = sumOf(parts.map(({ figures }) => figures[name]));
    // Sums of binary fractions of a dollar would end in …0001.
    if (sum !== undefined) row[name] = name === 'cost_usd' ? Math.round(sum * 1e6) / 1e6 : sum;
  }
  const words = new Map<string, Set<string>>();
  for (const part of parts)
    for (const [name, word] of Object.entries(part.words ?? {}))
      words.set(name, (words.get(name) ?? new Set()).add(word));
  for (const [name, set] of words) row[name] = [...set].sort();
  return row;
}

const runOf = ({ id, person, tool, surface, from, to }: Run): Json => ({
  kind: 'agent_run',
  id,
  person,
  tool,
  surface,
  mode: 'delegated',
  started_at: instantText(from),
  ended_at: instantText(to),
});
