import { SURFACES, type AdoptionTables, type SourceSpan, type Surface } from '../../server/domain/adoption-table';

type PersonRow = Record<'team' | 'function' | 'startedDay' | 'endedDay' | 'firstDay' | 'lastDay' | 'stated', number>;
type Row<Numbers extends string> = { person: number; surface?: Surface } & Partial<Record<Numbers, number>>;
type UsageRow = Row<'day' | 'tool' | 'used' | 'ambient' | 'runs' | 'delegatedMinutes' | 'longestRunMinutes' | 'mostParallelRuns'>; // prettier-ignore
type PeriodRow = Row<'tool' | 'fromDay' | 'toDay' | 'used' | 'activeDays'>;
type RunRow = Row<'tool' | 'delegated' | 'start' | 'end' | 'parent'>;
type AuthoredRow = Row<'createdDay' | 'mergedDay' | 'agentAuthored' | 'reviewedDay'>;

/** What tiers follow from, as a test writes it; days are numbers, times epoch seconds in UTC, what is left out is not told. */
export interface TierRows {
  people: number | Partial<PersonRow>[];
  usage?: UsageRow[];
  periods?: PeriodRow[];
  runs?: RunRow[];
  authored?: AuthoredRow[];
  sources?: SourceSpan[];
}

const DAY = 86400;

/** Tables of hand-made rows. A number of people = so many who are always there. */
export function tierTables(rows: TierRows): AdoptionTables {
  const { people, usage = [], periods = [], runs = [], authored = [] } = rows;
  const all: Partial<PersonRow>[] =
    typeof people === 'number' ? Array.from({ length: people }, () => ({ stated: 1 })) : people;
  const floats = <T>(list: readonly T[], of: (row: T) => number | undefined): Float64Array =>
    Float64Array.from(list, (row) => of(row) ?? NaN);
  const ints = <T>(list: readonly T[], of: (row: T) => number | undefined, otherwise = 0): Int32Array =>
    Int32Array.from(list, (row) => of(row) ?? otherwise);
  const bytes = <T>(list: readonly T[], of: (row: T) => number | undefined, otherwise: number): Uint8Array =>
    Uint8Array.from(list, (row) => of(row) ?? otherwise);
  const shorts = <T>(list: readonly T[], of: (row: T) => number | undefined): Int16Array =>
    Int16Array.from(list, (row) => of(row) ?? 0);
  const surfaces = (list: readonly { surface?: Surface }[]): Uint8Array =>
    bytes(list, ({ surface }) => SURFACES.indexOf(surface ?? 'cli'), 0);
  const nothing = <T>(list: readonly T[]): Float64Array => floats(list, () => undefined);
  const lastDay = ({ start = 0, end = NaN }: RunRow): number => Math.floor((end > start ? end - 1e-3 : start) / DAY);
  return {
    people: {
      length: all.length,
      team: Int16Array.from(all, (row) => row.team ?? -1),
      function: bytes(all, (row) => row.function, 255),
      startedDay: floats(all, (row) => row.startedDay),
      endedDay: floats(all, (row) => row.endedDay),
      firstDay: floats(all, (row) => row.firstDay),
      lastDay: floats(all, (row) => row.lastDay),
      stated: bytes(all, (row) => row.stated, 0),
    },
    usage: {
      length: usage.length,
      person: ints(usage, (row) => row.person),
      day: ints(usage, (row) => row.day),
      tool: shorts(usage, (row) => row.tool),
      surface: surfaces(usage),
      used: bytes(usage, (row) => row.used, 1),
      ambient: bytes(usage, (row) => row.ambient, 0),
      sessions: nothing(usage),
      prompts: nothing(usage),
      runs: floats(usage, (row) => row.runs),
      delegatedMinutes: floats(usage, (row) => row.delegatedMinutes),
      interactiveMinutes: nothing(usage),
      longestRunMinutes: floats(usage, (row) => row.longestRunMinutes),
      mostParallelRuns: floats(usage, (row) => row.mostParallelRuns),
      lines: nothing(usage),
      cost: nothing(usage),
      tokens: nothing(usage),
      phase: shorts(usage, () => -1),
    },
    periods: {
      length: periods.length,
      person: ints(periods, (row) => row.person),
      fromDay: ints(periods, (row) => row.fromDay),
      toDay: ints(periods, (row) => row.toDay),
      tool: shorts(periods, (row) => row.tool),
      surface: surfaces(periods),
      activeDays: floats(periods, (row) => row.activeDays),
      used: bytes(periods, (row) => row.used, 1),
      phase: shorts(periods, () => -1),
    },
    runs: {
      length: runs.length,
      person: ints(runs, (row) => row.person),
      tool: shorts(runs, (row) => row.tool),
      surface: surfaces(runs),
      delegated: bytes(runs, (row) => row.delegated, 1),
      start: floats(runs, (row) => row.start),
      end: floats(runs, (row) => row.end),
      startDay: ints(runs, ({ start = 0 }) => Math.floor(start / DAY)),
      endDay: ints(runs, lastDay),
      parent: ints(runs, (row) => row.parent, -1),
      compactions: nothing(runs),
      item: ints(runs, () => -1),
      named: bytes(runs, () => 0, 0),
      outcome: bytes(runs, () => 0, 0),
      repo: ints(runs, () => -1),
    },
    authored: {
      length: authored.length,
      person: ints(authored, (row) => row.person),
      item: ints(authored, () => -1),
      createdDay: ints(authored, (row) => row.createdDay),
      mergedDay: floats(authored, (row) => row.mergedDay),
      agentAuthored: bytes(authored, (row) => row.agentAuthored, 0),
      reviewed: bytes(authored, (row) => (row.reviewedDay === undefined ? 0 : 1), 0),
      reviewedDay: floats(authored, (row) => row.reviewedDay),
    },
    sources: rows.sources ?? [],
    tools: ['a', 'b'],
  };
}
