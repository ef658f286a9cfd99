import type { OwnAgent, SeverityRule } from './agent-settings';
import type { TextPlace } from './finding';
import { parsedTextOf } from './parsed-text';
import { reviewAgentsOf } from './review-agents';

const own = (given: Partial<OwnAgent>): OwnAgent => ({
  key: 'acme-reviewer', name: 'Acme reviewer', logins: ['acme-reviewer[bot]'], ids: [], base: '', severityPattern: '', severities: [],
  categoryPattern: '', confidencePattern: '', keyPattern: '', notFindingPatterns: [], cleanPatterns: [], ...given,
}); // prettier-ignore
const rule = (given: Partial<SeverityRule>): SeverityRule => ({
  repo: 'acme/*', agent: 'copilot-review', pattern: '^must', severity: 'P0', ...given,
}); // prettier-ignore
const known = reviewAgentsOf(undefined);
const keyOf = (login: string, id = '', type = 'bot', place: TextPlace = 'thread'): string | undefined =>
  known.of({ login, id, type }, place)?.key;

describe('whose account it is', () => {
  it.each([
    ['chatgpt-codex-connector[bot]', '', 'bot', 'codex'],
    ['chatgpt-codex-connector', '', 'bot', 'codex'],
    ['chatgpt-codex-connector', '', '', 'codex'],
    ['renamed-one[bot]', '199175422', 'bot', 'codex'],
    ['Copilot', '', 'bot', 'copilot-review'],
    ['Copilot', '175728472', 'bot', 'copilot-review'],
    ['copilot-pull-request-reviewer[bot]', '', 'bot', 'copilot-review'],
    ['cursor[bot]', '206951365', 'bot', 'bugbot'],
    ['qodo-code-review[bot]', '', 'bot', 'qodo'],
    // A recorded payload had type User for a `[bot]` login.
    ['coderabbitai[bot]', '', 'human', 'coderabbit'],
  ])('%s %s %s is %s', (login, id, type, key) => expect(keyOf(login, id, type)).toBe(key));

  it.each([
    ['ada', '', 'human'],
    ['claude', '', 'human'],
    ['cursor', '42', 'human'],
    ['dependabot[bot]', '49699333', 'bot'],
    // The coding agent answers in threads under the name the reviewer has there.
    ['Copilot', '198982749', 'bot'],
  ])('%s %s %s is none', (login, id, type) => expect(keyOf(login, id, type)).toBeUndefined());

  it('takes Copilot below a pull request for the agent that writes, its id for the reviewer', () => {
    expect(keyOf('Copilot', '', 'bot', 'conversation')).toBeUndefined();
    expect(keyOf('Copilot', '', 'bot', 'review')).toBe('copilot-review');
    expect(keyOf('Copilot', '175728472', 'bot', 'conversation')).toBe('copilot-review');
  });

  it('takes own agents first, also accounts their source calls a person', () => {
    const agents = reviewAgentsOf({ own: [own({ logins: ['acme-ci'], ids: ['7'] })], severityRules: [] });
    expect(agents.of({ login: 'Acme-CI', id: '', type: 'human' }, 'thread')?.key).toBe('acme-reviewer');
    expect(agents.of({ login: 'other', id: '7', type: '' }, 'check')?.key).toBe('acme-reviewer');
    expect(agents.of({ login: 'ada', id: '', type: 'human' }, 'thread')).toBeUndefined();
  });
});

it('lists agents by name, each once', () => {
  const names = known.agents.map(({ name }) => name.toLowerCase());
  expect(names).toEqual([...names].sort());
  expect(new Set(known.agents.map(({ key }) => key)).size).toBe(known.agents.length);
  expect(known.byKey.get('codex')?.severities).toEqual(['P0', 'P1', 'P2', 'P3']);
});

it('marks another set of rules by another text', () => {
  const marks = [
    undefined,
    { own: [own({})], severityRules: [] },
    { own: [own({ severityPattern: '(high)', severities: ['high'] })], severityRules: [] },
    { own: [], severityRules: [rule({})] },
  ].map((settings) => reviewAgentsOf(settings).mark);
  expect(new Set(marks).size).toBe(marks.length);
  expect(reviewAgentsOf({ own: [], severityRules: [] }).mark).toBe(marks[0]);
});

describe('own agents', () => {
  const read = (given: Partial<OwnAgent>, body: string, place: TextPlace = 'thread') => {
    const agents = reviewAgentsOf({ own: [own(given)], severityRules: [] });
    return parsedTextOf(agents, agents.byKey.get('acme-reviewer')!, 'acme/shop', {
      place,
      body,
      path: 'a.ts',
      line: 1,
    });
  };
  const patterns = {
    severityPattern: '^Severity: (\\w+)', severities: ['Blocker', 'Minor'], categoryPattern: '^Kind: (.+)$', confidencePattern: '(\\d+) %', keyPattern: 'id=(\\w+)',
    notFindingPatterns: ['^Summary'], cleanPatterns: ['all good'],
  }; // prettier-ignore

  it('are read by their patterns', () => {
    const { kind, findings } = read(patterns, 'Severity: blocker\nKind: Locks\n80 % sure, id=ab12\nThe lock stays.');
    expect(kind).toBe('findings');
    expect(findings[0]).toMatchObject({
      severity: 'Blocker',
      severityRank: 1,
      category: 'Locks',
      confidence: '80',
      key: 'ab12',
    });
    expect(read(patterns, 'Severity: odd\nx').findings[0]).toMatchObject({ severity: 'odd', severityRank: 0 });
    expect(read(patterns, 'Summary of all').kind).toBe('not_a_finding');
    expect(read(patterns, 'all good', 'conversation').kind).toBe('clean');
  });

  it('use the markup of a known agent, but for what they say themselves', () => {
    const codex = '**![P1 Badge](https://example.com/x) Close the file**\nKind: Files';
    expect(read({ base: 'codex' }, codex).findings[0]).toMatchObject({ severity: 'P1', severityRank: 2, category: '' });
    expect(read({ base: 'codex', categoryPattern: 'Kind: (\\w+)' }, codex).findings[0]).toMatchObject({ severity: 'P1', category: 'Files' }); // prettier-ignore
    expect(read({ base: 'codex' }, 'no badge').kind).toBe('unparsed');
  });

  it('look at the first 4,000 characters', () => {
    expect(read(patterns, `${'x\n'.repeat(1_980)}Severity: minor`).findings[0].severity).toBe('Minor');
    expect(read(patterns, `${'x\n'.repeat(2_000)}Severity: minor`).findings[0].severity).toBe('');
  });

  it('a pattern an older version took and this one refuses fits nothing', () => {
    expect(read({ severityPattern: '((a+)+)b', severities: ['a'] }, 'aab').findings[0].severity).toBe('');
  });
});

describe('severity rules', () => {
  const read = (rules: SeverityRule[], body: string, repo = 'acme/shop', key = 'copilot-review') => {
    const agents = reviewAgentsOf({ own: [], severityRules: rules });
    const agent = agents.byKey.get(key)!;
    const [finding] = parsedTextOf(agents, agent, repo, { place: 'thread', body, path: '', line: NaN }).findings;
    return { severity: finding.severity, rank: finding.severityRank, scale: agent.severities };
  };

  it('decide for their repositories and agent only; the first that fits', () => {
    const rules = [
      rule({ pattern: '^must not', severity: 'P1' }),
      rule({}),
      rule({ agent: '*', pattern: 'please', severity: 'P3' }),
    ];
    expect(read(rules, 'Must close it.')).toMatchObject({ severity: 'P0', rank: 1 });
    expect(read(rules, 'Must not leak.')).toMatchObject({ severity: 'P1', rank: 3 });
    expect(read(rules, 'Close it, please.')).toMatchObject({ severity: 'P3', rank: 7 });
    expect(read(rules, 'P2: close it.')).toMatchObject({ severity: 'P2' });
    expect(read(rules, 'Must close it.', 'other/shop')).toMatchObject({ severity: '', rank: 0 });
    expect(read(rules, 'must close it, please', 'acme/shop', 'graphite')).toEqual({
      severity: 'P3',
      rank: 1,
      scale: ['P3'],
    });
  });

  it('bring words into the scale where common use places them', () => {
    const rules = [rule({ pattern: '^\\[(\\w+)\\]', severity: 'Blocker, Should, Whim' })];
    const { scale } = read(rules, 'x');
    expect(scale).toEqual(['P0', 'Blocker', 'High', 'P1', 'Should', 'Whim', 'Medium', 'P2', 'Low', 'P3', 'nitpick']);
    expect(read(rules, '[should] close it')).toMatchObject({ severity: 'Should', rank: 5 });
    expect(read(rules, '[other] close it')).toMatchObject({ severity: '', rank: 0 });
  });

  it('without a severity take a word of the agent’s own scale', () => {
    const rules = [rule({ pattern: '\\bprio (\\w+)', severity: '' })];
    expect(read(rules, 'prio p2, close it')).toMatchObject({ severity: 'P2' });
    expect(read(rules, 'prio zero, close it')).toMatchObject({ severity: '' });
  });
});
