/** 委托代办: who stands in for somebody absent, in which offices and for how long. */
import { addDays, type CalendarDate } from '../common/calendar-date.js';
import type { Role } from '../procedures/procedure.js';
import { accountProblem, holdsOffice } from './account-rules.js';

/**
 * Offices, not persons: an expert, an assessor and a member of a meeting were chosen by name; an applicant's colleagues act for the
 * organisation themselves; auditing and administration are handed over by an administrator, on record, as accounts.
 */
export const DELEGABLE_ROLES = ['recommender', 'caseOfficer', 'decisionMaker', 'financeOfficer'] as const;
export type DelegableRole = (typeof DELEGABLE_ROLES)[number];

/** A longer absence is no absence: the office goes to somebody else. */
export const LONGEST_DELEGATION_DAYS = 92;

interface OfUnit {
  readonly recommendingUnitId?: string | null;
}

export interface Holder extends OfUnit {
  readonly roles: readonly Role[];
  readonly organisationId: string | null;
}

export type StandInProblem = 'delegation.notFit' | 'account.officesConflict';

/**
 * Who may stand in for these roles: somebody of the same side of the counter, who could hold them beside the own ones. Asked when it is
 * delegated and again whenever it is used: offices change meanwhile.
 */
export function standInProblem(standIn: Holder, roles: readonly Role[]): StandInProblem | undefined {
  const office = standIn.organisationId === null && holdsOffice(standIn.roles);
  const recommends = standIn.roles.includes('recommender');
  if (!roles.every((role) => (holdsOffice([role]) ? office : recommends))) return 'delegation.notFit';
  const together = [...new Set([...standIn.roles, ...roles])];
  return accountProblem(together, standIn.organisationId) && 'account.officesConflict';
}

/** Whoever recommends is stood in for by a colleague of the same unit: what others are to recommend is none of theirs. */
export function areOfOneUnit(roles: readonly Role[], one: OfUnit, other: OfUnit): boolean {
  return !roles.includes('recommender') || (one.recommendingUnitId ?? null) === (other.recommendingUnitId ?? null);
}

/** Do these days make a delegation, where it is arranged today? */
export function areDaysOfAbsence(fromOn: CalendarDate, untilOn: CalendarDate, today: CalendarDate): boolean {
  return fromOn >= today && untilOn >= fromOn && untilOn < addDays(fromOn, LONGEST_DELEGATION_DAYS);
}
