import { runTable, usageTable, type GivenUsage } from '../../test/support/adoption-tables';
import type { UsagePeriodTable } from '../domain/adoption-table';
import { tierCoverage } from '../domain/tier-coverage';
import type { ReadRuns } from './adoption-runs';
import { cutDays, usageSpans } from './adoption-sources';

const none = { length: 0 } as UsagePeriodTable;
const spansOf = (usage: GivenUsage[], runs: Parameters<typeof runTable>[0] = [], tools = ['a', 'b']) =>
  usageSpans(
    {
      usage: usageTable(usage),
      periods: none,
      runs: { ...runTable(runs), number: new Int32Array(runs.length) } as ReadRuns,
    },
    tools,
    new Map(),
    99,
  );
const told = (usage: GivenUsage[]) => spansOf(usage).map(({ kind, fromDay, toDay }) => [kind, fromDay, toDay]);

it.each<[string, Partial<GivenUsage>, string[]]>([
  ['days of use tell of nothing else', {}, ['usage']],
  ['delegated minutes alone tell of hours', { delegatedMinutes: 60 }, ['usage', 'delegated']],
  ['so do they with the longest run and the most at once', { delegatedMinutes: 60, longestRunMinutes: 40, mostParallelRuns: 2 }, ['usage', 'delegated']],
  ['with the number of runs, of runs too', { delegatedMinutes: 60, runs: 2 }, ['usage', 'runs', 'delegated']],
  ['0 is told', { delegatedMinutes: 0, runs: 0 }, ['usage', 'runs', 'delegated']],
  ['runs without minutes are not known to be delegated', { runs: 3 }, ['usage']],
])('%s', (_, more, kinds) => {
  expect(told([{ day: 10, ...more }, { day: 37, ...more }])).toEqual(kinds.map((kind) => [kind, 10, 37]));
}); // prettier-ignore

it('covers runs only from the first to the last day that tells their number', () => {
  const usage = [{ day: 10, delegatedMinutes: 5 }, { day: 20, delegatedMinutes: 5, runs: 1 }, { day: 30, delegatedMinutes: 5 }]; // prettier-ignore
  expect(told(usage)).toEqual([
    ['usage', 10, 30],
    ['runs', 20, 20],
    ['delegated', 10, 30],
  ]);
});

it('recorded runs tell of runs, of their own tool', () => {
  // Hours 264 to 300 are days 11 and 12.
  expect(spansOf([{ day: 10 }], [{ from: 264, to: 300, tool: 1 }])).toEqual([
    { kind: 'usage', tool: 'a', fromDay: 10, toDay: 10 },
    { kind: 'runs', tool: 'b', fromDay: 11, toDay: 12 },
  ]);
});

it('stand in order of kind and tool, whoever is named first', () => {
  const usage = [{ day: 10, tool: 1 }, { day: 10, tool: 0, delegatedMinutes: 1, runs: 1 }]; // prettier-ignore
  const told = (tools: string[]) => spansOf(usage, [], tools).map(({ kind, tool }) => `${kind} ${tool}`);
  expect(told(['b', 'a'])).toEqual(['usage a', 'usage b', 'runs b', 'delegated b']);
  expect(told(['a', 'b'])).toEqual(['usage a', 'usage b', 'runs a', 'delegated a']);
});

it('knows from which day on retention has removed nothing', () => {
  // Day 100 at noon UTC; people whose day begins at 18 hours UTC are in day 100 + 1 from there on.
  const now = 100.5 * 86400;
  const dayOf = (at: number) => Math.floor(at / 86400 + 0.25);
  expect(cutDays({}, now, dayOf)).toEqual({ usage: -Infinity, runs: -Infinity });
  // Days of usage before day 90 are gone as a whole; of day 70 the runs of before noon are gone, or of before 18 hours by their own clock.
  expect(cutDays({ 'usage:a': 10, 'usage:b': 20, 'runs:a': 30, telemetry: 1, rejects: 1 }, now, dayOf)).toEqual({ usage: 90, runs: 71 }); // prettier-ignore
});

it('four weeks of minutes cover usage and not runs, so that a tier below power is at least that', () => {
  // Day 4 was a Monday, day 31 the Sunday four weeks on.
  const { usageWhole, runsWhole } = tierCoverage(spansOf([{ day: 4, delegatedMinutes: 1 }, { day: 31, delegatedMinutes: 1 }]), 28, [31]); // prettier-ignore
  expect([...usageWhole, ...runsWhole]).toEqual([1, 0]);
});
