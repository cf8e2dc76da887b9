import type { EntityManager } from 'typeorm';
import { calendarDateOf } from '#domain/common/calendar-date.js';
import type { LocalizedText } from '#domain/measures/measure.js';
import type { ProcedureCase } from '../../entities/case.entities.js';
import { notify } from '../trail.js';
import { planParams, visitors } from './plan-notices.js';
import { agreedPlan, visitOf } from './visit.js';

const CALLED_OFF = 'visit.calledOff';
const ON_AGAIN = 'visit.onAgain';

/** An agreed visit that is still to come does not take place: host and team are told, and it leaves their calendars. */
export async function callOffVisit(
  tx: EntityManager,
  theCase: ProcedureCase,
  { zh: becauseZh, en: becauseEn }: LocalizedText,
  now: Date,
): Promise<void> {
  // While the case stands still it is called off already.
  if (theCase.suspendedAt === null) await tellOfVisit(tx, theCase, CALLED_OFF, { becauseZh, becauseEn }, now);
}

/** The case goes on, and with it the visit that was called off. */
export function resumeVisit(tx: EntityManager, theCase: ProcedureCase, now: Date): Promise<void> {
  return tellOfVisit(tx, theCase, ON_AGAIN, {}, now);
}

async function tellOfVisit(
  tx: EntityManager,
  theCase: ProcedureCase,
  template: string,
  more: Readonly<Record<string, string>>,
  now: Date,
): Promise<void> {
  if (theCase.state !== 'underOnsiteAssessment') return;
  const visit = await visitOf(tx, theCase.id);
  const plan = agreedPlan(visit);
  if (!plan || plan.day < calendarDateOf(now)) return;
  const params = { ...planParams(theCase, plan), ...more };
  const host = { organisationId: theCase.organisationId as string };
  const drafts = [host, ...visitors(visit)].map((to) => ({ to, template, params }));
  await notify(tx, `${theCase.id}/visit/${plan.sequence}/${template}/${theCase.version}`, theCase.id, drafts);
}

/** How often the visit was called off or was on again: each of it is a later word on the same calendar entry. @param until the last notice that counts */
export async function changesOfVisit(
  tx: Pick<EntityManager, 'query'>,
  caseId: string,
  until: string | null = null,
): Promise<number> {
  const [row] = await tx.query<[{ changes: number }]>(
    `SELECT count(DISTINCT event_key)::int AS changes FROM notice
     WHERE case_id = $1 AND template = ANY ($2) AND ($3::uuid IS NULL OR id <= $3)`,
    [caseId, [CALLED_OFF, ON_AGAIN], until],
  );
  return row.changes;
}
