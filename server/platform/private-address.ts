import { BlockList, isIP } from 'node:net';

/** One for each version: in one list an IPv4 address would count as its form in IPv6, and be blocked with all of these. */
const blocked = { ipv4: new BlockList(), ipv6: new BlockList() };

/** Source: IANA special-purpose address registries for IPv4 and IPv6: everything that is not globally reachable, and multicast. */
const networks: [address: string, prefix: number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
  // Unspecified, loopback and IPv4 in IPv6, in each of its forms: they lead to addresses of the list above.
  ['::', 96],
  ['::ffff:0:0', 96],
  ['::ffff:0:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2002::', 16],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];
for (const [address, prefix] of networks) {
  const version = versionOf(address);
  if (version) blocked[version].addSubnet(address, prefix, version);
}

/** Whether an IP address belongs to this machine, a private network or nobody; what is no address counts as one. */
export function isPrivateAddress(address: string): boolean {
  const version = versionOf(address);
  return version === undefined || blocked[version].check(address, version);
}

function versionOf(address: string): 'ipv4' | 'ipv6' | undefined {
  const version = isIP(address);
  return version === 4 ? 'ipv4' : version === 6 ? 'ipv6' : undefined;
}
