import { conditionsOf } from '#contracts/ability.js';
import type { ActorRef } from '#contracts/actor.js';
import type { Condition } from '#contracts/conditions.js';
import type { Permission } from '#contracts/permissions.js';

/** What is listed: its alias, which has an id and an organisation, its table, and how it hangs on its case `c`. */
export interface Listed {
  readonly row: string;
  readonly table: string;
  readonly ofCase: string;
}

type Rows = { readonly from: string; readonly whose: string };

/** As `CONDITIONS` says of one object: where its rows are found, along an index of their own. A condition that no row of a case can meet is not here. */
const ROWS: Partial<Record<Condition, (listed: Listed, actor: ActorRef) => Rows | undefined>> = {
  ofOwnOrganisation: ({ row, table }) => ({ from: table, whose: `${row}.organisation_id = :own` }),
  judgedByOneself: ({ ofCase }) => ({
    from: `involved_expert e JOIN procedure_case c ON c.id = e.case_id ${ofCase}`,
    whose: 'e.expert_id = :me',
  }),
  withAnAwardForIt: ({ ofCase }) => ({
    from: `subsidy_award a JOIN procedure_case c ON c.id = a.scheme_id ${ofCase}`,
    whose: 'a.organisation_id = :own',
  }),
  toRecommend: ({ ofCase }, { recommendingUnitId, recommendsCityWide }) =>
    !recommendingUnitId
      ? undefined
      : {
          from: `procedure_case c ${ofCase}`,
          whose: `(c.state = 'underRecommendation' OR jsonb_exists(c.outcome, 'recommendation'))
            ${recommendsCityWide ? '' : 'AND c.recommending_unit_id = :unit'}`,
        },
};

/**
 * The ids of the first rows that somebody sees who does not see all, by the table of permissions: each reason along an index of its own,
 * because an OR over the reasons would read the whole table.
 * @param wanted further conditions
 * @returns SQL with the parameters `own`, the actor's organisation, `me`, the account, `unit`, for which the actor recommends, and `limit`
 */
export function visibleIds(actor: ActorRef, permission: Permission, listed: Listed, wanted: readonly string[]): string {
  const { row } = listed;
  const page = ({ from, whose }: Rows) =>
    `(SELECT ${row}.id FROM ${from} WHERE ${[whose, ...wanted].join(' AND ')} ORDER BY ${row}.id DESC LIMIT :limit)`;
  const pages = [...conditionsOf(actor, permission)]
    .flatMap((condition) => ROWS[condition]?.(listed, actor) ?? [])
    .map(page);
  return pages.join(' UNION ') || 'SELECT NULL::uuid';
}
