import { ApplicationFailure } from '@temporalio/common';
import type { DataSource, EntityManager } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import { areOfOneUnit, standInProblem } from '#domain/people/delegation.js';
import type { Role } from '#domain/procedures/procedure.js';
import { ABSENT_UNIT, holdDelegations, type ActingFor } from '#persistence/delegations.js';
import { withOrigin } from '#persistence/record/origin.js';
import { moveTrail, type MoveTrail } from '#persistence/record/trail.js';
import { transaction, type Statement } from '#persistence/record/transaction.js';
import { sqlStateOf } from '#persistence/sql-state.js';
import { actorOf, RECOMMENDS_FOR, type ActorRow } from '#persistence/sessions.js';
import { say } from './activity-log.js';
import { alarm, allClear } from './alarm.js';

/** A decision as it was written down before it was sent. */
export interface Command {
  readonly payload: Record<string, unknown>;
  readonly actor: ActorRef | undefined;
}

interface CommandRow extends ActorRow {
  payload: Record<string, unknown>;
  state: 'pending' | 'done' | 'cancelled';
  result: unknown;
  /** Of the request at the counter that it came with. */
  request_id: string | null;
  address: string | null;
  /** The account is there and not disabled. */
  active: boolean;
  /** What was delegated to whoever stands in; null where nothing is (any more). */
  delegated: Role[] | null;
  /** For which unit the absent person recommends by now. */
  absent_unit_id: string | null;
}

/** What a command led to: its answer, and the trail of the move that it was. */
export interface Commanded<T> {
  readonly answer: T;
  readonly trail?: MoveTrail;
}

/**
 * Runs `work` for a command once, in one transaction under the command's row lock, and keeps its answer: a command that is
 * done already gives its first one.
 * @throws {Refusal} case.commandCancelled where it was taken back meanwhile
 */
export async function commanded<T>(
  dataSource: DataSource,
  commandId: string,
  work: (tx: EntityManager, command: Command) => Promise<Commanded<T>>,
): Promise<T> {
  const of: { requestId: string | null } = { requestId: null };
  try {
    const answer = await committed(dataSource, commandId, work, of);
    say('info', 'a decision is committed', { commandId, ...of });
    return answer;
  } catch (error) {
    const code = error instanceof Refusal ? error.code : undefined;
    // With the number that whoever decided was given: one search finds the line at the counter and this one.
    say('info', 'a decision is not committed', { commandId, ...of, code });
    if (error instanceof Refusal) await keepRefusal(dataSource, commandId, error);
    throw error;
  }
}

function committed<T>(
  dataSource: DataSource,
  commandId: string,
  work: (tx: EntityManager, command: Command) => Promise<Commanded<T>>,
  of: { requestId: string | null },
): Promise<T> {
  return transaction(dataSource, async (tx) => {
    const [row] = await tx.query<CommandRow[]>(
      `SELECT c.account_id, c.payload, c.state, c.result, c.request_id, c.address,
         a.id IS NOT NULL AS active, a.display_name, a.roles, s.roles AS delegated, s.absent_unit_id, a.organisation_id, c.on_behalf_of, s.absent_name,
         ${RECOMMENDS_FOR}
       FROM command c LEFT JOIN account a ON a.id = c.account_id AND a.disabled_at IS NULL
         LEFT JOIN LATERAL (SELECT roles, absent_name, ${ABSENT_UNIT} AS absent_unit_id FROM standing_in WHERE stand_in_id = c.account_id AND absent_id = c.on_behalf_of) s
           ON c.on_behalf_of IS NOT NULL
       WHERE c.id = $1 FOR UPDATE OF c`,
      [commandId],
    );
    if (!row) throw new Refusal('request.notFound');
    of.requestId = row.request_id;
    if (row.state === 'done') return { answer: row.result as T };
    if (row.state === 'cancelled') throw new Refusal('case.commandCancelled');
    const actingFor = actingForOf(row);
    if (actingFor) await holdDelegations(tx, actingFor);
    const command = { payload: row.payload, actor: decidingOf(row) };
    return askedFor(row, actingFor, async () => {
      const { answer, trail } = await work(tx, command);
      return { answer, last: trail ? moveTrail(trail, answer) : done(commandId, answer) };
    });
  });
}

/** For whom it was decided, in the offices that are delegated by now. */
function actingForOf({ account_id: standInId, on_behalf_of: absentId, delegated }: CommandRow): ActingFor | null {
  return absentId ? { standInId, absentId, roles: delegated ?? [] } : null;
}

/** Nobody where the account is gone, or where who stands in may not any more: what was asked at the counter is asked again. */
function decidingOf(row: CommandRow): ActorRef | undefined {
  if (!row.active) return undefined;
  if (!row.on_behalf_of) return actorOf(row);
  const { delegated, roles, organisation_id: organisationId, recommending_unit_id: recommendingUnitId = null } = row;
  const standIn = { roles, organisationId, recommendingUnitId };
  if (!delegated || standInProblem(standIn, delegated)) return undefined;
  if (!areOfOneUnit(delegated, standIn, { recommendingUnitId: row.absent_unit_id })) return undefined;
  return actorOf({ ...row, roles: delegated });
}

/** Whatever a decision writes on the trail, of its own case or of others, says from where and on whose behalf it was asked for. */
function askedFor<T>(
  { request_id: requestId, address }: CommandRow,
  actingFor: ActingFor | null,
  work: () => Promise<T>,
): Promise<T> {
  if (requestId === null) return work();
  return withOrigin({ requestId, address: address ?? '', actingFor }, work);
}

function done(commandId: string, answer: unknown): Statement {
  return {
    text: `UPDATE command SET state = 'done', result = $2, done_at = now() WHERE id = $1`,
    values: [commandId, JSON.stringify(answer)],
  };
}

/** What a refusal says may name people: it waits here for whoever decided, since the workflow carries its code alone. */
async function keepRefusal(
  dataSource: DataSource,
  commandId: string,
  { code, params, details }: Refusal,
): Promise<void> {
  await dataSource.query(`UPDATE command SET result = $2 WHERE id = $1 AND state = 'pending'`, [
    commandId,
    JSON.stringify({ code, params, details }),
  ]);
}

/** SQLSTATE classes 22 and 23 but for a race on a unique key: trying again would fail in the same way. */
export function neverFits(error: unknown): boolean {
  const code = sqlStateOf(error);
  return /^2[23]/.test(code ?? '') && code !== '23505';
}

/**
 * A refusal goes back to whoever decided, as its code; anything else is tried again. Texts of errors may quote what people typed:
 * they go to the log of this process, never into the workflow's history.
 * @param dataSource where the run is put down as stuck when this keeps failing
 */
export async function withoutDetails<T>(dataSource: DataSource, work: () => Promise<T>): Promise<T> {
  try {
    const answer = await work();
    await allClear(dataSource);
    return answer;
  } catch (error) {
    if (error instanceof Refusal) {
      throw ApplicationFailure.nonRetryable(error.code, error.code);
    }
    if (error instanceof ApplicationFailure) throw error;
    if (neverFits(error)) {
      say('error', 'a move does not fit into the record', { error });
      throw ApplicationFailure.nonRetryable('server.failed', 'server.failed');
    }
    say('warn', 'a move could not be committed and is tried again', { error });
    await alarm(dataSource, error);
    throw ApplicationFailure.retryable(
      'the record could not be changed',
      error instanceof Error ? error.name : 'Error',
    );
  }
}
