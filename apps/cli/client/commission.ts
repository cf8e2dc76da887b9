import { setTimeout as sleep } from 'node:timers/promises';
import { TookTooLong, type ApiClient } from './api-client.js';

/** A case as the API shows it. */
export interface CaseView {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly dueAt: string | null;
  readonly title: string;
  readonly outcome: Readonly<Record<string, unknown>>;
}

/** The persons whom an accreditation needs. */
export interface Commission {
  readonly officer: ApiClient;
  readonly secondOfficer: ApiClient;
  /** Everyone of the pool: whom a draw may find. */
  readonly experts: readonly ApiClient[];
  readonly assessor: ApiClient;
  /** The chair of the deciders. */
  readonly decider: ApiClient;
  /** 审定会: the chair and the other members. */
  readonly deciders: readonly ApiClient[];
  /** The applicant of a type's demo organisation. */
  applicantOf(type: string): Promise<ApiClient>;
}

/** How many experts and how many members of the meeting the demo accounts have. */
const POOL = 9;
const MEMBERS = 5;

/** Signs in the commission's demo accounts, with every expert of the pool. */
export async function signInCommission(signIn: (login: string) => Promise<ApiClient>): Promise<Commission> {
  const [officer, secondOfficer, assessor, decider] = await Promise.all(
    (['officer', 'officer2', 'assessor', 'decider'] as const).map(signIn),
  );
  const experts = await Promise.all(Array.from({ length: POOL }, (_, index) => signIn(`expert${index + 1}`)));
  const others = await Promise.all(Array.from({ length: MEMBERS - 1 }, (_, index) => signIn(`decider${index + 2}`)));
  const applicants = new Map<string, Promise<ApiClient>>();
  const applicantOf = (type: string) => {
    const applicant = applicants.get(type) ?? signIn(type);
    applicants.set(type, applicant);
    return applicant;
  };
  return {
    applicantOf,
    officer,
    secondOfficer,
    assessor,
    decider,
    deciders: [decider, ...others],
    experts,
  } as Commission;
}

/** Waits until the case is at one of the states: what the clock or the last contribution brings about. */
export async function untilState(
  person: ApiClient,
  caseId: string,
  states: readonly string[],
  withinMs = 60_000,
): Promise<CaseView> {
  const until = Date.now() + withinMs;
  for (let pause = 100; ; pause = Math.min(pause * 1.5, 500)) {
    const theCase = await person.patiently<CaseView>('GET', `/cases/${caseId}`);
    if (states.includes(theCase.state)) return theCase;
    if (Date.now() > until)
      throw new TookTooLong(`case ${caseId} is at ${theCase.state}, not at ${states.join(' / ')}`);
    await sleep(pause);
  }
}
