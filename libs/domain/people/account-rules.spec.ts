import { ROLES } from '../procedures/procedure.js';
import { accountProblem, isFitPassword } from './account-rules.js';

describe('an account', () => {
  it('of an applicant belongs to an organisation', () => {
    expect(accountProblem(['applicant'], null)).toBe('organisationNeeded');
    expect(accountProblem(['applicant'], 'an organisation')).toBeUndefined();
  });

  it.each(ROLES.filter((role) => !['applicant', 'expert'].includes(role)))('is not of an applicant and %s', (role) => {
    expect(accountProblem([role, 'applicant'], 'an organisation')).toBe('rolesConflict');
  });

  it('may be of an applicant who is an expert, or hold several offices', () => {
    expect(accountProblem(['applicant', 'expert'], 'an organisation')).toBeUndefined();
    expect(accountProblem(['caseOfficer', 'assessor'], null)).toBeUndefined();
    expect(accountProblem(['expert'], 'an organisation')).toBeUndefined();
  });
});

describe('a password', () => {
  it.each([
    ['eleven-char', false],
    ['Officer-2026-x', false],
    ['aaaaaaaaaaaaaaaa', false],
    ['abababababab', false],
    ['一二三四五六七八九十甲', false],
    ['correct horse battery', true],
    ['春眠不觉晓处处闻啼鸟夜来', true],
  ])('%s: %s', (password, fit) => {
    expect(isFitPassword(password, 'officer')).toBe(fit);
  });
});
