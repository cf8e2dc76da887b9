import { ROLES, type Role } from '../procedures/procedure.js';

/** Which roles a directory gives, each to whom it says one of these values of. */
export type DirectoryRoles = ReadonlyMap<Role, readonly string[]>;

/** Who acts for an organisation is for that organisation to say, not for the commission's directory. */
const GIVEN_BY_ORGANISATIONS: readonly string[] = ['applicant'];

/**
 * Reads `caseOfficer=intake|counter;auditor=audit`: a role, then the values of the claim that give it. A value may hold commas and
 * equals signs, as the names of LDAP groups do.
 * @returns undefined where it is not of this form, a role is unknown, stands twice, or is not for a directory to give
 */
export function readDirectoryRoles(text: string): DirectoryRoles | undefined {
  const read = new Map<Role, readonly string[]>();
  for (const line of text.split(';')) {
    const [, name = '', given = ''] = /^\s*(\w+)\s*=(.*)$/s.exec(line) ?? [];
    const role = ROLES.find((each) => each === name && !GIVEN_BY_ORGANISATIONS.includes(each));
    const values = given.split('|').map((value) => value.trim());
    if (!role || read.has(role) || values.includes('')) return undefined;
    read.set(role, values);
  }
  return read;
}

/**
 * The roles of somebody of whom the directory says these values: of the roles that it gives, those it gives now; the others stay
 * as they are.
 */
export function rolesByDirectory(
  given: DirectoryRoles,
  values: readonly string[],
  held: readonly Role[] = [],
): readonly Role[] {
  return ROLES.filter((role) => {
    const by = given.get(role);
    return by ? by.some((value) => values.includes(value)) : held.includes(role);
  });
}
