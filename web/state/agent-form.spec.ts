import { agentFaults, agentForm, agentInput, emptyAgent, emptySeverityRule, sameAgents } from './agent-form';

const settings = {
  own: [
    {
      key: 'acme-review',
      name: 'Acme review',
      logins: ['acme-review[bot]', 'acme-review-2[bot]'],
      ids: ['7'],
      base: 'codex',
      severityPattern: null,
      severities: ['high', 'low'],
      categoryPattern: null,
      confidencePattern: null,
      keyPattern: null,
      notFindingPatterns: ['^Summary', 'quota, reached'],
      cleanPatterns: [],
      authors: ['acme-writer[bot]'],
      branchPrefixes: ['acme/', 'bots/acme-'],
      trailers: ['Acme writer'],
    },
  ],
  severityRules: [{ repo: 'acme/*', agent: '*', pattern: '^(P\\d):', severity: '' }],
};

test('what is saved comes back as it was', () => {
  expect(agentInput(agentForm(settings))).toEqual(settings);
});

test('rows made anew are the same form', () => {
  expect(sameAgents(agentForm(settings), agentForm(settings))).toBe(true);
  expect(sameAgents(agentForm(settings), { own: [], rules: [] })).toBe(false);
});

test('an unknown account becomes an agent that can be saved as it is', () => {
  const draft = emptyAgent('Acme_Reviewer[bot]', '41');
  expect(draft).toMatchObject({ key: 'acme-reviewer', name: 'Acme_Reviewer', logins: 'Acme_Reviewer[bot]', ids: '41' });
  expect(agentFaults({ own: [draft], rules: [] }, ['codex'])).toEqual({});
});

test.each([
  [{ key: 'Acme' }, 'key'],
  [{ key: 'codex' }, 'key'],
  [{ name: ' ' }, 'name'],
  [{ logins: '', ids: ' ' }, 'logins'],
  [{ severityPattern: 'P[0-3' }, 'severityPattern'],
  [{ severityPattern: 'P[0-3]' }, 'severityPattern'],
  [{ keyPattern: '(?:a)' }, 'keyPattern'],
  [{ clean: 'fine\n(' }, 'clean'],
])('%j has a fault at %s', (patch, field) => {
  const draft = { ...emptyAgent('a[bot]'), ...patch };
  expect(Object.keys(agentFaults({ own: [draft], rules: [] }, ['codex'])[draft.row] ?? {})).toEqual([field]);
});

test('two agents of one key are told at both', () => {
  const [a, b] = [emptyAgent('a[bot]'), emptyAgent('a[bot]')];
  expect(Object.keys(agentFaults({ own: [a, b], rules: [] }, []))).toHaveLength(2);
});

test('a rule needs repositories and a pattern', () => {
  const rule = emptySeverityRule();
  expect(agentFaults({ own: [], rules: [rule] }, [])[rule.row]).toEqual({ pattern: 'Say what stands in the text.' });
  expect(agentFaults({ own: [], rules: [{ ...rule, pattern: 'P1', repo: '' }] }, [])[rule.row]).toHaveProperty('repo');
});
