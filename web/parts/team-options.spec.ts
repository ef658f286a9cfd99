import { teamOptions } from './team-options';

test('teams stand under their parents, siblings by name', () => {
  const options = teamOptions([
    { team: 'web', parent: 'product', members: 5 },
    { team: 'product', parent: null, members: 20 },
    { team: 'api', parent: 'product', members: 6 },
    { team: 'platform', parent: 'gone', members: 7 },
  ]);
  expect(options.map(({ value, depth }) => [value, depth])).toEqual([
    ['platform', 0],
    ['product', 0],
    ['api', 1],
    ['web', 1],
  ]);
});

test('a circle of parents loses nobody', () => {
  const options = teamOptions([
    { team: 'a', parent: 'b', members: 1 },
    { team: 'b', parent: 'a', members: 1 },
  ]);
  expect(options.map((option) => option.value).sort()).toEqual(['a', 'b']);
});
