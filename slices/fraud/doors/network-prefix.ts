import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** Addresses that say nothing of where somebody is: of this machine, of a private network, of a proxy in front of us (RFC 6890). */
const nowhere = new BlockList();
for (const [address, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  nowhere.addSubnet(address, bits);
}
for (const [address, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const) {
  nowhere.addSubnet(address, bits, 'ipv6');
}

/**
 * The network of an address as text: its first 24 bits in IPv4, its first 48 in IPv6, which is what one site is given. Null for
 * what is no address, or one that is nobody's in particular.
 */
export function networkPrefix(address: string): string | null {
  const plain = address.startsWith('::ffff:') && address.includes('.') ? address.slice('::ffff:'.length) : address;
  if (isIPv4(plain)) {
    return nowhere.check(plain) ? null : plain.split('.').slice(0, 3).join('.');
  }
  const [bare = ''] = plain.split('%');
  if (!isIPv6(bare) || nowhere.check(bare, 'ipv6')) return null;
  return groupsOf(bare).slice(0, 3).join(':');
}

/** The eight groups of an IPv6 address, without leading zeros. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = address.toLowerCase().split('::');
  const split = (part: string): string[] => (part === '' ? [] : part.split(':'));
  const [first, last] = [split(head), split(tail ?? '')];
  const gap = tail === undefined ? 0 : 8 - first.length - last.length;
  return [...first, ...Array.from({ length: gap }, () => '0'), ...last].map((group) => group.replace(/^0+(?=.)/, ''));
}
