import type { EntityManager } from 'typeorm';
import { SAME_ORGANISATION, TOOK_PART } from '#contracts/meeting-texts.js';
import { cultivationIsOn, recommendBatch } from '#domain/accreditation/decisions.js';
import type { Measure } from '#domain/measures/measure.js';
import type { ProcedureCase } from '../../entities/case.entities.js';
import type { Batch } from '../../entities/dossier.entities.js';
import { avoidancesFromEach, type CaseAvoidance } from '../avoidance.js';
import { scoredCasesOf } from '../scored-cases.js';
import { TOOK_PART_IN_CASE } from '../avoidance-refusals.js';
import type { MeetingRow } from './meeting.js';
import { momentOf } from '../moment.js';

interface NewAgenda {
  readonly meeting: Omit<MeetingRow, 'minutes' | 'items' | 'activeIds'> & { readonly convenedBy: string };
  readonly cases: readonly ProcedureCase[];
  readonly measure: Measure;
  readonly quotas: Batch['quotas'];
}

/** Keeps a meeting with its agenda: the cases in the order of the batch's ranking, with what the rules recommend of each. */
export async function keepAgenda(tx: EntityManager, { meeting, cases, measure, quotas }: NewAgenda): Promise<void> {
  await tx.query(
    `INSERT INTO meeting (case_id, batch_id, held_on, member_ids, convened_by) VALUES ($1, $2, $3, $4, $5)`,
    [meeting.id, meeting.batchId, meeting.heldOn, meeting.memberIds, meeting.convenedBy],
  );
  const scored = new Map((await scoredCasesOf(tx, meeting.batchId)).map((row) => [row.id, row]));
  const waiting = new Map(cases.map((theCase) => [theCase.id, theCase]));
  const guide = { quotas, cultivation: cultivationIsOn(measure) };
  const items = recommendBatch([...scored.values()], measure, guide).filter(({ id }) => waiting.has(id));
  if (items.length < cases.length) throw new Error('a case that awaits its decision has no total');
  await tx.query(
    `INSERT INTO meeting_item (meeting_id, case_id, position, rank, total_hundredths, recommendation, reasons, needs_vote,
       explanation, waiting_since)
     SELECT $1, case_id, position, rank, total, recommendation, ARRAY(SELECT jsonb_array_elements_text(reasons)), needs_vote,
       explanation, since
     FROM unnest($2::uuid[], $3::int[], $4::int[], $5::int[], $6::text[], $7::jsonb[], $8::boolean[], $9::jsonb[], $10::timestamptz[])
       AS i (case_id, position, rank, total, recommendation, reasons, needs_vote, explanation, since)`,
    [
      meeting.id,
      items.map(({ id }) => id),
      items.map((_, index) => index + 1),
      items.map(({ rank }) => rank),
      items.map(({ id }) => scored.get(id)?.totalHundredths),
      items.map(({ kind }) => kind),
      items.map(({ reasons }) => JSON.stringify(reasons)),
      items.map(({ needsVote }) => needsVote),
      items.map(({ explanation }) => JSON.stringify(explanation)),
      items.map(({ id }) => waiting.get(id)?.stateSince),
    ],
  );
  const caseIds = cases.map(({ id }) => id);
  const asked = { caseIds, measure, at: await momentOf(tx) };
  await standAside(tx, meeting.id, await avoidancesFromEach(tx, asked, meeting.memberIds));
}

/**
 * 回避 by the record: members of the applicant's own organisation, whoever was ever invited to review the case or visited its site,
 * and those who are tied to its applicant by what is on record of them.
 */
async function standAside(tx: EntityManager, meetingId: string, tied: readonly CaseAvoidance[]): Promise<void> {
  await tx.query(
    `INSERT INTO meeting_recusal (meeting_id, case_id, member_id, source, reason)
     SELECT i.meeting_id, i.case_id, a.id, 'computed',
       CASE WHEN a.organisation_id = c.organisation_id THEN $2::jsonb ELSE $3::jsonb END
     FROM meeting m JOIN meeting_item i ON i.meeting_id = m.case_id JOIN procedure_case c ON c.id = i.case_id
       JOIN account a ON a.id = ANY(m.member_ids)
     WHERE m.case_id = $1 AND (a.organisation_id = c.organisation_id OR ${TOOK_PART_IN_CASE})`,
    [meetingId, JSON.stringify(SAME_ORGANISATION), JSON.stringify(TOOK_PART)],
  );
  await tx.query(
    `INSERT INTO meeting_recusal (meeting_id, case_id, member_id, source, reason)
     SELECT $1, case_id, member_id, 'computed', reason FROM unnest($2::uuid[], $3::uuid[], $4::jsonb[]) AS t (case_id, member_id, reason)
     ON CONFLICT DO NOTHING`,
    [
      meetingId,
      tied.map(({ caseId }) => caseId),
      tied.map(({ accountId }) => accountId),
      tied.map(({ avoidances: [first] }) => JSON.stringify(first.explanation)),
    ],
  );
}
