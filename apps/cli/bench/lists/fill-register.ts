import type { DataSource } from 'typeorm';
import type { Ground } from '../scale/fill.js';

export const REGISTER_TABLES = ['base', 'stored_file', 'organisation', 'account', 'expert_profile'] as const;

/** Rows by one statement: more would hold too much at once. */
const AT_ONCE = 50_000;

/** So many bases, files of one organisation, organisations, accounts and experts: only what their lists show. */
export async function fillRegister(record: DataSource, ground: Ground, count: number): Promise<void> {
  for (let done = 0; done < count; done += AT_ONCE) await fillSome(record, ground, Math.min(AT_ONCE, count - done));
  await record.query(`ANALYZE ${REGISTER_TABLES.join(', ')}`);
}

function fillSome(
  record: DataSource,
  { batchId, officerId, organisationId, measureId }: Ground,
  count: number,
): Promise<unknown> {
  return record.query(
    `WITH rows AS MATERIALIZED (SELECT uuidv7() AS id FROM generate_series(1, $1::int)),
     bases AS (
       INSERT INTO base (id, case_id, batch_id, organisation_id, certificate_number, name, type, district, measure_id, rehearsal, accredited_on)
       SELECT id, id, $3, $2, 'bench-' || id, '国际合作园', 'park', '海淀区', $5, false, current_date FROM rows
     ), files AS (
       INSERT INTO stored_file (id, organisation_id, name, media_type, size_bytes, sha256, storage_key, uploaded_by)
       SELECT id, $2, '证明材料.pdf', 'application/pdf', 100, '', 'bench-' || id, $4 FROM rows
     ), organisations AS (
       INSERT INTO organisation (id, name, uscc, district) SELECT id, '国际合作园', 'bench-' || id, '海淀区' FROM rows
     ), accounts AS (
       INSERT INTO account (id, login, display_name, roles, password_hash)
       SELECT id, 'bench-' || id, '专家', '{expert}', '' FROM rows
     )
     INSERT INTO expert_profile (account_id, version, name, institution, fields, languages)
     SELECT id, 1, '专家', '', '{healthcare}', '{en}' FROM rows`,
    [count, organisationId, batchId, officerId, measureId],
  );
}
