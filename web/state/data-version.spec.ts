import { dataVersionOf } from './data-version';

test('reads whose data stand where', () => {
  expect(dataVersionOf('{"organizationId":3,"dataVersion":12}')).toEqual({ organization: '3', version: 12 });
  expect(dataVersionOf('{"dataVersion":7}')).toEqual({ organization: '', version: 7 });
});

test('other messages tell nothing', () => {
  expect(dataVersionOf('')).toBeNull();
  expect(dataVersionOf('{"dataVersion":null}')).toBeNull();
});
