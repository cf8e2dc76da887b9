import { log } from '@temporalio/activity';
import type { DataSource } from 'typeorm';
import { endTrouble, noteTrouble } from '#persistence/record/trouble.js';
import { currentActivity } from './activity-log.js';

/** From this attempt on it is no accident; said again in the log about once a minute. */
const ALARM_FROM = 3;
const ALARM_EVERY = 12;

/** An activity has failed and will be tried again: where it keeps failing, its run is put down as stuck, and the log says so. */
export async function alarm(dataSource: DataSource, error: unknown): Promise<void> {
  const step = present();
  if (!step || step.attempts < ALARM_FROM) return;
  const failure = (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 500);
  const trouble = { ...step, failure };
  if ((step.attempts - ALARM_FROM) % ALARM_EVERY === 0)
    log.error('ALARM: a run cannot go on', { ...trouble, alarm: true });
  // Where PostgreSQL itself is away this fails as well; then the alarm is in the log alone.
  await noteTrouble(dataSource.manager, trouble).catch(() => undefined);
}

/** An activity has succeeded: after failures, its run is stuck no more. */
export async function allClear(dataSource: DataSource): Promise<void> {
  const step = present();
  if (!step || step.attempts < ALARM_FROM) return;
  await endTrouble(dataSource.manager, step.workflowId, step.activity).catch(() => undefined);
}

/** Undefined outside of a worker. */
function present(): { workflowId: string; activity: string; attempts: number } | undefined {
  const info = currentActivity()?.info;
  if (!info?.workflowExecution) return undefined;
  const { workflowExecution, activityType: activity, attempt: attempts } = info;
  return { workflowId: workflowExecution.workflowId, activity, attempts };
}
