import type { DataSource, EntityManager } from 'typeorm';
import type { CommandKey } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import { aboutDecision } from '../acting-source.js';
import { sqlStateOf } from '../sql-state.js';
import { currentOrigin } from './origin.js';
import { transaction, type Ending, type Statement } from './transaction.js';

/** How long a decision that gave no answer is waited for while it is being committed. */
const COMMITS_WITHIN_MS = 5_000;
const LOCK_NOT_AVAILABLE = '55P03';

interface CommandRow {
  state: 'pending' | 'done' | 'cancelled';
  attempt: number;
  request_hash: string | null;
  result: unknown;
  /** It was answered, and the answer was about a person who is erased. */
  forgotten: boolean;
}

/** A request by its key, with who asks (null: somebody who is not signed in) and what for. */
export interface NamedCommand extends CommandKey {
  readonly accountId: string | null;
  readonly action: string;
}

/**
 * Runs `work` in one transaction, once per command: a repeated key gets the first answer, the same key with another body
 * is refused.
 * @throws {Refusal} request.keyReused, request.answerForgotten
 */
export function once<T>(
  dataSource: DataSource,
  command: NamedCommand,
  work: (tx: EntityManager) => Promise<T>,
): Promise<T> {
  return repeatably(dataSource, command, async (tx) => {
    const answer = await work(tx);
    return { answer, ...(command.repeatable && { last: answered(command, answer) }) };
  });
}

/** The row of a command with the answer that a repetition gets. */
export function answered(
  { id, accountId, action, requestHash }: Omit<NamedCommand, 'repeatable'>,
  answer: unknown,
): Statement {
  return {
    text: `INSERT INTO command (id, account_id, action, request_hash, state, result, done_at)
       VALUES ($1, $2, $3, $4, 'done', $5, now())`,
    values: [id, accountId, action, requestHash, JSON.stringify(answer ?? null)],
  };
}

/**
 * One transaction that keeps its command's row, with the answer, at its end: of two under one key, also at the same moment,
 * the second cannot and is rolled back whole. Whatever a transaction failed of, an answer that was given before is the
 * answer; that holds too where only the word of the commit was lost.
 * @throws {Refusal} request.keyReused, request.answerForgotten
 */
export function repeatably<T>(
  dataSource: DataSource,
  command: CommandKey,
  work: (tx: EntityManager) => Promise<Ending<T>>,
): Promise<T> {
  return orFirstAnswer(dataSource, command, () => transaction(dataSource, work));
}

/** What `attempt` answers, or, where it fails, what its command was answered before. @throws {Refusal} request.keyReused, request.answerForgotten */
export async function orFirstAnswer<T>(
  dataSource: DataSource,
  command: CommandKey,
  attempt: () => Promise<T>,
): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    // Where nobody can say whether there was an answer, a clash with the command's own row is no conflict: it is asked again.
    const first = command.repeatable
      ? await commandRow(dataSource.manager, command.id).catch((away: unknown) => {
          throw isClash(error) ? away : error;
        })
      : undefined;
    if (!first) throw error;
    if (first.request_hash !== command.requestHash) throw new Refusal('request.keyReused');
    return firstAnswer<T>(first);
  }
}

/** @throws {Refusal} request.answerForgotten */
function firstAnswer<T>({ result, forgotten }: CommandRow): T {
  if (forgotten) throw new Refusal('request.answerForgotten');
  return result as T;
}

/** PostgreSQL's word for a key that is there already. */
function isClash(error: unknown): boolean {
  return sqlStateOf(error) === '23505';
}

/** Where a decision stands before it is sent to its workflow. */
export type DecisionIntent<T> =
  { readonly kind: 'done'; readonly result: T } | { readonly kind: 'send'; readonly updateId: string };

/** `caseId`: the case, or the campaign, that is decided on. */
export interface Decision {
  readonly accountId: string;
  readonly caseId: string;
  readonly verb: string;
  readonly payload: object;
}

/**
 * Writes down what was decided, by whom and why, so that only the command's id travels through the workflow. A repeated key
 * gives the first answer; a cancelled one may be tried again (a fresh Update id: the old Update stays refused).
 * @throws {Refusal} request.keyReused, request.answerForgotten, request.underWay
 */
export async function intendDecision<T>(
  dataSource: DataSource,
  command: CommandKey,
  decision: Decision,
): Promise<DecisionIntent<T>> {
  const origin = currentOrigin();
  const inserted = await dataSource.query<{ id: string }[]>(
    `INSERT INTO command (id, account_id, case_id, action, request_hash, payload, on_behalf_of, address, request_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (id) DO NOTHING RETURNING id`,
    [
      command.id,
      decision.accountId,
      decision.caseId,
      decision.verb,
      command.requestHash,
      JSON.stringify(decision.payload),
      origin?.actingFor?.absentId ?? null,
      origin?.address ?? null,
      origin?.requestId ?? null,
    ],
  );
  if (inserted.length > 0) return { kind: 'send', updateId: `${command.id}#1` };
  return aboutDecision(dataSource, async (tx) => {
    const row = await heldCommand(tx, command.id);
    if (row?.request_hash !== command.requestHash) throw new Refusal('request.keyReused');
    if (row.state === 'done') return { kind: 'done', result: firstAnswer<T>(row) };
    const attempt = row.state === 'cancelled' ? row.attempt + 1 : row.attempt;
    await tx.query(
      `UPDATE command SET state = 'pending', attempt = $2, result = NULL, created_at = now() WHERE id = $1`,
      [command.id, attempt],
    );
    return { kind: 'send', updateId: `${command.id}#${attempt}` };
  });
}

/** Has a decision been answered that came under this key? */
export async function isAnswered(dataSource: DataSource, { id, repeatable }: CommandKey): Promise<boolean> {
  return repeatable && (await commandRow(dataSource.manager, id))?.state === 'done';
}

/** How a decision whose Update gave no answer has ended: by its result, or by never being committed. */
export type Ended<T> = { readonly committed: T } | { readonly refused: Refusal | undefined };

/** What the moves have said of a decision that they refused. */
type KeptRefusal = Pick<Refusal, 'code' | 'params' | 'details'>;

/**
 * Takes back a decision whose Update failed or gave no answer. Under the command's row lock: either it was committed or it never
 * will be.
 * @throws {Refusal} request.underWay where it is being committed all the while
 */
export async function cancelDecision<T>(dataSource: DataSource, commandId: string): Promise<Ended<T>> {
  return aboutDecision(dataSource, async (tx) => {
    const row = await heldCommand(tx, commandId);
    if (row?.state === 'done') return { committed: row.result as T };
    await tx.query(`UPDATE command SET state = 'cancelled', result = NULL WHERE id = $1`, [commandId]);
    const kept = row?.state === 'pending' ? (row.result as KeptRefusal | null) : null;
    return { refused: kept ? new Refusal(kept.code, kept.params, kept.details) : undefined };
  });
}

/** The command under its row lock. @throws {Refusal} request.underWay where another transaction keeps it */
async function heldCommand(tx: EntityManager, id: string): Promise<CommandRow | undefined> {
  await tx.query(`SET LOCAL lock_timeout = ${COMMITS_WITHIN_MS}`);
  return commandRow(tx, id, 'FOR UPDATE').catch((error: unknown) => {
    throw sqlStateOf(error) === LOCK_NOT_AVAILABLE ? new Refusal('request.underWay') : error;
  });
}

async function commandRow(tx: EntityManager, id: string, lock = ''): Promise<CommandRow | undefined> {
  const [row] = await tx.query<CommandRow[]>(
    `SELECT state, attempt, request_hash, result, state = 'done' AND result IS NULL AS forgotten FROM command WHERE id = $1 ${lock}`,
    [id],
  );
  return row;
}

/** Takes back decisions whose process died while they were under way: nobody waits for their answer any more. @returns how many */
export async function cancelForgotten(dataSource: DataSource, afterSeconds: number): Promise<number> {
  const [, count] = await dataSource.query<[unknown, number]>(
    `UPDATE command SET state = 'cancelled' WHERE state = 'pending' AND created_at < now() - make_interval(secs => $1)`,
    [afterSeconds],
  );
  return count;
}
