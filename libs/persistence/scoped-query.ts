import pg from 'pg';
import { hasOnePlan } from './one-plan.js';
import type { Scope } from './scope.js';

/** Of a scope's members, what row-level security reads. Each holds until the transaction ends, which for a single statement is its own end. */
const SETTINGS: readonly (readonly [keyof Scope, string])[] = [
  ['sees', 'guohe.sees'],
  ['organisation', 'guohe.organisation'],
  ['account', 'guohe.account'],
];
const SCOPE = `SELECT ${SETTINGS.map(([, name], at) => `set_config('${name}', $${at + 1}, true)`).join(', ')}`;
/** What travels before a single statement, by name: the scope, and with it, for some, that its plan is made once. */
const AHEAD = {
  guohe_scope: SCOPE,
  guohe_scope_one_plan: `${SCOPE}, set_config('plan_cache_mode', 'force_generic_plan', true)`,
};

/** Whoever counts statements leaves them out. */
export function travelsAhead(sql: string): boolean {
  return Object.values(AHEAD).includes(sql);
}

/** The scope, to travel in one message with START TRANSACTION: commands of their own need no plan. */
export function scopeSetting(scope: Scope): string {
  return SETTINGS.map(([of, name]) => `SET LOCAL ${name} = ${pg.escapeLiteral(scope[of])}`).join('; ');
}

/** A connection prepares them once, before their first use. */
export const PREPARE_SCOPE = Object.entries(AHEAD).map(([name, text]) => ({ name, text, values: ['', '', ''] }));

/** A statement with its values. */
export interface Config {
  readonly text: string;
  readonly values: unknown;
}

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

  private readonly ahead: keyof typeof AHEAD;

  constructor(
    private readonly scope: Scope,
    config: Config,
    callback: (error: Error | undefined, result: unknown) => void,
  ) {
    super({ ...config, queryMode: 'extended' } as never, callback as never);
    this.ahead = hasOnePlan(config.text) ? 'guohe_scope_one_plan' : 'guohe_scope';
  }

  prepare(wire: Wire): void {
    const { sees, organisation, account } = this.scope;
    wire.bind({
      statement: this.ahead,
      values: [sees, organisation, account],
    });
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
