import type {
  AdoptionTables, AuthoredTable, PersonTable, RunTable, SourceSpan, UsagePeriodTable, UsageTable,
} from '../../server/domain/adoption-table'; // prettier-ignore

const DAY = 86400;
export const dayOf = (at: number): number => Math.floor(at / DAY);

/** A run by a person: hours from 1970-01-01, which is day 0. */
export interface GivenRun {
  person?: number;
  from: number;
  /** NaN = not told. */
  to: number;
  tool?: number;
  surface?: number;
  delegated?: boolean;
  parent?: number;
  compactions?: number;
  item?: number;
  named?: boolean;
  outcome?: number;
  repo?: number;
}

export interface GivenUsage {
  person?: number;
  day: number;
  tool?: number;
  surface?: number;
  used?: boolean;
  runs?: number;
  delegatedMinutes?: number;
  interactiveMinutes?: number;
  longestRunMinutes?: number;
  mostParallelRuns?: number;
}

export function runTable(given: GivenRun[]): RunTable {
  const rows = [...given].sort((a, b) => a.from - b.from);
  const int = (of: (run: GivenRun) => number): Int32Array => Int32Array.from(rows, of);
  return {
    length: rows.length,
    person: int(({ person = 0 }) => person),
    tool: Int16Array.from(rows, ({ tool = 0 }) => tool),
    surface: Uint8Array.from(rows, ({ surface = 0 }) => surface),
    delegated: Uint8Array.from(rows, ({ delegated = true }) => (delegated ? 1 : 0)),
    start: Float64Array.from(rows, ({ from }) => from * 3600),
    end: Float64Array.from(rows, ({ to }) => to * 3600),
    startDay: int(({ from }) => dayOf(from * 3600)),
    endDay: int(({ from, to }) => dayOf(to > from ? to * 3600 - 0.001 : from * 3600)),
    parent: int(({ parent = -1 }) => parent),
    compactions: Float64Array.from(rows, ({ compactions = NaN }) => compactions),
    item: int(({ item = -1 }) => item),
    named: Uint8Array.from(rows, ({ named, item = -1 }) => ((named ?? item >= 0) ? 1 : 0)),
    outcome: Uint8Array.from(rows, ({ outcome = 0 }) => outcome),
    repo: int(({ repo = -1 }) => repo),
  };
}

export function usageTable(rows: GivenUsage[]): UsageTable {
  const float = (of: (row: GivenUsage) => number | undefined): Float64Array =>
    Float64Array.from(rows, (row) => of(row) ?? NaN);
  const untold = (): Float64Array => new Float64Array(rows.length).fill(NaN);
  return {
    length: rows.length,
    person: Int32Array.from(rows, ({ person = 0 }) => person),
    day: Int32Array.from(rows, ({ day }) => day),
    tool: Int16Array.from(rows, ({ tool = 0 }) => tool),
    surface: Uint8Array.from(rows, ({ surface = 0 }) => surface),
    used: Uint8Array.from(rows, ({ used = true }) => (used ? 1 : 0)),
    ambient: new Uint8Array(rows.length),
    sessions: untold(),
    prompts: untold(),
    runs: float(({ runs }) => runs),
    delegatedMinutes: float(({ delegatedMinutes }) => delegatedMinutes),
    interactiveMinutes: float(({ interactiveMinutes }) => interactiveMinutes),
    longestRunMinutes: float(({ longestRunMinutes }) => longestRunMinutes),
    mostParallelRuns: float(({ mostParallelRuns }) => mostParallelRuns),
    lines: untold(),
    cost: untold(),
    tokens: untold(),
    phase: new Int16Array(rows.length).fill(-1),
  };
}

/** People without team, function or dates. */
export function personTable(length: number, endedDay: Record<number, number> = {}): PersonTable {
  const untold = (): Float64Array => new Float64Array(length).fill(NaN);
  return {
    length,
    team: new Int16Array(length).fill(-1),
    function: new Uint8Array(length).fill(255),
    startedDay: untold(),
    endedDay: Float64Array.from({ length }, (_, person) => endedDay[person] ?? NaN),
    firstDay: untold(),
    lastDay: untold(),
    stated: new Uint8Array(length).fill(1),
  };
}

export function adoptionTables(given: {
  people: number;
  runs?: GivenRun[];
  usage?: GivenUsage[];
  sources?: SourceSpan[];
}): AdoptionTables {
  const none = { length: 0 };
  return {
    people: personTable(given.people),
    usage: usageTable(given.usage ?? []),
    periods: none as UsagePeriodTable,
    runs: runTable(given.runs ?? []),
    authored: none as AuthoredTable,
    sources: given.sources ?? [],
    tools: ['a', 'b'],
  };
}
