import { lookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';

/** A network of the configuration: `10.20.0.0/16`. */
export type Network = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

/** The networks of a list; undefined where one of them is none. */
export function readNetworks(list: string): Network[] | undefined {
  const networks = list.split(',').map((each) => each.trim());
  if (!networks.every((each) => ipaddr.isValidCIDR(each))) return undefined;
  return networks.map((each) => ipaddr.parseCIDR(each));
}

const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3') as [ipaddr.IPv6, number];

/**
 * Whether an address is one of the public Internet, or of a network that the configuration names. Everything else is ours or
 * nobody's: loopback, private, link-local with the metadata of clouds, carrier NAT, multicast, documentation, and what hides an
 * IPv4 address in IPv6.
 */
export function isReachable(address: string, allowed: readonly Network[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  if (isIn(address, allowed)) return true;
  const real = ipaddr.process(address);
  if (real.range() !== 'unicast') return false;
  return real.kind() === 'ipv4' || (real as ipaddr.IPv6).match(GLOBAL_UNICAST);
}

/** Whether an address lies in one of the networks. */
export function isIn(address: string, networks: readonly Network[]): boolean {
  const real = ipaddr.process(address);
  return networks.some(([network, bits]) => network.kind() === real.kind() && real.match([network, bits] as never));
}

/** The name leads to an address that is refused. */
export class NotReachable extends Error {
  override readonly name = 'NotReachable';
}

/**
 * The addresses of a host at this moment: all of them must be ones that may be reached. Whoever connects uses these and asks no
 * second time, for a name may lead elsewhere then.
 * @throws {NotReachable}
 */
export async function addressesOf(
  host: string,
  allowed: readonly Network[],
): Promise<readonly { readonly address: string; readonly family: number }[]> {
  const name = host.replace(/^\[|\]$/g, '');
  const found = await lookup(name, { all: true, verbatim: true });
  const refused = found.find(({ address }) => !isReachable(address, allowed));
  if (refused || found.length === 0) {
    throw new NotReachable(`${name} leads to ${refused?.address ?? 'nothing'}, which is no address of the Internet`);
  }
  return found;
}
