import type { Client } from '@temporalio/client';
import type { TypedSearchAttributes } from '@temporalio/common';
import { missingSearchAttributes, searchAttributesOf, type CaseOfRun } from './search-attributes.js';

const ASK_AGAIN_MS = 60_000;

/** What the runs that a process starts are found by: nothing until the namespace knows it, for such a start would be refused. */
export class SearchableRuns {
  private asked: { readonly answer: Promise<boolean>; readonly again: number } | undefined;

  /** @param onMissing told the names that the namespace does not know */
  constructor(
    private readonly temporal: Client,
    private readonly onMissing: (missing: readonly string[]) => void = () => undefined,
  ) {}

  /** @param theCase asked for only where it is needed */
  async attributesOf(theCase: () => Promise<CaseOfRun | undefined>): Promise<TypedSearchAttributes | undefined> {
    if (!(await this.searchable())) return undefined;
    const found = await theCase();
    return found && searchAttributesOf(found);
  }

  /** Asked again after a while, until an operator has registered them. */
  private searchable(): Promise<boolean> {
    if (this.asked && Date.now() < this.asked.again) return this.asked.answer;
    const { connection, options } = this.temporal;
    const answer = missingSearchAttributes(connection, options.namespace).then(
      (missing) => {
        if (missing.length === 0) this.asked = { answer, again: Number.POSITIVE_INFINITY };
        else this.onMissing(missing);
        return missing.length === 0;
      },
      () => false,
    );
    this.asked = { answer, again: Date.now() + ASK_AGAIN_MS };
    return answer;
  }
}
