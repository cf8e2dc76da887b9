import pg from 'pg';
import type { Scope } from './scope.js';

/** Of a scope's members, what row-level security reads. Each holds until the transaction ends, which for a single statement is its own end. */
const SETTINGS: readonly (readonly [keyof Scope, string])[] = [
  ['sees', 'guohe.sees'],
  ['organisation', 'guohe.organisation'],
  ['account', 'guohe.account'],
];
/** What travels before a single statement; whoever counts statements leaves it out. */
export const SCOPE_STATEMENT = `SELECT ${SETTINGS.map(([, name], at) => `set_config('${name}', $${at + 1}, true)`).join(', ')}`;
const NAME = 'guohe_scope';

/** The scope, to travel in one message with START TRANSACTION: commands of their own need no plan. */
export function scopeSetting(scope: Scope): string {
  return SETTINGS.map(([of, name]) => `SET LOCAL ${name} = ${pg.escapeLiteral(scope[of])}`).join('; ');
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
