import type { Role } from '#domain/procedures/procedure.js';

/** Who may reach a route: everyone, everyone signed in, or those with one of the roles. What of it they may see is decided per object. */
type Audience = 'public' | 'signedIn' | readonly Role[];

const COMMISSION = ['caseOfficer', 'decisionMaker', 'financeOfficer', 'auditor', 'administrator'] as const;

/** The one table of permissions, action:subject → audience. A route without an entry here does not compile; one without `@Can` is closed. */
export const PERMISSIONS = {
  'read:health': 'public',
  'open:session': 'public',
  'read:session': 'signedIn',
  'close:session': 'signedIn',

  'read:measure': 'public',
  'read:reference': 'public',
  'read:batch': 'public',
  'open:batch': ['caseOfficer', 'administrator'],

  'draft:dossier': ['applicant'],
  'submit:dossier': ['applicant'],
  'read:dossier': ['applicant', 'recommender', 'expert', 'assessor', ...COMMISSION],
  'upload:file': ['applicant', 'caseOfficer', 'expert', 'assessor', 'financeOfficer'],
  'read:file': 'signedIn',
  'read:organisation': 'signedIn',
  'override:uscc': ['caseOfficer'],

  'read:case': 'signedIn',
  'read:workItem': 'signedIn',
  'read:notice': 'signedIn',
  'read:audit': ['auditor', 'administrator'],
  'extend:case': ['caseOfficer', 'financeOfficer'],
  'suspend:case': ['caseOfficer'],
  'reverse:case': ['caseOfficer', 'decisionMaker', 'administrator'],
  'remind:case': ['caseOfficer', 'financeOfficer'],
  'withdraw:case': ['applicant'],

  'recommend:case': ['recommender'],
  'check:case': ['caseOfficer'],
  'draw:experts': ['caseOfficer'],
  'answer:invitation': ['expert'],
  'list:expert': COMMISSION,
  'read:expert': ['expert', ...COMMISSION],
  'manage:expert': ['expert', 'caseOfficer', 'administrator'],
  'read:panel': COMMISSION,
  'score:case': ['expert'],
  'verify:case': ['assessor', 'caseOfficer'],
  'plan:visit': ['caseOfficer', 'assessor'],
  'answer:visit': ['applicant'],
  'record:visit': ['assessor', 'caseOfficer', 'expert'],
  'conclude:visit': ['assessor'],
  'read:ranking': COMMISSION,
  'read:letter': 'signedIn',
  'send:letter': ['caseOfficer'],
  'request:review': ['applicant'],
  'read:review': 'signedIn',
  'answer:review': ['decisionMaker'],
  'handOver:plaque': ['caseOfficer'],
  'convene:meeting': ['caseOfficer'],
  'read:meeting': COMMISSION,
  'vote:meeting': ['decisionMaker'],
  'conclude:meeting': ['decisionMaker'],
  'publish:notice': ['caseOfficer'],
  'announce:bases': ['caseOfficer'],
  'read:base': 'public',
  'read:publicNotice': 'public',
  'read:rehearsedBase': COMMISSION,
  'read:rehearsedNotice': COMMISSION,

  'open:campaign': ['caseOfficer', 'administrator'],
  'withdraw:campaign': ['caseOfficer', 'administrator'],
  'read:campaign': 'signedIn',
  'read:grades': 'public',
  'read:evaluation': 'signedIn',
  'file:evaluation': ['applicant'],
  'verify:evaluation': ['caseOfficer'],
  'publish:grades': ['decisionMaker'],
  'read:rectification': 'signedIn',
  'file:rectification': ['applicant'],
  'accept:rectification': ['decisionMaker'],

  'open:scheme': ['financeOfficer'],
  'read:scheme': 'signedIn',
  'file:voucher': ['applicant'],
  'verify:voucher': ['financeOfficer'],
  'propose:subsidy': ['financeOfficer'],
  'approve:subsidy': ['decisionMaker', 'financeOfficer'],
  'read:payment': COMMISSION,

  'add:organisation': ['administrator'],
  'list:organisation': COMMISSION,
  'read:account': COMMISSION,
  'manage:account': ['administrator'],
} as const satisfies Record<string, Audience>;

export type Permission = keyof typeof PERMISSIONS;
