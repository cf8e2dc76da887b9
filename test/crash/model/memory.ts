import { createHash } from 'node:crypto';
import type { ApiClient, RequestOptions } from '#cli/client/api-client.js';

/** An action that somebody was told is done. */
export interface Acknowledged {
  readonly accountId: string;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly answer: unknown;
  /** What the record knows the request by: made from its author and its Idempotency-Key. */
  readonly commandId: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Everything that the persons of a run were told: each acknowledged action with its answer, in the order of the answers. */
export class Memory {
  readonly #acknowledged: Acknowledged[] = [];
  readonly #cases = new Map<number, string>();

  get acknowledged(): readonly Acknowledged[] {
    return this.#acknowledged;
  }

  /** Case ids by the number of their plan. */
  get cases(): ReadonlyMap<number, string> {
    return this.#cases;
  }

  submitted(number: number, caseId: string): void {
    this.#cases.set(number, caseId);
  }

  /** The same person, whose every acknowledged action is remembered. */
  remembering(person: ApiClient): ApiClient {
    const request = async <T>(method: string, path: string, body?: unknown, options: RequestOptions = {}) => {
      const answer = await person.request<T>(method, path, body, options);
      if (options.key) {
        const commandId = createHash('sha256').update(`${person.accountId}/${options.key}`).digest('hex');
        const { accountId } = person;
        this.#acknowledged.push({ accountId, method, path, body, answer, commandId, at: Date.now() });
      }
      return answer;
    };
    return Object.assign(Object.create(person) as ApiClient, { request });
  }

  /** The acknowledged actions of one kind, with the case each is about. */
  of(method: string, path: RegExp): (Acknowledged & { readonly caseId: string })[] {
    return this.#acknowledged.flatMap((action) => {
      const caseId = action.method === method ? path.exec(action.path)?.[1] : undefined;
      return caseId === undefined ? [] : [{ ...action, caseId }];
    });
  }
}
