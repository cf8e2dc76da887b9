import { ROLES, type Role } from '../procedures/procedure.js';
import { COMMON_PASSWORD_PARTS } from './common-passwords.js';

/** Lower case: two accounts must not be mistaken for each other. */
export const LOGIN_SHAPE = /^[a-z0-9][a-z0-9._@-]{1,99}$/;

/** OWASP's and NIST's advice: length is what counts; no rules about kinds of characters. */
export const MIN_PASSWORD_LENGTH = 12;
const MIN_DIFFERENT_CHARACTERS = 5;
/** Letters that must be left when common parts, digits and signs are taken away. */
const MIN_OWN_CHARACTERS = 4;

export type AccountProblem = 'organisationNeeded' | 'rolesConflict' | 'officesConflict';

/** Offices that look after each other: no account holds both of a pair. */
const APART: readonly (readonly [Role, readonly Role[]])[] = [
  ['auditor', ['caseOfficer', 'assessor', 'decisionMaker', 'financeOfficer', 'administrator']],
  ['administrator', ['decisionMaker', 'financeOfficer']],
  ['decisionMaker', ['assessor']],
];

/**
 * An applicant acts for one organisation, and nobody acts on both sides of the counter: whoever belongs to an organisation may
 * be an expert for others (回避 keeps experts from their own organisation's cases), but holds no office of the commission and
 * recommends nobody.
 */
export function accountProblem(roles: readonly Role[], organisationId: string | null): AccountProblem | undefined {
  if (roles.includes('applicant') && organisationId === null) return 'organisationNeeded';
  const outside = roles.every((role) => role === 'applicant' || role === 'expert');
  if ((roles.includes('applicant') || organisationId !== null) && !outside) return 'rolesConflict';
  // The commission sees every panel and its scores, to which its members are blind.
  const judgesToo = roles.includes('expert') && holdsOffice(roles);
  const both = APART.some(([one, others]) => roles.includes(one) && others.some((other) => roles.includes(other)));
  return judgesToo || both ? 'officesConflict' : undefined;
}

/** Whom a case officer may invite; offices are for the administrator to give. */
export const INVITED_BY_OFFICERS: readonly Role[] = ['expert', 'assessor', 'recommender'];

/** Offices of the commission. */
const OFFICES: readonly Role[] = ['caseOfficer', 'decisionMaker', 'financeOfficer', 'auditor', 'administrator'];

/**
 * What a password alone opens nowhere: the offices, and site assessors 考察人员, who come from outside as experts do, but see every case,
 * and whose values replace the claimed ones.
 */
const GUARDED_ROLES: readonly Role[] = [...OFFICES, 'assessor'];

/** Whom a password alone opens nothing: an installation says so. */
export const SECOND_FACTOR_FOR = ['offices', 'everybody'] as const;
export type SecondFactorFor = (typeof SECOND_FACTOR_FOR)[number];

export function rolesWithSecondFactor(whom: SecondFactorFor): readonly Role[] {
  return whom === 'everybody' ? ROLES : GUARDED_ROLES;
}

export function needsSecondFactor(roles: readonly Role[], whom: SecondFactorFor): boolean {
  return holdsAny(roles, rolesWithSecondFactor(whom));
}

export function holdsOffice(roles: readonly Role[]): boolean {
  return holdsAny(roles, OFFICES);
}

function holdsAny(roles: readonly Role[], some: readonly Role[]): boolean {
  return roles.some((role) => some.includes(role));
}

export type PasswordProblem = 'weak' | 'common';

/** Long enough, without the account's name, not a few characters again and again, and not what everybody tries first. */
export function passwordProblem(password: string, login: string): PasswordProblem | undefined {
  const plain = password.normalize('NFKC').toLowerCase();
  const characters = [...plain];
  const weak =
    characters.length < MIN_PASSWORD_LENGTH ||
    plain.includes(login.toLowerCase()) ||
    new Set(characters).size < MIN_DIFFERENT_CHARACTERS;
  if (weak) return 'weak';
  const own = LONGEST_FIRST.reduce((rest, part) => rest.replaceAll(part, ''), plain).replace(
    /[\p{N}\p{P}\p{S}\s]/gu,
    '',
  );
  return [...own].length < MIN_OWN_CHARACTERS ? 'common' : undefined;
}

const LONGEST_FIRST = [...COMMON_PASSWORD_PARTS].sort((one, other) => other.length - one.length);
