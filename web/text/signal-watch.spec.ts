import { alarmText, calmText, evidenceHeight, muteText } from './signal-watch';

const nameOf = (agent: string) => agent.toUpperCase();
const alarm = {
  agent: 'a',
  state: 'alarm',
  floor: 0.39,
  floorFrom: 'policy',
  since: '2026-10-12T09:00:00Z',
  steps: 120,
  evidence: 1500,
  threshold: 1000,
  recent: null,
};
const mute = { agent: 'a', state: 'rising', n: [10, 20], slopePerWeek: -0.012, low: -0.02, high: -0.004 };

test('an alarm says what fell below what, since when', () => {
  expect(alarmText(alarm, 'A', 'UTC')).toBe(
    'The hit rate of A fell below its floor of 39 % (the target of its policy); the alarm rose on 12 Oct 2026 (120 pull requests watched).',
  );
});

test('a mute risk says how fast, over how many findings', () => {
  expect(muteText(mute, 'A')).toBe(
    'Fewer and fewer people react to A: −1.2 points a week (95 % interval −2 to −0.4), over 30 findings.',
  );
});

test('what is calm is told in one breath, what has too little data apart', () => {
  const calm = { ...alarm, agent: 'b', state: 'calm', evidence: 3.4 };
  const few = { ...alarm, agent: 'c', state: 'not_enough_data' };
  expect(calmText([alarm, calm, few], [mute, { ...mute, agent: 'b', state: 'steady' }], nameOf)).toBe(
    'No drop alarm: B (evidence 3 of 1,000). Not enough data for a drop alarm: C. No sign of muting: B.',
  );
  expect(calmText([alarm], [mute], nameOf)).toBe('');
});

test('evidence stands on a logarithmic scale up to ten times the threshold', () => {
  expect(evidenceHeight(0.2, 1000)).toBe(0);
  expect(evidenceHeight(1000, 1000)).toBeCloseTo(0.75, 10);
  expect(evidenceHeight(1e6, 1000)).toBe(1);
});
