import { findingHeading, groupName } from './finding-list';

const names: Record<string, string> = { codex: 'OpenAI Codex' };
const nameOf = (agent: string) => names[agent] ?? agent;
const range = '2026-10-01..2026-10-31';

test('a group is told in words', () => {
  expect(groupName('agent', 'codex', 'codex', nameOf)).toBe('OpenAI Codex');
  expect(groupName('severity', 'codex: P1', 'codex', nameOf)).toBe('OpenAI Codex: P1');
  expect(groupName('severity', 'P1', 'codex', nameOf)).toBe('P1');
  expect(groupName('severity', 'codex: unknown', 'codex', nameOf)).toBe('OpenAI Codex: not told');
  expect(groupName('category', 'logic: state', null, nameOf)).toBe('logic: state');
  expect(groupName('authorship', 'ai_assisted', null, nameOf)).toBe('AI-assisted');
  expect(groupName('team', 'unknown', null, nameOf)).toBe('unknown');
});

test('the heading of a list says which number it stands behind', () => {
  expect(findingHeading(1, { series: 'strict' }, range, nameOf)).toBe('1 finding, 1 Oct – 31 Oct 2026');
  expect(findingHeading(1234, { series: 'strict', agent: 'codex', outcome: 'accepted' }, range, nameOf)).toBe(
    '1,234 accepted findings of OpenAI Codex, 1 Oct – 31 Oct 2026',
  );
  expect(findingHeading(65, { series: 'strict', agent: 'codex', outcome: 'pending' }, range, nameOf)).toBe(
    '65 findings pending at the end of the range, of OpenAI Codex, 1 Oct – 31 Oct 2026',
  );
  expect(
    findingHeading(
      12,
      { series: 'lenient', agent: 'codex', inRate: true, group: 'severity', groupKey: 'codex: P1' },
      range,
      nameOf,
    ),
  ).toBe(
    '12 findings of OpenAI Codex, severity OpenAI Codex: P1, that count in the hit rate, by the lenient series, 1 Oct – 31 Oct 2026',
  );
  expect(
    findingHeading(3, { series: 'strict', agent: 'codex', group: 'agent', groupKey: 'codex' }, range, nameOf),
  ).toBe('3 findings of OpenAI Codex, 1 Oct – 31 Oct 2026');
});
