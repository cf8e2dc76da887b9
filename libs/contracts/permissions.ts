import { DELEGABLE_ROLES } from '#domain/people/delegation.js';
import { ROLES, type Role } from '#domain/procedures/procedure.js';
import {
  MACHINE_PERMISSION_TEXTS,
  PERSONAL_PERMISSION_TEXTS,
  type MachinePermission,
  type PersonalPermission,
} from '#domain/texts/permissions.js';
import type { Condition } from './conditions.js';

/**
 * Who may do it: everyone, everyone signed in, those with one of the roles, or, where the objects differ, each role with the conditions of
 * which one has to hold for the object. Conditions are those of `conditions.ts`, `any` is none.
 */
export type Audience =
  'public' | 'signedIn' | readonly Role[] | Partial<Record<Role, Condition | readonly Condition[]>>;

const COMMISSION = ['caseOfficer', 'decisionMaker', 'financeOfficer', 'auditor', 'administrator'] as const;

/** Of those who work on all cases, each sees every object. */
const STAFF_SEES_ALL = {
  assessor: 'any',
  caseOfficer: 'any',
  decisionMaker: 'any',
  financeOfficer: 'any',
  auditor: 'any',
  administrator: 'any',
} as const;

/** Whoever sees a case; its dossier, files and progress go with it. */
const READERS_OF_A_CASE = {
  applicant: 'ofOwnOrganisation',
  recommender: 'toRecommend',
  expert: 'judgedByOneself',
  ...STAFF_SEES_ALL,
} as const;

/** What is addressed to a person, to the organisation for which it applies, or to everyone of its role. */
const ADDRESSED = ['toOneself', 'toOwnRole'] as const;
const EACH_ITS_OWN = {
  applicant: [...ADDRESSED, 'ofOwnOrganisation'],
  recommender: ADDRESSED,
  expert: ADDRESSED,
  assessor: ADDRESSED,
  caseOfficer: ADDRESSED,
  decisionMaker: ADDRESSED,
  financeOfficer: ADDRESSED,
  auditor: ADDRESSED,
  administrator: ADDRESSED,
} as const;

const { assessor: _, ...OF_THE_COMMISSION } = STAFF_SEES_ALL;

/** Of those whose office can be delegated, each its own delegations. */

const OF_ONESELF = {
  recommender: 'aboutOneself',
  caseOfficer: 'aboutOneself',
  decisionMaker: 'aboutOneself',
  financeOfficer: 'aboutOneself',
} as const;

/** What an organisation does with what it owns. */
const ITS_ORGANISATION = { applicant: 'ofOwnOrganisation' } as const;

/** What is for people alone: who somebody is, and how they show it. */
const FOR_PEOPLE = Object.keys(PERSONAL_PERMISSION_TEXTS) as PersonalPermission[];

/**
 * The one table of permissions: action:subject → role → condition. Guards, lists, the inbox and the web read it. A route without an
 * entry here does not compile, nor does an entry that is neither for people alone nor has words for whoever gives it to a machine; a route
 * without `@Can` is closed.
 */
export const PERMISSIONS = {
  'read:health': 'public',
  'open:session': 'public',
  'read:session': 'signedIn',
  'close:session': 'signedIn',
  'manage:ownAccount': 'signedIn',
  'manage:ownToken': 'signedIn',
  'read:ownData': 'signedIn',
  'reset:password': 'public',
  'invite:person': ['caseOfficer', 'administrator'],
  'use:invitation': 'public',
  'manage:colleague': ['applicant'],
  'register:organisation': 'public',
  'decide:registration': ['caseOfficer'],

  'read:measure': 'public',
  'read:reference': 'public',
  'read:batch': 'public',
  'open:batch': ['caseOfficer', 'administrator'],
  'extend:batch': ['caseOfficer'],
  'close:batch': ['caseOfficer'],
  'read:batchProgress': COMMISSION,

  'draft:dossier': ITS_ORGANISATION,
  'submit:dossier': ITS_ORGANISATION,
  'read:dossier': {
    ...READERS_OF_A_CASE,
    assessor: 'handedIn',
    caseOfficer: 'handedIn',
    decisionMaker: 'handedIn',
    financeOfficer: 'handedIn',
    auditor: 'handedIn',
    administrator: 'handedIn',
  },
  // Of the dossiers that one may read; each look is in the trail.
  'read:personalData': ['caseOfficer'],
  'upload:file': ['applicant', 'caseOfficer', 'expert', 'assessor', 'financeOfficer'],
  'read:file': {
    applicant: ['ofOwnOrganisation', 'uploadedByOneself'],
    recommender: 'toRecommend',
    expert: ['judgedByOneself', 'uploadedByOneself'],
    assessor: ['handedIn', 'uploadedByOneself'],
    caseOfficer: ['handedIn', 'ofTheCommission', 'uploadedByOneself'],
    decisionMaker: ['handedIn', 'ofTheCommission'],
    financeOfficer: ['handedIn', 'ofTheCommission', 'uploadedByOneself'],
    auditor: ['handedIn', 'ofTheCommission'],
    administrator: ['handedIn', 'ofTheCommission'],
  },
  'read:organisation': { applicant: 'ofOwnOrganisation', ...STAFF_SEES_ALL },
  'override:uscc': ['caseOfficer'],

  'read:case': { ...READERS_OF_A_CASE, applicant: ['ofOwnOrganisation', 'withAnAwardForIt'] },
  'read:workItem': EACH_ITS_OWN,
  'read:notice': EACH_ITS_OWN,
  'read:capturedMail': 'public',
  'open:download': 'public',
  'manage:ownNotices': 'signedIn',
  'manage:mailTemplate': ['administrator'],
  'manage:webhook': ['administrator'],
  'read:mail': ['caseOfficer', 'auditor', 'administrator'],
  // How the service itself is; what failed may be tried again.
  'read:operations': ['caseOfficer', 'auditor', 'administrator'],
  'retry:mail': ['caseOfficer', 'administrator'],
  'retry:run': ['administrator'],
  'record:bounce': ['administrator'],
  'read:audit': ['auditor', 'administrator'],
  // All that the record has of a case, in one archive; each taking is in the trail.
  'read:evidence': ['auditor'],
  // What is published of the trail: roots and signatures.
  'read:anchor': 'public',
  'extend:case': ['caseOfficer', 'financeOfficer'],
  'suspend:case': ['caseOfficer'],
  'reverse:case': ['recommender', 'caseOfficer', 'assessor', 'decisionMaker', 'administrator'],
  'remind:case': ['caseOfficer', 'financeOfficer'],
  'assign:case': ['caseOfficer'],
  'list:officer': COMMISSION,
  'withdraw:case': ITS_ORGANISATION,

  'recommend:case': ['recommender'],
  'check:case': ['caseOfficer'],
  'draw:experts': ['caseOfficer'],
  'answer:invitation': ['expert'],
  'list:expert': COMMISSION,
  'read:expert': { expert: 'aboutOneself', ...OF_THE_COMMISSION },
  'manage:expert': { expert: 'aboutOneself', decisionMaker: 'aboutOneself', caseOfficer: 'any', administrator: 'any' },
  'read:panel': COMMISSION,
  'score:case': ['expert'],
  'verify:case': ['assessor', 'caseOfficer'],
  'plan:visit': ['caseOfficer', 'assessor'],
  'answer:visit': ITS_ORGANISATION,
  'record:visit': ['assessor', 'caseOfficer', 'expert'],
  'conclude:visit': ['assessor', 'caseOfficer'],
  'read:ranking': COMMISSION,
  'read:letter': { applicant: 'ofOwnOrganisation', ...STAFF_SEES_ALL },
  'send:letter': ['caseOfficer'],
  'manage:letterTemplate': ['caseOfficer', 'administrator'],
  'file:objection': 'public',
  'read:objection': { applicant: 'ofOwnOrganisation', ...STAFF_SEES_ALL },
  /** Who objects, and what they say. */
  'read:objector': ['caseOfficer', 'decisionMaker', 'auditor'],
  'screen:objection': ['caseOfficer'],
  'answer:objection': ITS_ORGANISATION,
  'decide:objection': ['decisionMaker'],
  'request:review': ITS_ORGANISATION,
  'read:review': READERS_OF_A_CASE,
  'answer:review': ['decisionMaker'],
  'handOver:plaque': ['caseOfficer'],
  'act:inBulk': ['caseOfficer'],
  'convene:meeting': ['caseOfficer'],
  'read:meeting': COMMISSION,
  'vote:meeting': ['decisionMaker'],
  'conclude:meeting': ['decisionMaker'],
  'publish:notice': ['caseOfficer'],
  'correct:notice': ['caseOfficer'],
  'announce:bases': ['caseOfficer'],
  'read:base': 'public',
  'read:publicNotice': 'public',
  'read:rehearsedBase': COMMISSION,
  'read:statistics': COMMISSION,
  'read:rehearsedNotice': COMMISSION,

  'open:campaign': ['caseOfficer', 'administrator'],
  'withdraw:campaign': ['caseOfficer', 'administrator'],
  'read:campaign': 'signedIn',
  'read:grades': 'public',
  'read:evaluation': READERS_OF_A_CASE,
  'file:evaluation': ITS_ORGANISATION,
  'verify:evaluation': ['caseOfficer'],
  'publish:grades': ['decisionMaker'],
  'read:rectification': READERS_OF_A_CASE,
  'file:rectification': ITS_ORGANISATION,
  'accept:rectification': ['decisionMaker'],

  'open:scheme': ['financeOfficer'],
  'read:scheme': { applicant: 'withAnAwardForIt', ...STAFF_SEES_ALL },
  'file:voucher': { applicant: 'withAnAwardForIt' },
  'verify:voucher': ['financeOfficer'],
  'propose:subsidy': ['financeOfficer'],
  'approve:subsidy': ['decisionMaker', 'financeOfficer'],
  'read:payment': COMMISSION,

  /** 推荐单位: whoever invites somebody to recommend has to name one. */
  'list:recommendingUnit': COMMISSION,
  'manage:recommendingUnit': ['administrator'],
  'add:organisation': ['administrator'],
  'list:organisation': COMMISSION,
  /** Standing in for somebody absent: whose it is, and whoever looks after offices. */
  'delegate:office': [...DELEGABLE_ROLES, 'administrator'],
  'read:delegation': { ...OF_ONESELF, auditor: 'any', administrator: 'any' },
  'end:delegation': { ...OF_ONESELF, administrator: 'any' },
  'read:account': COMMISSION,
  'manage:account': ['administrator'],
  'erase:person': ['administrator'],
  'read:retention': 'public',
} as const satisfies Record<MachinePermission | PersonalPermission, Audience>;

export type Permission = keyof typeof PERMISSIONS;

/** Who may come in at all; whether an object is theirs is decided when it is read. */
export function audienceOf(permission: Permission): 'public' | 'signedIn' | readonly Role[] {
  const audience: Audience = PERMISSIONS[permission];
  if (typeof audience === 'string' || isList(audience)) return audience;
  return ROLES.filter((role) => audience[role] !== undefined);
}

/** Conditions of which one has to hold for the object where somebody has this role; none: the role may not. */
export function conditionsFor(permission: Permission, role: Role): readonly Condition[] {
  const audience: Audience = PERMISSIONS[permission];
  if (typeof audience === 'string') return ['any'];
  if (isList(audience)) return audience.includes(role) ? ['any'] : [];
  const conditions = audience[role] ?? [];
  return typeof conditions === 'string' ? [conditions] : conditions;
}

function isList(audience: Exclude<Audience, string>): audience is readonly Role[] {
  return Array.isArray(audience);
}

/**
 * What nobody does for somebody else: what is for people alone, what a person was chosen for by name (to score, to visit, to vote, to
 * preside), and what is done to many cases at once, where nobody looks at each.
 */
const IN_ONES_OWN_NAME: readonly Permission[] = [
  ...FOR_PEOPLE.filter((permission) => !/^(open|close):/.test(permission)),
  'answer:invitation',
  'score:case',
  'record:visit',
  'conclude:visit',
  'vote:meeting',
  'conclude:meeting',
  'act:inBulk',
];

/** May it be done on behalf of somebody who is absent? */
export function mayBeDelegated(permission: Permission): boolean {
  return !IN_ONES_OWN_NAME.includes(permission);
}

/** Can a machine's token be good for it? */
export function isForMachines(text: string): text is MachinePermission {
  return Object.hasOwn(MACHINE_PERMISSION_TEXTS, text);
}
