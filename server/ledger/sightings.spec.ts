import { Sightings } from './sightings';

test.each([
  ['a login alone', ['ada', 'a@acme.test'], ['ada', 'a@acme.test', '']],
  ['a name alone', ['Ada A', 'a@acme.test'], ['', 'a@acme.test', 'Ada A']],
  ['a name of one word beside a login', ['Ben', 'a@acme.test', 'ada'], ['ada', 'a@acme.test', 'Ben']],
  ['a name of one word where no login is known', ['Ben', 'a@acme.test', ''], ['', 'a@acme.test', 'Ben']],
  ['an App, whose name is its login', ['x[bot]', 'x@acme.test', ''], ['x[bot]', 'x@acme.test', '']],
] as const)('of a commit’s author: %s', (_, [author, email, login], expected) => {
  const sightings = new Sightings();
  sightings.commit(author, email, login);
  expect(sightings.list().map((seen) => [seen.login, seen.email, seen.name])).toEqual([expected]);
});
