import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { BaseType } from '#domain/measures/measure.js';
import type { ApiClient } from '../../apps/cli/client/api-client.js';

export interface SampleBases {
  readonly owner: ApiClient;
  readonly type?: BaseType;
  readonly count?: number;
  readonly rehearsal?: boolean;
  readonly accreditedOn?: string;
  readonly measureId?: string;
  readonly name?: string;
}

export interface AccreditedBases {
  readonly batchId: string;
  readonly baseIds: readonly string[];
}

/** Accredited bases of one batch and of the owner's organisation, as the announcement leaves them: the record alone. */
export async function accreditedBases(
  record: DataSource,
  {
    owner,
    type = 'park',
    count = 1,
    rehearsal = true,
    accreditedOn = '2024-05-06',
    measureId = '2025',
    name = 'a base',
  }: SampleBases,
): Promise<AccreditedBases> {
  const batchId = uuid();
  await record.query(
    `INSERT INTO batch (id, code, title, year, measure_id, opens_on, closes_on, fields, countries, quotas, rehearsal_day_seconds, created_by)
     VALUES ($1, $2, 'a batch', 2024, $3, '2024-01-01', '2024-03-31', '{}', '{}', '{}', $4, $5)`,
    [batchId, randomUUID(), measureId, rehearsal ? 1 : null, owner.accountId],
  );
  const baseIds = Array.from({ length: count }, () => uuid());
  await record.query(
    `WITH given AS (
       SELECT n.*, a.organisation_id FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS n (base_id, case_id, title), account a
       WHERE a.id = $4
     ),
     cases AS (
       INSERT INTO procedure_case (id, kind, workflow_id, subject_id, group_id, organisation_id, type, title, measure_id, state, closed_at)
       SELECT case_id, 'accreditation', 'accreditation/' || case_id, case_id, $5, organisation_id, $6, title, $7, 'accredited', now()
       FROM given
     ),
     dossiers AS (
       INSERT INTO dossier (id, organisation_id, batch_id, type, base_name, locked, submitted_at, created_by)
       SELECT case_id, organisation_id, $5, $6, title, true, $9::date, $4 FROM given
     ),
     parts AS (
       INSERT INTO dossier_part (dossier_id, organisation_id, revision, part, version, content, saved_by)
       SELECT case_id, organisation_id, 1, 'base', 1, '{"fields": ["healthcare"]}', $4 FROM given
     )
     INSERT INTO base (id, case_id, batch_id, organisation_id, certificate_number, name, type, district, measure_id, rehearsal, accredited_on)
     SELECT base_id, case_id, $5, organisation_id, 'T-' || base_id, title, $6, '110108', $7, $8, $9::date FROM given`,
    [
      baseIds,
      baseIds.map(() => uuid()),
      baseIds.map((_, index) => `${name} ${index + 1}`),
      owner.accountId,
      batchId,
      type,
      measureId,
      rehearsal,
      accreditedOn,
    ],
  );
  return { batchId, baseIds };
}
