import { readDirectoryRoles, rolesByDirectory, type DirectoryRoles } from './directory-roles.js';

describe('the roles that a directory gives', () => {
  const given = readDirectoryRoles(
    'caseOfficer=intake|CN=counter,OU=kw;auditor = audit;expert=experts',
  ) as DirectoryRoles;

  it('are read with the values of the claim that give each', () => {
    expect([...given]).toEqual([
      ['caseOfficer', ['intake', 'CN=counter,OU=kw']],
      ['auditor', ['audit']],
      ['expert', ['experts']],
    ]);
  });

  it.each([
    ['', 'nothing'],
    ['caseOfficer', 'no value'],
    ['caseOfficer=', 'an empty value'],
    ['caseOfficer=intake|', 'an empty value beside another'],
    ['king=court', 'a role that nobody knows'],
    ['applicant=hosts', 'a role that an organisation gives'],
    ['auditor=audit;auditor=control', 'a role twice'],
    ['auditor=audit;', 'an end that is left open'],
  ])('are not read from %j: %s', (text) => expect(readDirectoryRoles(text)).toBeUndefined());

  it('come and go with what it says', () => {
    expect(rolesByDirectory(given, ['audit'])).toEqual(['auditor']);
    expect(rolesByDirectory(given, ['CN=counter,OU=kw', 'experts', 'canteen'])).toEqual(['caseOfficer', 'expert']);
    expect(rolesByDirectory(given, ['canteen'], ['auditor', 'caseOfficer'])).toEqual([]);
  });

  it('leave those alone that it does not give', () => {
    expect(rolesByDirectory(given, ['audit'], ['assessor', 'caseOfficer'])).toEqual(['assessor', 'auditor']);
  });
});
