/** 代办: in whose place one acts, in this tab. */
export const ON_BEHALF_OF = 'X-On-Behalf-Of';
const KEPT = 'guohe.onBehalfOf';

/** One's own account and mailbox: nobody looks after them for somebody else, also while standing in. */
const OWN = /^\/api\/v1\/(account\/|notice-settings)/;

/** Whose account the request names; null: it is made in one's own name. */
export const onBehalfOf = (pathname: string): string | null =>
  OWN.test(pathname) ? null : sessionStorage.getItem(KEPT);

/** From the next request on; undefined: in one's own name again. */
export function standInFor(accountId: string | undefined): void {
  if (accountId) sessionStorage.setItem(KEPT, accountId);
  else sessionStorage.removeItem(KEPT);
}
