import {
  cutOf,
  exportAddress,
  filterCount,
  parseSearch,
  scopeOf,
  searchOf,
  viewOf,
  withoutFilter,
  type View,
} from './view';

const full: View = {
  org: 'main',
  range: '-12w',
  compare: 'none',
  team: ['core', 'web & mobile'],
  repo: ['acme/web'],
  service: ['checkout'],
  function: ['engineering'],
  size: ['XS', 'M'],
  authorship: ['agent_authored'],
  clock: 'working',
  measure: 'departures',
  stage: 'review',
  text: 'fix: a, b',
  flag: ['irregular'],
  order: 'oldest',
  list: 'failed',
  of: 'checkout',
  pr: 'acme/web#12',
  deploy: 'web:production:abc:1',
  incident: 'pagerduty:Q1',
  agent: 'codex',
  by: 'severity',
  series: 'lenient',
  outcome: 'accepted',
  inRate: 'true',
  evidence: 'reply',
  group: 'severity',
  groupKey: 'codex: P1',
  finding: 'codex:acme/web#12:345',
  sample: '3',
  target: '0.7',
  rule: 'severity:P1;cap:3',
  lever: 'cap',
};

test('a view survives the way through the address', () => {
  expect(viewOf(parseSearch(searchOf(full)))).toEqual(full);
});

test('what is at its default is not in the address, but the range of one page is not that of another', () => {
  expect(searchOf(viewOf({}))).toBe('');
  expect(viewOf({ range: '-26w' })).toEqual({ range: '-26w' });
});

test('relative ranges stay relative', () => {
  expect(searchOf({ range: '-12w' })).toBe('?range=-12w');
  expect(searchOf({ range: '2026-07-01..2026-09-30' })).toBe('?range=2026-07-01..2026-09-30');
});

test('a page opens with any address: what is not valid is dropped', () => {
  const raw = parseSearch(
    '?range=yesterday&size=HUGE&size=L&measure=luck&stage=lunch&clock=cuckoo&pr=nonsense&list=lost&other=1',
  );
  expect(viewOf(raw)).toEqual({ size: ['L'] });
});

test('one value and many are both lists', () => {
  expect(viewOf(parseSearch('?team=core')).team).toEqual(['core']);
  expect(viewOf(parseSearch('?team=core&team=web&team=core')).team).toEqual(['core', 'web']);
});

test('the scope is what the server is asked for', () => {
  expect(scopeOf({})).toEqual({ range: '-26w' });
  expect(scopeOf({}, '-52w')).toEqual({ range: '-52w' });
  expect(scopeOf(full)).toEqual({
    range: '-12w',
    teams: ['core', 'web & mobile'],
    repos: ['acme/web'],
    services: ['checkout'],
    functions: ['engineering'],
    sizes: ['XS', 'M'],
    authorship: ['agent_authored'],
    clock: 'working',
  });
});

test('from page to page goes the cut, not the list nor the drawer', () => {
  const cut = cutOf(full);
  expect(cut).toMatchObject({ org: 'main', range: '-12w', team: full.team, clock: 'working', compare: 'none' });
  for (const key of [
    'measure',
    'stage',
    'text',
    'flag',
    'order',
    'list',
    'of',
    'pr',
    'deploy',
    'incident',
    'agent',
    'outcome',
    'finding',
    'sample',
  ])
    expect(cut).not.toHaveProperty(key);
});

test('clearing the filter leaves range, organization, clock and what the list counts', () => {
  expect(filterCount(full)).toBe(8);
  expect(withoutFilter(full)).toEqual({
    org: 'main',
    range: '-12w',
    compare: 'none',
    clock: 'working',
    measure: 'departures',
    stage: 'review',
    order: 'oldest',
    list: 'failed',
    of: 'checkout',
    pr: 'acme/web#12',
    deploy: 'web:production:abc:1',
    incident: 'pagerduty:Q1',
    agent: 'codex',
    by: 'severity',
    series: 'lenient',
    outcome: 'accepted',
    inRate: 'true',
    evidence: 'reply',
    group: 'severity',
    groupKey: 'codex: P1',
    finding: 'codex:acme/web#12:345',
    sample: '3',
    target: '0.7',
    rule: 'severity:P1;cap:3',
    lever: 'cap',
  });
  expect(filterCount(withoutFilter(full))).toBe(0);
});

test('a CSV carries the parameters of the page, with the range spelled out', () => {
  expect(exportAddress('flow', { team: ['core'] })).toBe('/export/flow.csv?range=-26w&team=core');
  expect(
    exportAddress('pull-requests', {
      measure: 'open',
      pr: 'a/b#1',
      deploy: 'd',
      incident: 'i',
      finding: 'c:a/b#1:2',
      compare: 'none',
    }),
  ).toBe('/export/pull-requests.csv?range=-26w&measure=open');
});

test.each([
  ['0.6', undefined],
  ['0.704', '0.7'],
  ['1', undefined],
  ['60', undefined],
  ['high', undefined],
])('a hit rate of %s to reach is %s in the view', (told, kept) => {
  expect(viewOf({ target: told }).target).toBe(kept);
});

test('what people and runs are grouped by is in the address; a default or a word nobody knows is not', () => {
  const view = viewOf(parseSearch('?peopleBy=tenure&runsBy=repo'));
  expect(view).toEqual({ peopleBy: 'tenure', runsBy: 'repo' });
  expect(searchOf(view)).toBe('?peopleBy=tenure&runsBy=repo');
  expect(viewOf(parseSearch('?peopleBy=team&runsBy=person'))).toEqual({});
});
