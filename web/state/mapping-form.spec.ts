import {
  emptyRule,
  faultsOf,
  formOf,
  inputOf,
  moved,
  ruleFor,
  sameMapping,
  serverFault,
  type StoredMapping,
} from './mapping-form';

const stored: StoredMapping = {
  rules: [
    {
      source: 'workflow_run',
      repo: null,
      environment: null,
      name: 'Deploy*',
      ref: 'main',
      production: true,
      service: null,
    },
    { source: null, repo: 'acme/*', environment: 'eu', name: null, ref: null, production: false, service: 'shop' },
  ],
  services: [{ repo: 'acme/platform', path: 'cart/**', label: null, service: 'cart' }],
  incidentServices: [{ from: 'Checkout (EU)', service: 'checkout' }],
};

test('what is saved goes through the fields and back unchanged', () => {
  expect(inputOf(formOf(stored)).input).toEqual(stored);
  expect(sameMapping(formOf(stored), formOf(stored))).toBe(true);
});

test('blanks around what was typed are nothing, and an empty field asks nothing', () => {
  const form = formOf({ rules: [], services: [], incidentServices: [] });
  form.rules.push({ ...emptyRule(), environment: ' live ', service: '  ' });
  expect(inputOf(form).input.rules).toEqual([
    { source: null, repo: null, environment: 'live', name: null, ref: null, production: true, service: null },
  ]);
});

test('a row that is not whole is neither asked nor saved, and is told at its field', () => {
  const form = formOf(stored);
  const blank = emptyRule();
  form.rules.unshift(blank);
  form.services.push({ key: -1, repo: 'acme/shop', path: '', label: '', service: ' ' });
  form.incidentServices.push({ key: -2, from: '', service: '' });
  expect(faultsOf(form)).toEqual({
    [blank.key]: { environment: expect.stringContaining('*') as string },
    [-1]: { service: 'Name the service.' },
    [-2]: { from: expect.any(String) as string, service: 'Name the service.' },
  });
  expect(inputOf(form).input).toEqual(stored);
  // The answer counts rules as they were asked: its first is the second that is shown.
  expect(inputOf(form).keys.rules).toEqual([form.rules[1].key, form.rules[2].key]);
});

test.each([
  ['Rule 2, name, is "*a*b*c*d*e*f*g*" with 8 times "*": write at most 6.', { 12: 'name' }],
  ['Rule 1 names the source "moon"; there are: tag.', { 11: 'source' }],
  ['Rule 1 has a key "x" that does not exist.', { 11: 'environment' }],
  ['Service rule 1 has no service: write the service such changes belong to.', { 21: 'service' }],
  ['Incident rule 1, from, has 300 characters: write at most 200.', { 31: 'from' }],
  ['Rule 3, name, is too long.', {}],
  ['The server cannot be reached.', {}],
])('the server’s sentence stands at its field: %s', (message, place) => {
  const sent = { rules: [11, 12], services: [21], incidentServices: [31] };
  const told = Object.entries(place).map(([key, field]) => [key, { [field]: message }]);
  expect(serverFault(message, sent)).toEqual(Object.fromEntries(told));
});

test('every deploy has to be asked for in so many words', () => {
  expect(faultsOf({ rules: [{ ...emptyRule(), repo: '*' }], services: [], incidentServices: [] })).toEqual({});
});

test('another order is another mapping', () => {
  const form = formOf(stored);
  expect(sameMapping(form, { ...form, rules: moved(form.rules, form.rules[0].key, 1) })).toBe(false);
});

test('a row moves up and down, and stays at the ends', () => {
  const rows = [{ key: 1 }, { key: 2 }, { key: 3 }];
  const keys = (key: number, by: number) => moved(rows, key, by).map((row) => row.key);
  expect(keys(3, -1)).toEqual([1, 3, 2]);
  expect(keys(1, 1)).toEqual([2, 1, 3]);
  expect(keys(1, -1)).toEqual([1, 2, 3]);
  expect(keys(3, 1)).toEqual([1, 2, 3]);
  expect(keys(9, 1)).toEqual([1, 2, 3]);
});

test.each([
  [
    { source: 'workflow_run', environment: 'workflow', name: 'Deploy', production: false },
    { source: 'workflow_run', environment: '', name: 'Deploy', production: true },
  ],
  [
    { source: 'release', environment: 'release', name: 'v1.2.0', production: false },
    { source: 'release', environment: '', name: '', production: true },
  ],
  [
    { source: 'deployment', environment: 'production', name: null, production: true },
    { source: 'deployment', environment: 'production', name: '', production: false },
  ],
  [
    { source: null, environment: 'canary', name: 'deploy-all', production: false },
    { source: 'pipeline', environment: 'canary', name: 'deploy-all', production: true },
  ],
])('from a group a rule that says the opposite of what holds (%#)', (group, rule) => {
  expect(ruleFor(group)).toMatchObject({ ...rule, repo: '', ref: '', service: '' });
});
