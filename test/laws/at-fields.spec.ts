import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PROBLEMS, type ProblemCode } from '#contracts/problems.js';
import { FIELD_OF } from '../support/fields.js';

const ROOT = resolve(import.meta.dirname, '../..');

/** What is refused of a whole request, and what each of these is about instead of one value in its body. */
const OF_NO_FIELD: Readonly<Partial<Record<ProblemCode, string>>> = {
  'account.yourOwn': 'the account in the address',
  'bulk.noCases': 'what the batch has',
  'bulk.tooMany': 'what the batch has',
  'campaign.nobodyDue': 'the bases that there are',
  'case.extensionUsedUp': 'a limit that nothing extends any more',
  'case.noLimit': 'the stage',
  'case.nobodyToRemind': 'the stage',
  'case.reasonRequired': 'its own: reasonRequired names each field that lacks one',
  'check.correctable': 'the marks on record',
  'check.correctedAlready': 'the corrections on record',
  'check.hasFailures': 'the marks on record',
  'check.incomplete': 'the marks on record',
  'check.notCorrectable': 'the marks on record',
  'colleague.yourself': 'the account in the address',
  'correction.unanswered': 'the answers on record',
  'dossier.gatesFailed': 'the dossier on record',
  'dossier.incomplete': 'the dossier on record',
  'draw.poolTooSmall': 'the pool',
  'evaluation.incomplete': 'what is filed, on record',
  'factor.needed': 'the roles of the account',
  'file.contentDiffers': 'a file: the body is nothing else',
  'file.empty': 'a file: the body is nothing else',
  'file.typeNotAllowed': 'a file: the body is nothing else',
  'letter.dataMissing': 'a letter; whoever tries a template out is told at its field',
  'mail.addressInvalid': 'a mail of the house; what somebody typed is told at its field before',
  'mail.noReport': 'a mail as it came: the body is nothing else',
  'meeting.overQuota': 'the votes on record',
  'meeting.reasonMissing': 'the votes on record',
  'notice.nothingCorrected': 'all of the fields, none of which is changed',
  'objection.notInvestigated': 'the findings on record',
  'panel.avoidance': 'a member of a team, whom checkTeam names at the seat',
  'request.invalid': 'its own: each names its fields',
  'request.keyReused': 'a header',
  'review.commentMissing': 'the scores on record',
  'review.incomplete': 'the scores on record',
  'scheme.nobodyEligible': 'the bases that there are',
  'singleSignOn.answerInvalid': 'the answer of a directory',
  'singleSignOn.attemptUnknown': 'the answer of a directory',
  'subsidy.overBudget': 'the claims on record',
  'subsidy.vouchersUnverified': 'the vouchers on record',
  'uscc.valid': 'the organisation on record',
  'visit.checklistIncomplete': 'the marks on record',
  'visit.memberTwice': 'a member of a team, whom checkTeam names at the seat',
  'visit.notYet': 'the day',
  'visit.teamInvalid': 'a member of a team, whom checkTeam names at the seat',
  'visit.unsigned': 'the signatures on record',
  'visit.valuesMissing': 'the values on record',
  'voucher.tooMany': 'the vouchers on record',
};

/** Told at a field by some, and by these of what is no field of theirs. */
const ELSEWHERE_TOO: Readonly<Partial<Record<ProblemCode, string>>> = {
  'mail.addressInvalid': 'a mail of the house',
  'objection.tooManyFiles': 'a further file: the body is nothing else',
  'organisation.usccTaken': 'whose registration is approved: it stands there, not in the body',
  'request.notFound': 'what an address leads to',
};

/** Names whose last part is computed: each of them has its field by the same call. */
const COMPUTED: Readonly<Record<string, readonly ProblemCode[]>> = {
  'libs/persistence/record/accounts.ts': [
    'account.officesConflict',
    'account.organisationNeeded',
    'account.rolesConflict',
  ],
  'libs/persistence/record/templates.ts': ['template.lacks', 'template.sometimesLacks'],
  'libs/persistence/record/visit/team.ts': ['panel.avoidance', 'visit.memberTwice', 'visit.teamInvalid'],
  'apps/api/batches/batches.service.ts': [
    'batch.countryUnknown',
    'batch.fieldUnknown',
    'batch.noQuota',
    'batch.opensInPast',
    'batch.opensTooLate',
    'batch.stepNotFoundInMeasure',
    'batch.windowReversed',
    'batch.windowTooLong',
    'batch.windowTooShort',
  ],
  'apps/api/dossiers/dossiers.service.ts': ['dossier.notOpenYet', 'dossier.typeNotCalledFor'],
  'apps/api/onsite/indicators.service.ts': [
    'visit.notWhole',
    'visit.nothingShown',
    'visit.overHundred',
    'visit.raisedUnproved',
    'visit.unproved',
  ],
};

const CALLS = {
  atField: /(?:refusalAt|errorAt)\((?:[^;']|'\w+')*?'([a-z]\w*\.\w+)'/g,
  ofAll: /new Refusal\(\s*'([a-z]\w*\.\w+)'/g,
};

/** The codes that sources of ours refuse with. */
function refusedWith(call: keyof typeof CALLS): ReadonlySet<ProblemCode> {
  const sources = globSync('{apps/api,libs,activities,workflows}/**/*.ts', { cwd: ROOT });
  return new Set(
    sources
      .filter((path) => !path.endsWith('.spec.ts'))
      .flatMap((path) => [...readFileSync(join(ROOT, path), 'utf8').matchAll(CALLS[call])])
      .map(([, code]) => code as ProblemCode),
  );
}

describe('a refusal', () => {
  const [atField, ofAll] = [refusedWith('atField'), refusedWith('ofAll')];
  const computed = Object.values(COMPUTED).flat();

  it('of what was sent names its field, or it is written here what it is about instead', () => {
    const nameless = [...ofAll].filter((code) => PROBLEMS[code].status === 422 || code === 'request.invalid');
    expect(nameless.sort()).toEqual(Object.keys(OF_NO_FIELD).sort());
  });

  it('that is told at a field is told there by everybody', () => {
    expect([...atField].filter((code) => ofAll.has(code)).sort()).toEqual(Object.keys(ELSEWHERE_TOO).sort());
  });

  it('at a field is held against it wherever a test meets it', () => {
    const told = new Set([...atField, ...computed]);
    const elsewhere = Object.keys(ELSEWHERE_TOO).filter((code) => !(code in FIELD_OF));
    expect(Object.keys(FIELD_OF).sort()).toEqual([...told].filter((code) => !elsewhere.includes(code)).sort());
  });
});
