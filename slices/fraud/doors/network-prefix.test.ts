import { describe, expect, it } from 'vitest';
import { networkPrefix } from './network-prefix.ts';

describe('the network of an address', () => {
  it.each([
    ['203.0.113.7', '203.0.113'],
    ['::ffff:203.0.113.7', '203.0.113'],
    ['2001:db8:1:2::7', '2001:db8:1'],
    ['2001:0DB8:0001::', '2001:db8:1'],
    ['2001:db8::1', '2001:db8:0'],
  ])('is that of the site for %s', (address, prefix) => {
    expect(networkPrefix(address)).toBe(prefix);
  });

  it.each(['127.0.0.1', '::1', '10.1.2.3', '192.168.1.1', '172.31.0.1', '::ffff:10.0.0.1', 'fe80::1%eth0', 'fd00::1'])(
    'is none for %s, behind which anybody may be',
    (address) => {
      expect(networkPrefix(address)).toBeNull();
    },
  );

  it('is none for what is no address', () => {
    for (const text of ['', 'unknown', '203.0.113', '1.2.3.4.5', ':::1']) expect(networkPrefix(text)).toBeNull();
  });
});
