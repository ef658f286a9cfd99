import { webAddress } from './address';

test('only http and https addresses become links', () => {
  expect(webAddress('https://github.com/a/b/pull/1')).toBe('https://github.com/a/b/pull/1');
  expect(webAddress('http://ghe.example/a/b/pull/1')).toBe('http://ghe.example/a/b/pull/1');
  for (const other of ['javascript:alert(1)', 'data:text/html,x', '//evil', 'acme/web#1', '', null, undefined])
    expect(webAddress(other)).toBeNull();
});
