import { isPrivateAddress } from './private-address';

it.each([
  '8.8.8.8',
  '140.82.112.3',
  '172.15.255.255',
  '172.32.0.0',
  '192.167.255.255',
  '100.63.255.255',
  '100.128.0.0',
  '223.255.255.255',
  '2606:50c0:8000::153',
  '2a00:1450:4001:80b::200e',
])('%s is public', (address) => {
  // prettier-ignore
  expect(isPrivateAddress(address)).toBe(false);
});

it.each([
  '10.255.255.255',
  '172.16.0.0',
  '100.64.0.0',
  '100.127.255.255',
  '::ffff:8.8.8.8',
  'fdff::',
  'febf::1',
  '2001:db8::1',
  'localhost',
  '',
])('%s is not', (address) => {
  // prettier-ignore
  expect(isPrivateAddress(address)).toBe(true);
});
