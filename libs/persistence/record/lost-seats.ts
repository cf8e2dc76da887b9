import type { DataSource } from 'typeorm';
import { STAGE_COMPLETE } from '#contracts/workflows.js';
import { withEyesOfTheHouse } from '../scope.js';
import { momentOfPool } from './moment.js';
import { enqueueSignal } from './trail.js';

/**
 * Where somebody is an expert no more, the runs of the cases on whose panels they still have to answer or to score look at the seats. After
 * the change: a draw that met them as an expert comes first. What is missed here is found when the stage moves on, or its limit passes.
 */
export async function giveBackSeats(dataSource: DataSource, accountId: string): Promise<void> {
  await withEyesOfTheHouse(() =>
    dataSource.transaction(async (tx) => {
      await momentOfPool(tx);
      const runs = await tx.query<{ workflowId: string }[]>(
        `SELECT c.workflow_id AS "workflowId" FROM expert_assignment e
           JOIN account a ON a.id = e.expert_id JOIN procedure_case c ON c.id = e.case_id
         WHERE e.expert_id = $1 AND e.state IN ('invited', 'assigned') AND c.closed_at IS NULL AND NOT a.roles @> '{expert}'`,
        [accountId],
      );
      for (const { workflowId } of runs) await enqueueSignal(tx, workflowId, STAGE_COMPLETE);
    }),
  );
}
