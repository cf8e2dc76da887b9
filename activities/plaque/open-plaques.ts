import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { WORKFLOW_IDS } from '#contracts/workflows.js';
import type { BaseType, Measure } from '#domain/measures/measure.js';
import { openCases, type CaseGroup } from '#persistence/record/open-cases.js';

interface BaseRow {
  readonly id: string;
  readonly name: string;
  readonly type: BaseType;
  readonly organisationId: string;
}

/** Bases of one batch that were accredited at one moment. */
export interface Announced {
  readonly group: Omit<CaseGroup, 'kind'>;
  readonly baseIds: readonly string[];
  readonly measure: Measure;
  readonly now: Date;
}

/** 授牌: opens a case for the plaque of each base, with its limit and work item; a few statements whatever their number. */
export async function openPlaques(tx: EntityManager, { group, baseIds, measure, now }: Announced): Promise<void> {
  const bases = await tx.query<BaseRow[]>(
    `SELECT id, name, type, organisation_id AS "organisationId" FROM base WHERE id = ANY($1) ORDER BY certificate_number`,
    [baseIds],
  );
  await openCases(tx, {
    group: { ...group, kind: 'plaque' },
    cases: bases.map(({ id, name, type, organisationId }) => ({
      id: uuid(),
      workflowId: WORKFLOW_IDS.plaque(id),
      subjectId: id,
      organisationId,
      type,
      title: name,
    })),
    measure,
    now,
    template: 'plaque.due',
    start: true,
  });
}
