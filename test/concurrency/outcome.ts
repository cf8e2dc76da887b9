import { randomUUID } from 'node:crypto';
import type { ApiClient, Problem } from '#cli/client/api-client.js';

/** How one of several acts ended: with its answer, or with a refusal. */
export interface Outcome {
  readonly action: string;
  readonly status: number;
  readonly answer?: Record<string, unknown>;
  readonly code?: string;
  /** Where the case stood when it was refused. */
  readonly current?: { readonly state: string; readonly version: number };
}

/** One request of one person on a case. */
export interface Action {
  /** As the trail calls it. */
  readonly name: string;
  readonly person: ApiClient;
  readonly method: 'POST' | 'PUT';
  /** Behind `/cases/<id>`, or a whole path. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What nobody asks for with one request: it has ended when `done` says how. */
export interface Happening {
  readonly name: string;
  done(): Promise<Outcome>;
}

export type Act = Action | Happening;

export const CROWD = 20;

export function post(name: string, person: ApiClient, path: string, body?: object): Action {
  return { name, person, method: 'POST', path, body };
}

export function put(name: string, person: ApiClient, path: string, body: object): Action {
  return { name, person, method: 'PUT', path, body };
}

/** Asks under a key of its own, unless one is given. */
export async function outcomeOf(act: Act, caseId: string, key: string = randomUUID()): Promise<Outcome> {
  if ('done' in act) return act.done();
  const { name, person, method, path, body = {}, headers } = act;
  const target = path.startsWith('/') ? path : `/cases/${caseId}/${path}`;
  try {
    const answer = await person.request<Record<string, unknown>>(method, target, body, { key, headers });
    return { action: name, status: 200, answer };
  } catch (error) {
    const problem = (error as { problem?: Problem & Pick<Outcome, 'current'> }).problem;
    if (!problem) throw error;
    return { action: name, status: problem.status, code: problem.code, current: problem.current };
  }
}

/** The acts in turns, until there are twenty, all at once. */
export function crowd(caseId: string, acts: readonly Act[]): Promise<Outcome[]> {
  return Promise.all(Array.from({ length: CROWD }, (_, index) => outcomeOf(acts[index % acts.length] as Act, caseId)));
}

/** Those of one name, or all, that were not refused. */
export function won(outcomes: readonly Outcome[], action?: string): Outcome[] {
  return outcomes.filter((outcome) => outcome.status === 200 && (!action || outcome.action === action));
}

export function refused(outcomes: readonly Outcome[]): Outcome[] {
  return outcomes.filter(({ status }) => status !== 200);
}
