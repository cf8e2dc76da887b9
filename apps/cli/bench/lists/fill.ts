import type { DataSource } from 'typeorm';
import type { Ground } from '../scale/fill.js';
import { REGISTER_TABLES } from './fill-register.js';

type Rows = Omit<Ground, 'deciderId'>;

/** Rows by one statement: more would hold too much at once. */
const AT_ONCE = 50_000;

const TABLES = [
  'dossier',
  'dossier_submission',
  'procedure_case',
  'case_deadline',
  'work_item',
  'audit_entry',
  'notice',
] as const;

/**
 * Fills without asking, row by row, whether what each row refers to is there: that is half of the time, and no list is read
 * differently for it. Afterwards it is asked again.
 */
export async function withoutReferences(record: DataSource, fill: () => Promise<void>): Promise<void> {
  const references = await record.query<{ table: string; name: string; definition: string }[]>(
    `SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY($1::regclass[])`,
    [[...TABLES, ...REGISTER_TABLES]],
  );
  for (const { table, name } of references) await record.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  await fill();
  for (const { table, name, definition } of references) {
    await record.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition} NOT VALID`);
  }
}

/** So many submitted dossiers of one host, each with its case, its limit, its trail, its work item and its notice. */
export async function fillDossiers(record: DataSource, ground: Rows, count: number): Promise<void> {
  for (let done = 0; done < count; done += AT_ONCE) await fillSome(record, ground, Math.min(AT_ONCE, count - done));
  await record.query(`ANALYZE ${TABLES.join(', ')}`);
}

function fillSome(
  record: DataSource,
  { batchId, officerId, organisationId, measureId }: Rows,
  count: number,
): Promise<unknown> {
  return record.query(
    `WITH rows AS MATERIALIZED (SELECT n, uuidv7() AS dossier, uuidv7() AS id FROM generate_series(1, $1::int) n),
     dossiers AS (
       INSERT INTO dossier (id, organisation_id, batch_id, type, base_name, locked, receipt_number, content_hash, submitted_at, created_by)
       SELECT dossier, $2, $3, 'park', '国际合作园', true, 'bench-' || dossier, '', now(), $4 FROM rows
     ), submissions AS (
       INSERT INTO dossier_submission (dossier_id, organisation_id, revision, content_hash, submitted_by)
       SELECT dossier, $2, 1, '', $4 FROM rows
     ), cases AS (
       INSERT INTO procedure_case (id, kind, workflow_id, subject_id, group_id, organisation_id, type, title, measure_id,
         rehearsal_day_seconds, state, due_at)
       SELECT id, 'accreditation', 'accreditation/' || dossier, dossier, $3, $2, 'park', '国际合作园', $5, 600,
         'underFormalCheck', now() + n * interval '1 second' FROM rows
     ), limits AS (
       INSERT INTO case_deadline (id, case_id, rule, opened_at, due_on, due_at, provisional, explanation)
       SELECT uuidv7(), id, 'formalCheck', now(), current_date, now() + interval '30 days', false, '{"zh": "", "en": ""}' FROM rows
     ), items AS (
       INSERT INTO work_item (id, case_id, task, role, due_at)
       SELECT uuidv7(), id, 'formalCheck', 'caseOfficer', now() + n * interval '1 second' FROM rows
     ), lines AS (
       INSERT INTO audit_entry (case_id, subject_kind, subject_id, actor_id, actor_role, action, after)
       SELECT id, 'accreditation', dossier, $4, 'applicant', 'submit', '{"state": "underFormalCheck"}' FROM rows
     )
     INSERT INTO notice (id, event_key, recipient, role, case_id, template, params, passed_on)
     SELECT uuidv7(), id || '/submit', 'caseOfficer', 'caseOfficer', id, 'case.submitted', '{"title": "国际合作园"}', true FROM rows`,
    [count, organisationId, batchId, officerId, measureId],
  );
}
