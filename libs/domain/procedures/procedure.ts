import type { DeadlineKey } from '../measures/measure.js';

export type CaseKind =
  'batch' | 'accreditation' | 'meeting' | 'plaque' | 'reconsideration' | 'evaluation' | 'rectification' | 'subsidy';

/** What a person is in the procedure. */
export const ROLES = [
  'applicant',
  'recommender',
  'caseOfficer',
  'expert',
  'assessor',
  'decisionMaker',
  'financeOfficer',
  'auditor',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

/** 下一责任人: who is told when the one whose turn it is has let a limit pass. An applicant is reminded only. */
export const NEXT_IN_LINE: Readonly<Record<Role, Role | null>> = {
  applicant: null,
  recommender: 'caseOfficer',
  caseOfficer: 'administrator',
  expert: 'caseOfficer',
  assessor: 'caseOfficer',
  decisionMaker: 'administrator',
  financeOfficer: 'administrator',
  auditor: null,
  administrator: null,
};

/** Whose turn it is in a stage, what is waited for, and which of the measure's limits runs. */
export interface Stage {
  /** `public`: nobody acts, the limit runs out (公示). */
  readonly turn: Role | 'public';
  /** Others who may act as well: what waits for the turn is in their work lists too. */
  readonly sharedWith?: readonly Role[];
  /** What else comes up for those inside the stage, where the turn goes round. */
  readonly furtherTasks?: readonly string[];
  /** What the one whose turn it is has to do; a key of the task texts. */
  readonly task: string;
  readonly deadline?: DeadlineKey;
  /** The stage ends of itself when the record shows that every contribution is in. */
  readonly closesWhenComplete?: boolean;
  /** Entered again, its clock goes on: in between the other side had to act. Otherwise the limit begins anew. */
  readonly resumes?: boolean;
  /** Inside it the turn goes from one to another: the open work items say whose it is. */
  readonly inTurns?: boolean;
  /**
   * One act settles many cases at once, and somebody else keeps their limit: the meeting, or the campaign. No case has a work
   * item of its own, and its own run waits for no clock.
   */
  readonly collective?: boolean;
}

/** A decision that people take (an Update), who may take it, and from where to where it leads. */
export interface Verb<State extends string> {
  readonly roles: readonly Role[];
  readonly from: readonly State[];
  readonly to: readonly State[];
}

/**
 * A procedure as one table: its stages in order, the ends, and the verbs. Guards, work items, timelines and buttons all
 * read it; nothing else says what may happen next.
 */
export interface Procedure<State extends string = string, VerbName extends string = string> {
  readonly kind: CaseKind;
  /** Where a case begins, unless it is opened elsewhere (such as before the recommending unit). */
  readonly initial: State;
  readonly stages: Readonly<Partial<Record<State, Stage>>>;
  readonly ends: readonly State[];
  /** States in which no workflow of the case's own runs: rows that a campaign looks after. */
  readonly dormant?: readonly State[];
  readonly verbs: Readonly<Record<VerbName, Verb<State>>>;
  /** 可撤销的步骤: verbs that are undone by `reverse` while nobody has acted on them. */
  readonly reversible?: readonly VerbName[];
  /** Moves that the procedure over many cases makes for all of them, by what brings them about: row by row, not one by one. */
  readonly together?: Readonly<Record<string, Pick<Verb<State>, 'from' | 'to'>>>;
  /** Moves made by the clock or by completed contributions: from → where they may lead. */
  readonly closes: Readonly<Partial<Record<State, readonly State[]>>>;
}

/** Where a verb or an automatic close may lead from `state`; empty when it may not happen there. */
export function nextStates(procedure: Procedure, state: string, verb: string | 'close'): readonly string[] {
  if (verb === 'close') return procedure.closes[state] ?? [];
  const rule = procedure.verbs[verb];
  return rule?.from.includes(state) ? rule.to : [];
}

/** What may be decided on a case that is suspended. */
const WHILE_SUSPENDED: readonly string[] = ['resume', 'withdraw'];

/** May a case be decided on in this way while it is suspended, or while it is not? */
export function fitsSuspension(verb: string, suspended: boolean): boolean {
  return suspended ? WHILE_SUSPENDED.includes(verb) : verb !== 'resume';
}

/** The verbs that someone of these roles may use on a case in `state`. */
export function verbsFor(procedure: Procedure, state: string, roles: readonly Role[], suspended: boolean): string[] {
  return Object.entries(procedure.verbs)
    .filter(([name]) => fitsSuspension(name, suspended))
    .filter(([, verb]) => verb.from.includes(state) && verb.roles.some((role) => roles.includes(role)))
    .map(([name]) => name);
}
