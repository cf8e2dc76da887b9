import pg from 'pg';
import type { Scope } from './scope.js';

/** Until the transaction ends, which for a single statement is its own end. */
const SETTINGS = `set_config('guohe.sees', $1, true), set_config('guohe.organisation', $2, true), set_config('guohe.account', $3, true)`;
/** What travels before a single statement; whoever counts statements leaves it out. */
export const SCOPE_STATEMENT = `SELECT ${SETTINGS}`;
const NAME = 'guohe_scope';

/** The scope with its values in it, to travel in one message with START TRANSACTION. */
export function scopeSetting({ sees, organisation, account }: Scope): string {
  const values = [sees, organisation, account].map((value) => pg.escapeLiteral(value));
  return `SELECT ${SETTINGS.replace(/\$(\d)/g, (_, at: string) => values[Number(at) - 1] ?? "''")}`;
}

/** A connection prepares it once, before its first use. */
export const PREPARE_SCOPE = { name: NAME, text: SCOPE_STATEMENT, values: ['', '', ''] };

/** The part of pg's connection that a statement writes to. */
interface Wire {
  bind(message: { statement: string; values: readonly string[] }): void;
  execute(message: object): void;
}

/** The part of pg's own statement that is taken over here. */
interface OwnStatement {
  prepare(wire: Wire): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, wire: unknown): void;
}

const own = pg.Query.prototype as unknown as OwnStatement;

/**
 * A statement outside a transaction, and before it, in the same message, the scope. PostgreSQL takes what is sent up to one Sync
 * as one transaction, so the scope holds for this statement and ends with it, without a round trip of its own.
 */
export class ScopedQuery extends pg.Query {
  /** The answer to the scope is nobody's: one row, one completion. */
  private scopeRowCame = false;
  private scopeCompleted = false;

  constructor(
    private readonly scope: Scope,
    config: object,
    callback: (error: Error | undefined, result: unknown) => void,
  ) {
    super({ ...config, queryMode: 'extended' } as never, callback as never);
  }

  prepare(wire: Wire): void {
    const { sees, organisation, account } = this.scope;
    wire.bind({ statement: NAME, values: [sees, organisation, account] });
    wire.execute({});
    own.prepare.call(this, wire);
  }

  handleDataRow(message: unknown): void {
    if (this.scopeRowCame) own.handleDataRow.call(this, message);
    this.scopeRowCame = true;
  }

  handleCommandComplete(message: unknown, wire: unknown): void {
    if (this.scopeCompleted) own.handleCommandComplete.call(this, message, wire);
    this.scopeCompleted = true;
  }
}
