import type { EntityManager } from 'typeorm';
import { TOOK_PART } from '#contracts/meeting-texts.js';
import { Refusal } from '#contracts/problems.js';
import type { LocalizedText, Measure } from '#domain/measures/measure.js';
import { HANDLED } from '#domain/review/draw.js';
import type { ProcedureCase } from '../entities/case.entities.js';
import { avoidancesFrom, avoidancesFromEach } from './avoidance.js';
import { handlersAmong } from './handlers.js';
import { measureVersion } from './measures.js';
import { momentOf } from './moment.js';

/** Account `a` was ever invited to review case `c`, or visited its site. */
export const TOOK_PART_IN_CASE = `(EXISTS (SELECT FROM expert_assignment s WHERE s.case_id = c.id AND s.expert_id = a.id)
  OR EXISTS (SELECT FROM onsite_visit v WHERE v.case_id = c.id AND (a.id = ANY(v.assessor_ids) OR a.id = ANY(v.officer_ids))))`;

export interface Handled {
  readonly theCase: ProcedureCase;
  readonly measure: Measure;
  readonly at: Date;
}

/** 回避 of whoever handles a matter, and of whom they stand in for: nobody who is tied to its applicant. @throws {Refusal} case.standAside */
export async function refuseWhereAvoided(
  tx: EntityManager,
  handled: Handled,
  accountIds: readonly string[],
): Promise<void> {
  const people = await avoidancesFrom(tx, handled, accountIds);
  const [tie] = people.flatMap(({ avoidances }) => avoidances);
  if (tie) throw avoidanceRefusal(tie.explanation);
}

/**
 * 回避 of whoever was chosen to judge an accreditation and acts on it in the own name: a tie that came after the choice counts like one
 * before, and so does an employer that was there before and applies beside the case since. A short statement asks whether there can be
 * one, the long one only then: all who contribute wait for it. Whoever comes back to an organisation counts as never away, so that
 * every employer of this time asks for the long one.
 * @throws {Refusal} case.standAside
 */
export async function refuseWhereAvoidedSince(
  tx: EntityManager,
  { id, measureId, openedAt, groupId }: Pick<ProcedureCase, 'id' | 'measureId' | 'openedAt' | 'groupId'>,
  accountId: string,
): Promise<void> {
  const [possible] = await tx.query<unknown[]>(
    `SELECT FROM employer WHERE account_id = $1 AND coalesce(ended_at, 'infinity') > $2
     UNION ALL SELECT FROM expert_profile WHERE account_id = $1 AND valid_from > $2
     UNION ALL SELECT FROM expert_profile p
       CROSS JOIN LATERAL (SELECT p.institution AS uscc
         UNION ALL SELECT tie->>'uscc' FROM jsonb_array_elements(p.ties) tie WHERE tie->>'kind' = 'sameEntity') employed
       JOIN competing_host rival ON rival.uscc = employed.uscc AND rival.batch_id = $3
       WHERE p.account_id = $1 AND p.valid_until IS NULL
     LIMIT 1`,
    [accountId, openedAt, groupId],
  );
  if (!possible) return;
  const measure = await measureVersion(tx, measureId);
  const [tie] = await avoidancesFromEach(tx, { caseIds: [id], measure, at: await momentOf(tx) }, [accountId]);
  if (tie) throw avoidanceRefusal(tie.avoidances[0].explanation);
}

/**
 * 回避 of whoever decides: besides, nobody who reviewed the case or visited its site, and nobody who stood aside on it at a
 * meeting. Officers may visit and still handle what comes in: deciding is another matter.
 * @throws {Refusal} case.standAside
 */
export async function refuseInvolved(
  tx: EntityManager,
  handled: Handled,
  accountIds: readonly string[],
): Promise<void> {
  await refuseWhereAvoided(tx, handled, accountIds);
  const known = await tx.query<{ tookPart: boolean; declared: LocalizedText | null }[]>(
    `SELECT ${TOOK_PART_IN_CASE} AS "tookPart",
       (SELECT r.reason FROM meeting_recusal r WHERE r.case_id = c.id AND r.member_id = a.id ORDER BY r.at DESC LIMIT 1) AS declared
     FROM account a, procedure_case c WHERE a.id = ANY($1) AND c.id = $2`,
    [accountIds, handled.theCase.id],
  );
  if (known.some(({ tookPart }) => tookPart)) throw avoidanceRefusal(TOOK_PART);
  const declared = known.find((each) => each.declared)?.declared;
  if (declared) throw avoidanceRefusal(declared);
}

/** Whoever recommended or handled the case since being drawn for it, or before anybody asked. @throws {Refusal} case.standAside */
export async function refuseWhereHandled(tx: EntityManager, caseId: string, expertId: string): Promise<void> {
  if ((await handlersAmong(tx, caseId, [expertId])).length > 0) throw avoidanceRefusal(HANDLED);
}

function avoidanceRefusal({ zh: reasonZh, en: reasonEn }: LocalizedText): Refusal {
  return new Refusal('case.standAside', { reasonZh, reasonEn });
}
