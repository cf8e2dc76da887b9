import type { Role } from '#domain/procedures/procedure.js';

/** The demo account that stands for each role; the applicant is the park's. */
export const LOGINS: Readonly<Record<Role, string>> = {
  applicant: 'park',
  recommender: 'recommender',
  caseOfficer: 'officer',
  expert: 'expert1',
  assessor: 'assessor',
  decisionMaker: 'decider',
  financeOfficer: 'finance',
  auditor: 'auditor',
  administrator: 'admin',
};
