import { addressesOf, isReachable, readNetworks } from './reachable.js';

describe('an address to which events may be sent', () => {
  it.each(['8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8'])('is %s', (address) => {
    expect(isReachable(address, [])).toBe(true);
  });

  it.each([
    '127.0.0.1', '127.9.9.9', '10.0.0.1', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '255.255.255.255', '224.0.0.1', '240.0.0.1',
    '192.0.0.192', '198.18.0.1', '192.0.2.1', '::1', '::', '::ffff:127.0.0.1', '::ffff:169.254.169.254', '::7f00:1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001::1',
    'fe80::1', 'fec0::1', 'fd00:ec2::254', 'ff02::1', '2001:db8::1', '100::1', 'localhost', '', '127.1', '0x7f000001',
  ])('is not %s', (address) => expect(isReachable(address, [])).toBe(false)); // prettier-ignore

  it('is also what the configuration names', () => {
    const allowed = readNetworks('10.20.0.0/16, ::1/128') ?? [];
    expect(['10.20.3.4', '::ffff:10.20.3.4', '10.21.0.1', '::1', '127.0.0.1'].map((each) => isReachable(each, allowed))).toEqual(
      [true, true, false, true, false],
    ); // prettier-ignore
    expect(readNetworks('10.20.0.0')).toBeUndefined();
  });

  it('is refused where a name leads to one that is not, whatever the way it is written', async () => {
    for (const host of ['localhost', '127.0.0.1', '[::1]', new URL('http://2130706433/').hostname, new URL('http://0x7f.1/').hostname])
      await expect(addressesOf(host, [])).rejects.toThrow(/no address of the Internet/); // prettier-ignore
  });
});
