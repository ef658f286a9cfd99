import { dataVersionOf, watchVersions } from './data-version';

test('reads whose data stand where', () => {
  expect(dataVersionOf('{"organizationId":3,"dataVersion":12}')).toEqual({ organization: '3', version: 12 });
  expect(dataVersionOf('{"dataVersion":7}')).toEqual({ organization: '', version: 7 });
});

test('other messages tell nothing', () => {
  expect(dataVersionOf('')).toBeNull();
  expect(dataVersionOf('{"dataVersion":null}')).toBeNull();
  expect(dataVersionOf('{"organizationId":3,"job":{"id":"3-a","name":"n","state":"running"}}')).toBeNull();
});

test('the first word about an organization is its standing, another version is news', () => {
  const watch = watchVersions();
  expect(watch.changed({ organization: '3', version: 12 })).toBe(false);
  expect(watch.changed({ organization: '3', version: 12 })).toBe(false);
  expect(watch.changed({ organization: '3', version: 13 })).toBe(true);
  expect(watch.changed({ organization: '4', version: 1 })).toBe(false);
});

test('an organization that appears later is news at once', () => {
  const watch = watchVersions();
  watch.settle();
  expect(watch.changed({ organization: '4', version: 1 })).toBe(true);
});
