import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { STAGE_COMPLETE, WORKFLOW_IDS } from '#contracts/workflows.js';
import { openCase } from '#persistence/record/open-case.js';
import { measureVersion } from '#persistence/record/measures.js';
import { unitFor } from '#persistence/record/recommending-units.js';
import { enqueueSignal } from '#persistence/record/trail.js';
import type { ApiClient } from '../../apps/cli/client/api-client.js';

export interface OpenedBatch {
  readonly id: string;
  readonly measureId: string;
  readonly rehearsalDaySeconds: number | null;
}

/** A batch of park dossiers under the measures of 2025; `rehearsalDaySeconds`: its pace, null for real working days. */
export async function openBatch(
  record: DataSource,
  applicant: ApiClient,
  { rehearsalDaySeconds = null, quota = 1_000 }: { rehearsalDaySeconds?: number | null; quota?: number } = {},
): Promise<OpenedBatch> {
  const batch = { id: uuid(), measureId: '2025', rehearsalDaySeconds };
  await record.query(
    `INSERT INTO batch (id, code, title, year, measure_id, opens_on, closes_on, fields, countries, quotas, rehearsal_day_seconds, created_by)
     VALUES ($1, $2, 'a batch', 2026, $3, '2026-01-01', '2026-12-31', '{}', '{}', $4, $5, $6)`,
    [
      batch.id,
      randomUUID(),
      batch.measureId,
      JSON.stringify({ park: quota }),
      rehearsalDaySeconds,
      applicant.accountId,
    ],
  );
  return batch;
}

/**
 * A submitted dossier of a park that claims every full value, as its submission leaves it: locked, its case open, the start
 * of its workflow in the outbox. The record alone: for tests of what comes after the submission.
 */
export async function submitPark(
  record: DataSource,
  applicant: ApiClient,
  batch: OpenedBatch,
  state: 'underRecommendation' | 'underFormalCheck' = 'underFormalCheck',
): Promise<string> {
  const id = uuid();
  const [account] = await record.query<{ organisation_id: string }[]>(
    `SELECT organisation_id FROM account WHERE id = $1`,
    [applicant.accountId],
  );
  const organisationId = account?.organisation_id as string;
  await record.transaction(async (tx) => {
    await tx.query(
      `INSERT INTO dossier (id, organisation_id, batch_id, type, base_name, locked, receipt_number, submitted_at, created_by)
       VALUES ($1, $2, $3, 'park', 'a park', true, $4, now(), $5)`,
      [id, organisationId, batch.id, id, applicant.accountId],
    );
    await keepFields(tx, id, applicant.accountId);
    await openCase(tx, {
      id,
      kind: 'accreditation',
      workflowId: WORKFLOW_IDS.accreditation(id),
      subjectId: id,
      groupId: batch.id,
      organisationId,
      type: 'park',
      title: 'a park',
      measureId: batch.measureId,
      rehearsalDaySeconds: batch.rehearsalDaySeconds,
      state,
      recommendingUnitId: state === 'underRecommendation' ? await unitFor(tx, undefined) : null,
    });
    const { types } = await measureVersion(tx, batch.measureId);
    const data = types.park.indicators.filter(({ kind }) => kind === 'data');
    await tx.query(
      `INSERT INTO indicator_value (case_id, indicator, claimed, evidence)
       SELECT $1, indicator, claimed, ARRAY[$1::uuid] FROM unnest($2::text[], $3::numeric[]) AS c (indicator, claimed)`,
      [id, data.map((indicator) => indicator.id), data.map((indicator) => indicator.fullValue)],
    );
  });
  return id;
}

/** The corrected dossier comes back: locked as the next revision, and the workflow is told. @throws when it may not be changed */
export async function resubmit(record: DataSource, id: string): Promise<void> {
  await record.transaction(async (tx) => {
    const [, changed] = await tx.query<[unknown, number]>(
      `UPDATE dossier SET locked = true WHERE id = $1 AND NOT locked`,
      [id],
    );
    if (changed === 0) throw new Error(`dossier ${id} is locked`);
    await enqueueSignal(tx, WORKFLOW_IDS.accreditation(id), STAGE_COMPLETE);
  });
}

/** The part of a dossier that says what the base works in: the draw of experts looks at it. */
async function keepFields(tx: EntityManager, dossierId: string, savedBy: string): Promise<void> {
  await tx.query(
    `INSERT INTO dossier_part (dossier_id, organisation_id, revision, part, version, content, saved_by)
     SELECT id, organisation_id, 1, 'base', 1, $2, $3 FROM dossier WHERE id = $1`,
    [dossierId, JSON.stringify({ fields: ['healthcare'] }), savedBy],
  );
}
