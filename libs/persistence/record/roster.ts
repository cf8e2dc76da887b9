import type { EntityManager } from 'typeorm';
import { calendarDateOf } from '#domain/common/calendar-date.js';
import { whyNotDue, type NotDueReason, type RosterBase } from '#domain/evaluation/roster.js';
import type { BaseType } from '#domain/measures/measure.js';
import type { Campaign } from '../entities/base.entities.js';
import { measureVersion } from './measures.js';

/** What a roster is made from: a campaign, or what is to become one (`id`: null). */
export type RosterOrder = Pick<Campaign, 'year' | 'measureId' | 'batchIds' | 'rehearsalDaySeconds' | 'createdAt'> & {
  readonly id: string | null;
};

export interface RosterEntry extends RosterBase {
  readonly id: string;
  readonly name: string;
  readonly certificateNumber: string;
  readonly type: BaseType;
  readonly organisationId: string;
  /** Null where the base is due. */
  readonly leftOut: NotDueReason | null;
}

/** The next page of the bases of the order's batches (of all where it names none), by id: who is due and who is not. */
export async function rosterPage(
  tx: EntityManager,
  order: RosterOrder,
  after: string | null,
  limit: number,
): Promise<RosterEntry[]> {
  const { evaluation } = await measureVersion(tx, order.measureId);
  const campaign = { rehearsal: order.rehearsalDaySeconds !== null, opensOn: calendarDateOf(order.createdAt) };
  const bases = await tx.query<Omit<RosterEntry, 'leftOut'>[]>(
    `SELECT b.id, b.name, b.certificate_number AS "certificateNumber", b.type, b.organisation_id AS "organisationId",
       b.state, b.rehearsal, b.accredited_on AS "accreditedOn",
       (SELECT (max(c.closed_at) AT TIME ZONE 'Asia/Shanghai')::date FROM procedure_case c
        WHERE c.subject_id = b.id AND c.kind = 'evaluation' AND c.state = 'graded') AS "lastEvaluatedOn",
       EXISTS (SELECT FROM procedure_case c WHERE c.subject_id = b.id AND c.kind = 'evaluation'
                 AND c.closed_at IS NULL AND c.group_id IS DISTINCT FROM $3) AS "evaluationOpen",
       EXISTS (SELECT FROM evaluation e JOIN campaign y ON y.id = e.campaign_id JOIN procedure_case c ON c.id = e.case_id
               WHERE e.base_id = b.id AND y.year = $5 AND c.state = 'graded') AS "evaluatedThisYear"
     FROM base b
     WHERE b.id > $1 AND (cardinality($2::uuid[]) = 0 OR b.batch_id = ANY($2))
     ORDER BY b.id LIMIT $4`,
    [after ?? '00000000-0000-0000-0000-000000000000', order.batchIds, order.id, limit, order.year],
  );
  return bases.map((base) => ({ ...base, leftOut: whyNotDue(base, campaign, evaluation) }));
}
