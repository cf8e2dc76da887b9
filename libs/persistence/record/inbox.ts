import type { EntityManager } from 'typeorm';
import type { CaseKind, Role } from '#domain/procedures/index.js';
import { onePlan } from '../one-plan.js';

/** Whose inbox it is. `shared`: tasks of other roles that are shared with the roles of this person. */
export interface InboxOwner {
  readonly accountId: string;
  /** The person, and whom that one stands in for; what was given to somebody by name stays theirs. */
  readonly persons: readonly string[];
  /** The organisation for which the person applies, if any. */
  readonly organisationId: string | null;
  readonly roles: readonly Role[];
  /** The unit for which the person recommends, if any; `cityWide`: it sees what all of them do. */
  readonly unitId: string | null;
  readonly cityWide: boolean;
  readonly shared: readonly string[];
  /** Without what another officer is in charge of. */
  readonly mine: boolean;
}

export interface InboxItem {
  readonly id: string;
  readonly caseId: string;
  readonly task: string;
  readonly role: Role;
  readonly openedAt: Date;
  readonly dueAt: Date | null;
  readonly objectionId: string | null;
  readonly kind: CaseKind;
  readonly title: string;
  readonly suspendedAt: Date | null;
  readonly rehearsal: boolean;
  readonly campaignId: string | null;
  readonly batchId: string | null;
}

const DUE = `coalesce(w.due_at, 'infinity')`;

/** What somebody waits for comes first, by its limit. A plaque holds nobody up: one that is late must not bury what does. */
const ORDER = `w.rank, ${DUE}, w.id`;

const OF_NOBODY = `w.closed_at IS NULL AND w.assignee_id IS NULL AND w.organisation_id IS NULL`;

/** Nobody approves what they proposed themselves. */
const NOT_ONES_OWN = `NOT EXISTS (SELECT FROM subsidy_scheme s
  WHERE w.task = 'subsidyApproval' AND s.case_id = w.case_id AND (s.proposed_by = ANY($7) OR s.proposed_for = ANY($7)))`;

const NOT_ANOTHERS = `NOT ($6 AND EXISTS (SELECT FROM procedure_case o WHERE o.id = w.case_id AND o.officer_id <> ALL($7)))`;
const FOR_THE_ROLE = `${OF_NOBODY} AND ${NOT_ONES_OWN} AND ${NOT_ANOTHERS}`;

/**
 * $1 the person, $2 the organisation, $3 roles of which everything waits for the person, $4 shared tasks, $5 how many, $6 without what
 * others are in charge of, $7 the person and whoever that one stands in for, $8 the unit for which the person recommends, where that does
 * not see what all do, $9 the last row of the page before.
 */
const AFTER = `AND (${ORDER}) > ((SELECT rank FROM last_seen), (SELECT due FROM last_seen), (SELECT id FROM last_seen))`;

const LAST_SEEN = `last_seen AS (
  SELECT w.rank, ${DUE} AS due, w.id FROM work_item w
  WHERE w.id = $9 AND (w.assignee_id = $1 OR (w.role = 'applicant' AND w.organisation_id = $2)
    OR (w.assignee_id IS NULL AND w.organisation_id IS NULL AND (w.role = ANY($3) OR w.task = ANY($4) OR w.recommending_unit_id = $8) AND ${NOT_ONES_OWN})))`;

/**
 * Each reason for which something waits for a person has an index in the order of the list: a page is the first rows of each of
 * them, put together. With an OR over the reasons PostgreSQL would sort all that waits.
 */
function inbox(after: string): string {
  const page = `${after} ORDER BY ${ORDER} LIMIT $5`;
  const rows = `SELECT w.id, w.case_id, w.task, w.role, w.opened_at, w.due_at, w.objection_id, w.rank FROM work_item w`;
  return `(${rows} WHERE w.closed_at IS NULL AND w.assignee_id = $1 ${page})
    UNION (${rows} WHERE w.closed_at IS NULL AND w.role = 'applicant' AND w.organisation_id = $2 ${page})
    UNION (${rows} WHERE ${FOR_THE_ROLE} AND w.recommending_unit_id = $8 ${page})
    UNION SELECT mine.* FROM unnest($3::text[]) AS one (role)
      CROSS JOIN LATERAL (${rows} WHERE ${FOR_THE_ROLE} AND w.role = one.role ${page}) mine
    UNION SELECT mine.* FROM unnest($4::text[]) AS one (task)
      CROSS JOIN LATERAL (${rows} WHERE ${FOR_THE_ROLE} AND w.task = one.task ${page}) mine`;
}

function page(items: string): string {
  return `SELECT w.id, w.case_id AS "caseId", w.task, w.role, w.opened_at AS "openedAt", w.due_at AS "dueAt",
      w.objection_id AS "objectionId", c.kind, coalesce(g.title, c.title) AS title, c.suspended_at AS "suspendedAt",
      c.rehearsal_day_seconds IS NOT NULL AS rehearsal, g.id AS "campaignId",
      CASE WHEN c.kind = 'accreditation' THEN c.group_id END AS "batchId"
    FROM (${items}) w
      JOIN procedure_case c ON c.id = w.case_id
      LEFT JOIN campaign g ON g.id = c.group_id AND w.task = 'gradePublication'
    ORDER BY ${ORDER} LIMIT $5`;
}

const FIRST_PAGE = onePlan(page(inbox('')));
const FURTHER_PAGE = onePlan(`WITH ${LAST_SEEN} ${page(inbox(AFTER))}`);

/** What waits for somebody, what is due first comes first, plaques last; `after`: the id of the last one seen. */
export function inboxOf(
  tx: Pick<EntityManager, 'query'>,
  { accountId, persons, organisationId, roles, unitId, cityWide, shared, mine }: InboxOwner,
  { limit, after }: { readonly limit: number; readonly after?: string },
): Promise<InboxItem[]> {
  const ofUnit = roles.includes('recommender') && !cityWide ? unitId : null;
  const whole = cityWide ? roles : roles.filter((role) => role !== 'recommender');
  const values = [accountId, organisationId, whole, shared, limit, mine, persons, ofUnit];
  return after ? tx.query(FURTHER_PAGE, [...values, after]) : tx.query(FIRST_PAGE, values);
}
