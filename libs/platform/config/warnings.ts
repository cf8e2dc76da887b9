import type { Config } from './settings.js';

/** What can be so, and hardly is meant to be. */
export function warningsOf({ publicUrl, trustProxy }: Pick<Config, 'publicUrl' | 'trustProxy'>): string[] {
  if (trustProxy > 0 || new URL(publicUrl).protocol !== 'https:') return [];
  return [
    "PUBLIC_URL is https://, so that people come through a proxy, but TRUST_PROXY is 0: everybody shares the proxy's address, its limits and its place in the trail. Set TRUST_PROXY to the number of proxies (人们经代理访问，但 TRUST_PROXY 为 0：所有人共用代理的地址和限额，请设为代理的层数).",
  ];
}
