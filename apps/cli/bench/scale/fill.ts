import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { WORKFLOW_IDS, WORKFLOW_TYPES } from '#contracts/workflows.js';

/** Who and what the rows of a measurement hang on. */
export interface Ground {
  readonly batchId: string;
  readonly officerId: string;
  /** Who presides over meetings. */
  readonly deciderId: string;
  readonly organisationId: string;
  readonly measureId: string;
}

/** Where a meeting is: its members have voted on every item, or it has selected all of them. */
export type MeetingStage = 'inSession' | 'underNoticePreparation';

/** Rows of so many cases, and of their meeting, about to be concluded or to publish its notice. @returns the meeting's id */
export async function fillMeeting(
  record: DataSource,
  ground: Ground,
  { cases, stage }: { readonly cases: number; readonly stage: MeetingStage },
): Promise<string> {
  const id = randomUUID();
  const selected = stage === 'underNoticePreparation';
  await fillCases(record, ground, { meetingId: id, cases, state: selected ? 'proposed' : 'underDecision' });
  await record.query(
    `WITH held AS (
       INSERT INTO procedure_case (id, kind, workflow_id, subject_id, group_id, title, measure_id, rehearsal_day_seconds, state)
       VALUES ($1, 'meeting', $2, $1, $3, '性能测试审定会', $4, 60, $8)
     ), members AS (
       SELECT $5::uuid AS id UNION (SELECT id FROM account WHERE organisation_id IS NULL AND id <> $5 ORDER BY id LIMIT 4)
     ), called AS (
       INSERT INTO meeting (case_id, batch_id, held_on, member_ids, convened_by)
       SELECT $1, $3, current_date - 1, array_agg(id ORDER BY id <> $5), $5 FROM members
     ), agenda AS (
       INSERT INTO meeting_item (meeting_id, case_id, position, total_hundredths, recommendation, reasons, needs_vote, explanation,
         waiting_since, result)
       SELECT $1, id, row_number() OVER (ORDER BY id), 8800, 'selected', '{}', false, '[]', state_since, $9
       FROM procedure_case WHERE subject_id IN (SELECT id FROM dossier WHERE base_name = $6) RETURNING case_id
     ), votes AS (
       INSERT INTO meeting_vote (meeting_id, case_id, member_id, vote)
       SELECT $1, case_id, members.id, 'selected' FROM agenda, members
     )
     INSERT INTO outbox (kind, workflow_type, workflow_id, args)
     VALUES ('start', $7, $2, jsonb_build_array(jsonb_build_object('caseId', $1::uuid)))`,
    [
      id,
      WORKFLOW_IDS.meeting(id),
      ground.batchId,
      ground.measureId,
      ground.deciderId,
      id,
      WORKFLOW_TYPES.meeting,
      stage,
      selected ? 'selected' : null,
    ],
  );
  await record.query(`NOTIFY outbox`);
  return id;
}

/** Cases in a state, each with its dossier, the platform that it names, and its open limit; the dossiers are called by the meeting's id. */
async function fillCases(
  record: DataSource,
  { batchId, officerId, organisationId, measureId }: Ground,
  { meetingId, cases, state }: { meetingId: string; cases: number; state: string },
): Promise<void> {
  await record.query(
    `WITH dossiers AS (
       INSERT INTO dossier (id, organisation_id, batch_id, type, base_name, locked, submitted_at, created_by)
       SELECT gen_random_uuid(), $1, $2, 'platform', $3, true, now(), $4 FROM generate_series(1, $5) RETURNING id
     ), parts AS (
       INSERT INTO dossier_part (dossier_id, organisation_id, revision, part, version, content, saved_by)
       SELECT id, $1, 1, 'base', 1, jsonb_build_object('platformName', id, 'fields', '["hydrogen"]'::jsonb), $4 FROM dossiers
     ), cases AS (
       INSERT INTO procedure_case (id, kind, workflow_id, subject_id, group_id, organisation_id, type, title, measure_id,
         rehearsal_day_seconds, state)
       SELECT gen_random_uuid(), 'accreditation', 'accreditation/' || id, id, $2, $1, 'platform', '国际合作平台', $6, 60, $7
       FROM dossiers RETURNING id
     )
     INSERT INTO case_deadline (id, case_id, rule, opened_at, due_on, due_at, provisional, explanation)
     SELECT gen_random_uuid(), id, 'noticePreparation', now(), current_date, now() + interval '1 day', false, '{"zh": "", "en": ""}' FROM cases`,
    [organisationId, batchId, meetingId, officerId, cases, measureId, state],
  );
}

/** The same rows changed and added by statements alone: what publishing would cost if nothing were asked and nothing computed. */
export async function publishBare(record: DataSource, meetingId: string): Promise<void> {
  await record.transaction(async (tx) => {
    await tx.query(
      `UPDATE procedure_case SET state = 'underPublicNotice', version = version + 1, state_since = now(), due_at = now() + interval '5 days'
       WHERE id IN (SELECT case_id FROM meeting_item WHERE meeting_id = $1)`,
      [meetingId],
    );
    await tx.query(
      `WITH old AS (
         UPDATE case_deadline SET closed_at = now() WHERE case_id IN (SELECT case_id FROM meeting_item WHERE meeting_id = $1)
       ), added AS (
         INSERT INTO case_deadline (id, case_id, rule, opened_at, due_on, due_at, provisional, explanation)
         SELECT gen_random_uuid(), case_id, 'publicNotice', now(), current_date, now() + interval '5 days', false, '{"zh": "", "en": ""}'
         FROM meeting_item WHERE meeting_id = $1
       ), lines AS (
         INSERT INTO audit_entry (case_id, subject_kind, subject_id, actor_role, action)
         SELECT case_id, 'accreditation', case_id, 'caseOfficer', 'publishNotice' FROM meeting_item WHERE meeting_id = $1
       )
       INSERT INTO notice (id, event_key, recipient, organisation_id, case_id, template)
       SELECT gen_random_uuid(), case_id || '/bare', c.organisation_id::text, c.organisation_id, case_id, 'decision.selected'
       FROM meeting_item i JOIN procedure_case c ON c.id = i.case_id WHERE i.meeting_id = $1`,
      [meetingId],
    );
  });
}

/** So many experts of the case's field, some of them of the host, some away. */
export async function fillPool(record: DataSource, experts: number): Promise<void> {
  await record.query(
    `WITH accounts AS (
       INSERT INTO account (id, login, display_name, roles, password_hash)
       SELECT gen_random_uuid(), 'pool-' || n, '专家' || n, '{expert}', '' FROM generate_series(1, $1) AS n RETURNING id, login
     )
     INSERT INTO expert_profile (account_id, version, name, institution, fields, languages, ties)
     SELECT id, 1, '专家' || split_part(login, '-', 2), '9111' || lpad(split_part(login, '-', 2), 14, '0'), '{healthcare}', '{en}',
       CASE WHEN split_part(login, '-', 2)::int % 3 = 0
         THEN jsonb_build_array(jsonb_build_object('kind', 'coAuthor', 'uscc', '91110108MA01KJ2X84')) ELSE '[]' END
     FROM accounts`,
    [experts],
  );
}
