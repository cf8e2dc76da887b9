import type { Role } from '#domain/procedures/procedure.js';

/** The person behind a request. */
export interface ActorRef {
  readonly accountId: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly organisationId: string | null;
  /** Is the person an administrator of this organisation? What is not said is not so. */
  readonly administersOrganisation?: boolean;
  /** 推荐单位: for which unit the person recommends; one that recommends for none sees nothing to recommend. */
  readonly recommendingUnitId?: string | null;
  /** Is it the unit that answers for what no other one does, and sees what all of them do? */
  readonly recommendsCityWide?: boolean;
  /** The absent person for whom this one stands in; `roles` are then those that were delegated. */
  readonly onBehalfOf?: Person;
}

/** Somebody by name. */
export interface Person {
  readonly accountId: string;
  readonly displayName: string;
}

/** Whoever has a hand in what this actor does: who stands in, and who is stood in for. What keeps one of them from a case keeps both. */
export function personsBehind(actor: ActorRef | undefined): string[] {
  return actor ? [actor.accountId, ...(actor.onBehalfOf ? [actor.onBehalfOf.accountId] : [])] : [];
}

/** 推荐单位: does this person recommend what was given to this unit? Whoever recommends for the whole city does so for any. */
export function recommendsFor(
  {
    roles,
    recommendingUnitId,
    recommendsCityWide,
  }: Pick<ActorRef, 'roles' | 'recommendingUnitId' | 'recommendsCityWide'>,
  given: { readonly recommendingUnitId?: string | null },
): boolean {
  if (!roles.includes('recommender') || !recommendingUnitId) return false;
  return recommendsCityWide === true || given.recommendingUnitId === recommendingUnitId;
}

/** May this person act on a case in this role? Who sees it by another office recommends it no more than anybody else of another unit. */
export function actsAs(actor: ActorRef, role: Role, theCase: { readonly recommendingUnitId?: string | null }): boolean {
  return actor.roles.includes(role) && (role !== 'recommender' || recommendsFor(actor, theCase));
}

/** Identity of one request that changes something. `key` is the client's Idempotency-Key, `requestHash` its body's. */
export interface CommandKey {
  /** A hash of account and key; a fresh random id where the client gave no key. */
  readonly id: string;
  readonly requestHash: string;
  /** False where the client gave no key: nothing needs remembering after the answer. */
  readonly repeatable: boolean;
}
