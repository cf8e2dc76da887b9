import { Context, log } from '@temporalio/activity';
import type { DataSource } from 'typeorm';
import { endTrouble, noteTrouble } from '#persistence/record/trouble.js';

/** The case that an activity works on, and where it is put down when it keeps failing. */
export interface Subject {
  readonly dataSource: DataSource;
  readonly caseId: string;
}

/** From this attempt on it is no accident; said again in the log about once a minute. */
const ALARM_FROM = 3;
const ALARM_EVERY = 12;

/** An activity has failed and will be tried again: where it keeps failing, the case is put down as stuck, and the log says so. */
export async function alarm({ dataSource, caseId }: Subject, error: unknown): Promise<void> {
  const step = present();
  if (!step || step.attempt < ALARM_FROM) return;
  const failure = (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 500);
  const trouble = { caseId, activity: step.activity, attempts: step.attempt, failure };
  if ((step.attempt - ALARM_FROM) % ALARM_EVERY === 0)
    log.error('ALARM: a case cannot go on', { ...trouble, alarm: true });
  // Where PostgreSQL itself is away this fails as well; then the alarm is in the log alone.
  await noteTrouble(dataSource.manager, trouble).catch(() => undefined);
}

/** An activity has succeeded: after failures, the case is stuck no more. */
export async function allClear({ dataSource, caseId }: Subject): Promise<void> {
  const step = present();
  if (!step || step.attempt < ALARM_FROM) return;
  await endTrouble(dataSource.manager, caseId, step.activity).catch(() => undefined);
}

/** Undefined outside of a worker. */
function present(): { activity: string; attempt: number } | undefined {
  try {
    const { activityType: activity, attempt } = Context.current().info;
    return { activity, attempt };
  } catch {
    return undefined;
  }
}
