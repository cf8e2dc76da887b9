import { randomUUID } from 'node:crypto';
import type { ApiClient, Problem } from '#cli/client/api-client.js';

/** How one of several actions ended: with its answer, or with a refusal. */
export interface Outcome {
  readonly action: string;
  readonly status: number;
  readonly answer?: Record<string, unknown>;
  readonly code?: string;
  /** Where the case stood when it was refused. */
  readonly current?: { readonly state: string; readonly version: number };
}

/** One action of one person on a case. */
export interface Action {
  /** As the trail calls it. */
  readonly name: string;
  readonly person: ApiClient;
  readonly method: 'POST' | 'PUT';
  /** Behind `/cases/<id>`, or a whole path. */
  readonly path: string;
  readonly body?: unknown;
}

/** Asks under a key of its own, unless one is given. */
export async function outcomeOf(action: Action, caseId: string, key: string = randomUUID()): Promise<Outcome> {
  const { name, person, method, path, body = {} } = action;
  const target = path.startsWith('/') ? path : `/cases/${caseId}/${path}`;
  try {
    const answer = await person.request<Record<string, unknown>>(method, target, body, { key });
    return { action: name, status: 200, answer };
  } catch (error) {
    const problem = (error as { problem?: Problem & Pick<Outcome, 'current'> }).problem;
    if (!problem) throw error;
    return { action: name, status: problem.status, code: problem.code, current: problem.current };
  }
}
