import { COLLECTIVE, isCollective, PROCEDURES } from '#domain/procedures/index.js';
import type { ProcedureCase } from '../entities/case.entities.js';

/**
 * Has the limit of a case passed? Its own run marks it, and who has the turn is reminded. Where a meeting carries it no run of
 * its own looks at the clock: the limit itself says so, and the meeting is what is reminded of. A notice that ends is not overdue.
 */
export function isOverdue(theCase: Pick<ProcedureCase, 'kind' | 'state' | 'dueAt' | 'overdue'>): boolean {
  if (theCase.overdue || !isCollective(theCase)) return theCase.overdue;
  return isActedOn(`${theCase.kind}/${theCase.state}`) && theCase.dueAt !== null && theCase.dueAt <= new Date();
}

function isActedOn(kindAndState: string): boolean {
  const [kind, state] = kindAndState.split('/') as [ProcedureCase['kind'], string];
  return PROCEDURES[kind].stages[state]?.turn !== 'public';
}

const CARRIED = COLLECTIVE.filter(isActedOn).map((each) => `'${each}'`);

/** The same as SQL, of a row of `procedure_case`. */
export const OVERDUE = `(overdue OR (kind || '/' || state IN (${CARRIED.join(', ')}) AND due_at <= now()))`;
