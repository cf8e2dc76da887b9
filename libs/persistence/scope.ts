import { AsyncLocalStorage } from 'node:async_hooks';
import { conditionsOf } from '#contracts/ability.js';
import type { ActorRef } from '#contracts/actor.js';

/**
 * Whose eyes a statement has, as row-level security reads it (migrations 0022, 0042 and 0059). It is set with every transaction and every single
 * statement, and ends with them: a connection of the pool never carries it on.
 */
export interface Scope {
  /**
   * `all`, or which of `judged`, `recommended` and `public`, with commas between them. Who recommends is `recommended@` with the id of the
   * unit, and with `@city` behind it where that sees what all units do. Who asks about an objection is `public:` with the hash of its token.
   */
  readonly sees: string;
  /** Whose rows are one's own. */
  readonly organisation: string;
  readonly account: string;
}

const PUBLIC: Scope = { sees: 'public', organisation: '', account: '' };
const HOUSE: Scope = { sees: 'all', organisation: '', account: '' };

const scopes = new AsyncLocalStorage<() => Scope>();
const known = new WeakMap<ActorRef, Scope>();

/** What `work` reads and writes, it does with the eyes of whoever `actor` gives by then; of the public, where that is nobody. */
export function withEyesOf<T>(actor: () => ActorRef | undefined, work: () => T): T {
  return scopes.run(() => scopeOf(actor()), work);
}

/** For what the house does for itself, such as looking after stored files. */
export function withEyesOfTheHouse<T>(work: () => T): T {
  return scopes.run(() => HOUSE, work);
}

/** For whoever has the token of an objection, by its hash. */
export function withEyesOfObjector<T>(tokenHash: string, work: () => T): T {
  return scopes.run(() => ({ ...PUBLIC, sees: `${PUBLIC.sees}:${tokenHash}` }), work);
}

/** Undefined where nobody said whose eyes it has: row-level security then shows nothing. */
export function currentScope(): Scope | undefined {
  return scopes.getStore()?.();
}

/** By the table of permissions. */
function scopeOf(actor: ActorRef | undefined): Scope {
  if (!actor) return PUBLIC;
  let scope = known.get(actor);
  if (!scope) {
    const conditions = conditionsOf(actor, 'read:case');
    const parts = [
      ...(conditions.has('judgedByOneself') ? ['judged'] : []),
      ...(conditions.has('toRecommend') && actor.recommendingUnitId ? [recommending(actor)] : []),
    ];
    scope = {
      sees: conditions.has('any') ? 'all' : parts.join(','),
      organisation: (conditions.has('ofOwnOrganisation') && actor.organisationId) || '',
      account: actor.accountId,
    };
    known.set(actor, scope);
  }
  return scope;
}

function recommending({ recommendingUnitId, recommendsCityWide }: ActorRef): string {
  return `recommended@${recommendingUnitId}${recommendsCityWide ? '@city' : ''}`;
}
