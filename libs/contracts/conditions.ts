import type { ActorRef } from './actor.js';

/** What an object has to be, in the query language of MongoDB that CASL speaks. */
export type ObjectQuery = Readonly<Record<string, unknown>>;

/** What of an object conditions look at. A fact that was not looked up counts as not being so. */
export interface ObjectFacts {
  readonly organisationId?: string | null;
  readonly state?: string;
  readonly outcome?: Record<string, unknown>;
  /** The unit that it was given to recommend. */
  readonly recommendingUnitId?: string | null;
  /** Who judges it: the experts on its panel, the team of its visit. */
  readonly judgedBy?: readonly string[];
  /** Organisations that have an award in it. */
  readonly awardedTo?: readonly (string | null)[];
  readonly uploadedBy?: string | null;
  /** Is it nobody's but its uploader's, or does its uploader still belong to the organisation that owns it? */
  readonly uploaderBelongs?: boolean;
  /** Given to the commission, and no organisation's. */
  readonly ofTheCommission?: boolean;
  /** Has its organisation given it to the commission? */
  readonly handedIn?: boolean;
  /** Whom it is about, and whom it is addressed to. */
  readonly accountId?: string | null;
  readonly role?: string | null;
}

/**
 * What a permission can depend on: who asks → what the object has to be, one of these; none: no object can be so for this person.
 * `apps/api/common/visible-ids.ts` says the same for rows.
 */
export const CONDITIONS = {
  any: () => [{}],
  ofOwnOrganisation: ({ organisationId }) => (organisationId ? [{ organisationId }] : []),
  toRecommend: ({ recommendingUnitId, recommendsCityWide }) => {
    if (!recommendingUnitId) return [];
    const ofTheUnit = recommendsCityWide ? {} : { recommendingUnitId };
    return [
      { ...ofTheUnit, state: 'underRecommendation' },
      { ...ofTheUnit, 'outcome.recommendation': { $exists: true } },
    ];
  },
  judgedByOneself: ({ accountId }) => [{ judgedBy: accountId }],
  withAnAwardForIt: ({ organisationId }) => (organisationId ? [{ awardedTo: organisationId }] : []),
  uploadedByOneself: ({ accountId }) => [{ uploadedBy: accountId, uploaderBelongs: true }],
  ofTheCommission: () => [{ ofTheCommission: true }],
  handedIn: () => [{ handedIn: true }],
  aboutOneself: ({ accountId }) => [{ accountId }],
  toOneself: ({ accountId }) => [{ accountId }],
  toOwnRole: ({ roles }) => [{ accountId: null, role: { $in: roles } }],
} as const satisfies Record<string, (actor: ActorRef) => readonly ObjectQuery[]>;

export type Condition = keyof typeof CONDITIONS;
