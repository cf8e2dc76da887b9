import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { Ask } from './ask.js';

/** How the workflow of a case ended, by its id. */
export type Runs = ReadonlyMap<string, { readonly status: string; readonly result?: unknown }>;

/** Asks Temporal for the run of every case. */
export async function readRuns(ask: Ask, temporal: Client): Promise<Runs> {
  const cases = await ask<{ id: string }>(`SELECT workflow_id AS id FROM procedure_case`);
  const runs = new Map<string, { status: string; result?: unknown }>();
  for (const { id } of cases) {
    const handle = temporal.workflow.getHandle(id);
    try {
      const status = (await handle.describe()).status.name;
      runs.set(id, { status, ...(status === 'COMPLETED' && { result: await handle.result() }) });
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  }
  return runs;
}

/** Every case that ended has a run that ended with the same state. */
export async function runFaults(ask: Ask, runs: Runs): Promise<string[]> {
  const cases = await ask<{ workflow: string; state: string }>(
    `SELECT workflow_id AS workflow, state FROM procedure_case WHERE kind = 'accreditation'`,
  );
  return cases.flatMap(({ workflow, state }) => {
    const run = runs.get(workflow);
    if (!run) return [`${workflow} has no run`];
    if (run.status !== 'COMPLETED') return [`the run of ${workflow} is ${run.status}`];
    return run.result === state ? [] : [`${workflow} ended as ${String(run.result)}, its case is ${state}`];
  });
}
