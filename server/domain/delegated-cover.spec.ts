import { runTable } from '../../test/support/adoption-tables';
import type { SourceSpan } from './adoption-table';
import { delegatedCover } from './delegated-cover';

const TOOLS = ['claude-code', 'codex'];
/** Two weeks: days 10 to 16, and 17 to 23. */
const WEEKS = [10, 16, 17, 23];
const span = (kind: SourceSpan['kind'], tool: string, fromDay: number, toDay: number): SourceSpan => ({ kind, tool, fromDay, toDay }); // prettier-ignore
/** A run of codex. */
const runs = runTable([{ from: 240, to: 241, tool: 1 }]);
const coverOf = (sources: SourceSpan[], usage: boolean, what: 'hours' | 'runs') => [
  ...delegatedCover({ sources, runs }, TOOLS, usage, WEEKS, what),
];

it('knows hours by minutes alone, and the number of runs by runs alone', () => {
  const sources = [span('delegated', 'claude-code', 10, 23), span('runs', 'codex', 16, 16)];
  expect(coverOf(sources, true, 'hours')).toEqual([1, 1]);
  expect(coverOf(sources, true, 'runs')).toEqual([1, 0]);
});

it('knows neither by days of use, nor by minutes where only recorded runs count', () => {
  expect(coverOf([span('usage', 'codex', 0, 99), span('reviews', '', 0, 99)], true, 'hours')).toEqual([0, 0]);
  expect(coverOf([span('delegated', 'claude-code', 10, 23)], false, 'hours')).toEqual([0, 0]);
});
