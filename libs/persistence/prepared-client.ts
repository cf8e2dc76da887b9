import type { Socket } from 'node:net';
import pg from 'pg';
import { currentScope, type Scope } from './scope.js';
import { PREPARE_SCOPE, ScopedQuery, scopeSetting, type Config } from './scoped-query.js';

/** Texts that are prepared; those beyond them, such as lists of varying length, are parsed each time. */
const MOST_STATEMENTS = 1_000;
const names = new Map<string, string>();

export interface PreparedClientConfig extends pg.ClientConfig {
  /** A connection on which a statement has no answer after so long counts as lost. Without it one waits for as long as it takes. */
  readonly answersWithinMs?: number;
}

const NOTHING = { command: '', rows: [], rowCount: 0 };

type Send = (query: unknown, values?: unknown, callback?: unknown) => unknown;

const BEGIN = 'START TRANSACTION';
/**
 * What changes rows finds them by their keys: the same plan serves every value, and is made once a connection instead of five times
 * and once more. Reads outside transactions, whose filters differ, keep PostgreSQL's own choice.
 */
const ONE_PLAN = 'SET LOCAL plan_cache_mode = force_generic_plan';
/** Has to come before everything else, so before the scope: it goes into BEGIN. */
const MODE = /^SET TRANSACTION (ISOLATION LEVEL .+)$/;
const ENDS = new Set(['COMMIT', 'ROLLBACK']);

/**
 * A connection that prepares each statement with parameters once: the server parses and plans it for its first use only,
 * which takes a third of its work on short statements away. Names are the same on all connections of this process.
 * A transaction begins on the way of its first statement, and not at all where it has none.
 */
export class PreparedClient extends pg.Client {
  constructor(config?: PreparedClientConfig) {
    super({ ...config, pipeline: true });
    const send = this.query.bind(this) as Send;
    let transaction: 'none' | 'begins' | 'open' = 'none';
    let mode = '';
    let knowsScope = false;
    /** Where it fails, so must what is sent behind it: the connection is given up. */
    const sendAhead = (query: unknown) => void (send(query) as Promise<unknown>).catch(() => streamOf(this).destroy());
    const sendPrepared: Send = (query, values, callback) => {
      this.gather();
      if (query === BEGIN && callback === undefined) {
        transaction = 'begins';
        mode = '';
        return Promise.resolve(NOTHING);
      }
      const [, isolation] = (transaction === 'begins' && MODE.exec(query as string)) || [];
      if (isolation) {
        mode = ` ${isolation}`;
        return Promise.resolve(NOTHING);
      }
      const ends = ENDS.has(query as string);
      const began = transaction;
      if (ends) transaction = 'none';
      if (ends && began === 'begins') return Promise.resolve(NOTHING);
      // Whose eyes it has is told on the way of BEGIN, or of a statement that stands alone.
      const scope = callback === undefined && typeof query === 'string' ? currentScope() : undefined;
      if (began === 'begins') {
        transaction = 'open';
        sendAhead(`${BEGIN}${mode}; ${ONE_PLAN}${scope ? `; ${scopeSetting(scope)}` : ''}`);
      } else if (scope && began === 'none') {
        if (!knowsScope) PREPARE_SCOPE.forEach(sendAhead);
        knowsScope = true;
        return this.answered(alone(send, scope, asConfig(query as string, values)), config?.answersWithinMs);
      }
      return this.answered(send(prepared(query, values), values, callback), config?.answersWithinMs);
    };
    this.query = sendPrepared as pg.Client['query'];
  }

  /** What is sent in one turn of the event loop, such as the last statement and COMMIT, leaves in one write to the socket. */
  private gather(): void {
    const stream = streamOf(this);
    if (stream.writableCorked > 0) return;
    stream.cork();
    process.nextTick(() => stream.uncork());
  }

  /** A server that is gone without a word leaves the connection open: it is given up, and with it whatever waits for it. */
  private answered(result: unknown, withinMs: number | undefined): unknown {
    if (withinMs === undefined || !isPromise(result)) return result;
    const timer = setTimeout(() => streamOf(this).destroy(), withinMs);
    return result.finally(() => clearTimeout(timer));
  }
}

function streamOf(client: pg.Client): Socket {
  return (client as unknown as { connection: { stream: Socket } }).connection.stream;
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof (value as { finally?: unknown } | undefined)?.finally === 'function';
}

/** A statement outside a transaction, with the eyes of whoever it is for. */
function alone(send: Send, scope: Scope, config: Config): Promise<unknown> {
  return new Promise((resolve, reject) => {
    send(new ScopedQuery(scope, config, (error, result) => (error ? reject(error) : resolve(result))));
  });
}

function asConfig(query: string, values: unknown): Config {
  const config = prepared(query, values);
  return typeof config === 'string' ? { text: config, values } : { ...config, values };
}

interface NamedText {
  readonly name: string;
  readonly text: string;
}

function prepared<Q>(query: Q, values: unknown): Q | NamedText {
  if (typeof query !== 'string' || !Array.isArray(values) || values.length === 0) return query;
  const name = nameOf(query);
  return name === undefined ? query : { name, text: query };
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_STATEMENTS) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}
