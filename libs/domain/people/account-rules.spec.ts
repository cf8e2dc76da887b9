import { ROLES } from '../procedures/procedure.js';
import { accountProblem, passwordProblem } from './account-rules.js';

describe('an account', () => {
  it('of an applicant belongs to an organisation', () => {
    expect(accountProblem(['applicant'], null)).toBe('organisationNeeded');
    expect(accountProblem(['applicant'], 'an organisation')).toBeUndefined();
  });

  it.each(ROLES.filter((role) => !['applicant', 'expert'].includes(role)))('is not of an applicant and %s', (role) => {
    expect(accountProblem([role, 'applicant'], 'an organisation')).toBe('rolesConflict');
  });

  it.each([
    ['auditor', 'caseOfficer'],
    ['administrator', 'financeOfficer'],
    ['decisionMaker', 'expert'],
    ['caseOfficer', 'expert'],
    ['financeOfficer', 'expert'],
    ['auditor', 'expert'],
    ['administrator', 'expert'],
  ] as const)('does not hold offices that look after each other: %s and %s', (one, other) => {
    expect(accountProblem([one, other], null)).toBe('officesConflict');
    expect(accountProblem([one], null)).toBeUndefined();
  });

  it('of an officer belongs to no organisation of the other side', () => {
    expect(accountProblem(['caseOfficer'], 'an organisation')).toBe('rolesConflict');
  });

  it('may be of an applicant who is an expert, or hold several offices', () => {
    expect(accountProblem(['applicant', 'expert'], 'an organisation')).toBeUndefined();
    expect(accountProblem(['caseOfficer', 'assessor'], null)).toBeUndefined();
    expect(accountProblem(['expert'], 'an organisation')).toBeUndefined();
  });
});

describe('a password', () => {
  it.each([
    ['eleven-char', 'weak'],
    ['Officer-2026-x', 'weak'],
    ['aaaaaaaaaaaaaaaa', 'weak'],
    ['abababababab', 'weak'],
    ['一二三四五六七八九十甲', 'weak'],
    ['password123456', 'common'],
    ['PasswordPassword', 'common'],
    ['Qwertyuiop[]12', 'common'],
    ['1q2w3e4r5t6y', 'common'],
    ['123456789012', 'common'],
    ['woaini1314520', 'common'],
    ['Beijing@2026!!', 'common'],
    ['guohe-guohe-2026', 'common'],
    ['correct horse battery', undefined],
    ['my password is a poem', undefined],
    ['春眠不觉晓处处闻啼鸟夜来', undefined],
  ])('%s: %s', (password, problem) => {
    expect(passwordProblem(password, 'officer')).toBe(problem);
  });
});
