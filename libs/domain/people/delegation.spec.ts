import { areDaysOfAbsence, LONGEST_DELEGATION_DAYS, standInProblem } from './delegation.js';
import { addDays } from '../common/calendar-date.js';
import type { Role } from '../procedures/procedure.js';

const somebody = (...roles: Role[]) => ({ roles, organisationId: null });

describe('standing in for somebody absent', () => {
  it('is for those of the same side of the counter', () => {
    expect(standInProblem(somebody('caseOfficer'), ['caseOfficer'])).toBeUndefined();
    expect(standInProblem(somebody('caseOfficer'), ['decisionMaker'])).toBeUndefined();
    expect(standInProblem(somebody('recommender'), ['recommender'])).toBeUndefined();
    expect(standInProblem(somebody('expert'), ['caseOfficer'])).toBe('delegation.notFit');
    expect(standInProblem(somebody('recommender'), ['caseOfficer'])).toBe('delegation.notFit');
    expect(standInProblem(somebody('caseOfficer'), ['recommender'])).toBe('delegation.notFit');
    expect(standInProblem({ roles: ['caseOfficer'], organisationId: 'one' }, ['caseOfficer'])).toBe(
      'delegation.notFit',
    );
  });

  it('brings no two offices together that look after each other', () => {
    expect(standInProblem(somebody('administrator'), ['decisionMaker'])).toBe('account.officesConflict');
    expect(standInProblem(somebody('auditor'), ['caseOfficer'])).toBe('account.officesConflict');
    expect(standInProblem(somebody('caseOfficer', 'assessor'), ['decisionMaker'])).toBe('account.officesConflict');
  });

  it('begins today at the earliest and lasts no longer than an absence', () => {
    const today = '2026-11-20';
    expect(areDaysOfAbsence(today, today, today)).toBe(true);
    expect(areDaysOfAbsence('2026-11-19', today, today)).toBe(false);
    expect(areDaysOfAbsence('2026-11-25', '2026-11-24', today)).toBe(false);
    expect(areDaysOfAbsence(today, addDays(today, LONGEST_DELEGATION_DAYS - 1), today)).toBe(true);
    expect(areDaysOfAbsence(today, addDays(today, LONGEST_DELEGATION_DAYS), today)).toBe(false);
  });
});
