import { isPrivateHost } from './hook-event';

test.each([
  'localhost',
  '127.0.0.1',
  '[::1]',
  '10.1.2.3',
  '192.168.0.4',
  '172.16.0.1',
  'build-box',
  'metrics.internal',
])('GitHub cannot reach %s', (host) => {
  expect(isPrivateHost(host)).toBe(true);
});

test.each(['downstream.example.com', '172.32.0.1', '203.0.113.7', '100.example.org'])('GitHub may reach %s', (host) => {
  expect(isPrivateHost(host)).toBe(false);
});
