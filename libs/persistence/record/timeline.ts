import { IsNull, type EntityManager } from 'typeorm';
import { maySee, namesExperts, phaseOf, type Reader } from '#contracts/blindness.js';
import { ACTION_TEXTS, STATE_TEXTS, TASK_TEXTS, text, TURN_TEXTS } from '#contracts/texts.js';
import type { Timeline, TimelineNow, TimelineStep } from '#contracts/timeline.js';
import { stateText } from '#contracts/state-text.js';
import { sentence } from '#contracts/problems.js';
import { CLOCK_STOPPED, COMPLETION_TEXTS, LAPSE_TEXTS, REDRAW_TEXTS } from '#contracts/timeline-texts.js';
import type { LocalizedText } from '#domain/measures/measure.js';
import { PROCEDURES, type CaseKind, type Role } from '#domain/procedures/index.js';
import { AuditEntry, CaseDeadline, type ProcedureCase } from '../entities/case.entities.js';
import { ONE_PLAN } from '../one-plan.js';
import { isOverdue } from './overdue.js';
import { suspendedOn } from './suspension.js';
import { takenIn, type TakenIn } from './taken-in.js';

/**
 * The course of a case, from its trail, its open limit and the table of its procedure, as the table of blindness shows it to these
 * readers.
 */
export async function timelineOf(
  tx: EntityManager,
  theCase: ProcedureCase,
  readers: ReadonlySet<Reader>,
): Promise<Timeline> {
  const caseId = theCase.id;
  const entries = await tx
    .getRepository(AuditEntry)
    .find({ where: { caseId }, order: { id: 'ASC' }, comment: ONE_PLAN });
  const moves = entries.filter(({ action, after }) => action in ACTION_TEXTS && typeof after?.['state'] === 'string');
  const phase = phaseOf(theCase);
  const names = maySee('handlers', phase, readers) ? await namesBehind(tx, moves) : new Map<string, string>();
  const withReasons = maySee('reasons', phase, readers);
  return {
    done: moves.map((entry) => ({ ...stepOf(entry, theCase, withReasons), onBehalf: onBehalf(entry, names) })),
    now: await turnNow(tx, theCase),
    next: nextOf(theCase).map((state) => text(STATE_TEXTS, state)),
  };
}

function stepOf(
  { action, actorRole, before, after, at, reason }: AuditEntry,
  { kind }: ProcedureCase,
  withReasons: boolean,
): Omit<TimelineStep, 'onBehalf'> {
  const state = after?.['state'] as string;
  const left = before?.['state'] as string | undefined;
  const by = action === 'complete' && left && !REDRAW_TEXTS[`${left}→${state}`] ? completedBy(kind, left) : actorRole;
  return {
    action,
    actionText: textOf(action, left, state),
    state,
    stateText: stateText(state, after ?? {}),
    by,
    byText: TURN_TEXTS[by],
    at: at.toISOString(),
    reason: withReasons || !namesExperts((after?.['reversed'] as string | undefined) ?? action) ? reason : null,
    detail: (after?.['detail'] as LocalizedText | undefined) ?? null,
  };
}

/** Names of those who stood in for somebody, and for whom. */
async function namesBehind(tx: EntityManager, entries: readonly AuditEntry[]): Promise<Map<string, string>> {
  const ids = entries.flatMap(({ actorId, onBehalfOf }) => (actorId && onBehalfOf ? [actorId, onBehalfOf] : []));
  if (ids.length === 0) return new Map();
  const people = await tx.query<{ id: string; name: string }[]>(
    `SELECT id, display_name AS name FROM account WHERE id = ANY($1)`,
    [[...new Set(ids)]],
  );
  return new Map(people.map(({ id, name }) => [id, name]));
}

function onBehalf({ actorId, onBehalfOf }: AuditEntry, names: ReadonlyMap<string, string>): TimelineStep['onBehalf'] {
  const standIn = names.get(actorId ?? '');
  const absent = names.get(onBehalfOf ?? '');
  return standIn !== undefined && absent !== undefined ? { standIn, absent } : null;
}

/** A stage that closes of itself was ended by whoever gave the last of what was waited for. */
function completedBy(kind: CaseKind, left: string): Role | 'system' {
  const turn = PROCEDURES[kind].stages[left]?.turn;
  return turn && turn !== 'public' ? turn : 'system';
}

function textOf(action: string, left = '', entered = ''): LocalizedText {
  const way = `${left}→${entered}`;
  if (action === 'complete') return REDRAW_TEXTS[way] ?? COMPLETION_TEXTS[left] ?? text(ACTION_TEXTS, action);
  if (action === 'lapse') return LAPSE_TEXTS[way] ?? LAPSE_TEXTS[left] ?? text(ACTION_TEXTS, action);
  return text(ACTION_TEXTS, action);
}

/** Whose turn it is, for what and until when; null once the case has ended. */
export async function turnNow(tx: EntityManager, theCase: ProcedureCase): Promise<TimelineNow | null> {
  const stage = PROCEDURES[theCase.kind].stages[theCase.state];
  if (!stage || theCase.closedAt) return null;
  const handedIn = await takenIn(tx, theCase);
  if (handedIn) return goingOn(handedIn);
  const deadline = await tx
    .getRepository(CaseDeadline)
    .findOne({ where: { caseId: theCase.id, closedAt: IsNull() }, order: { id: 'DESC' } });
  if (stage.inTurns && !theCase.suspendedAt) {
    const now = await visitTurnOf(tx, theCase, stage.task, deadline);
    if (now) return now;
  }
  return {
    turn: stage.turn,
    turnText: TURN_TEXTS[stage.turn],
    task: text(TASK_TEXTS, stage.task),
    dueAt: theCase.dueAt?.toISOString() ?? null,
    dueOn: (!theCase.suspendedAt && deadline?.dueOn) || null,
    dueExplained: theCase.suspendedAt
      ? sentence(CLOCK_STOPPED, { on: suspendedOn(theCase) })
      : (deadline?.explanation ?? null),
    overdue: isOverdue(theCase),
    suspendedSince: theCase.suspendedAt?.toISOString() ?? null,
  };
}

/** No limit runs for whoever has handed in, and none yet for whoever goes on. */
function goingOn({ turn, task }: TakenIn): TimelineNow {
  const noLimit = { dueAt: null, dueOn: null, dueExplained: null, overdue: false, suspendedSince: null };
  return { turn, turnText: TURN_TEXTS[turn], task, ...noLimit };
}

/** Whose turn it is inside a visit, where it is no longer that of whoever begins the stage. Only the applicant's answer has a limit of its own. */
async function visitTurnOf(
  tx: EntityManager,
  theCase: ProcedureCase,
  begins: string,
  stageLimit: CaseDeadline | null,
): Promise<TimelineNow | undefined> {
  const [item] = await tx.query<
    { task: string; role: Role; dueAt: Date | null; dueOn: string; explanation: LocalizedText }[]
  >(
    `SELECT w.task, w.role, w.due_at AS "dueAt", p.answer_due_on AS "dueOn", p.answer_explanation AS explanation
     FROM work_item w JOIN visit_plan p USING (case_id)
     WHERE w.case_id = $1 AND w.closed_at IS NULL ORDER BY w.id LIMIT 1`,
    [theCase.id],
  );
  if (!item || item.task === begins) return undefined;
  const answers = item.task === 'visitAnswer';
  return {
    turn: item.role,
    turnText: TURN_TEXTS[item.role],
    task: text(TASK_TEXTS, item.task),
    dueAt: item.dueAt?.toISOString() ?? null,
    dueOn: answers ? item.dueOn : (stageLimit?.dueOn ?? null),
    dueExplained: answers ? item.explanation : (stageLimit?.explanation ?? null),
    overdue: isOverdue(theCase),
    suspendedSince: null,
  };
}

/**
 * What an organisation that takes part in a case of nobody's own, such as a subsidy scheme, has to do in it, for as long as
 * it can; undefined where nothing waits for it. Its limit is not that of the stage.
 */
export async function invitationOf(
  tx: EntityManager,
  { id }: ProcedureCase,
  organisationId: string,
): Promise<TimelineNow | undefined> {
  const [item] = await tx.query<{ task: string; dueAt: Date; dueOn: string; explanation: LocalizedText }[]>(
    `SELECT w.task, w.due_at AS "dueAt", s.vouchers_due_on::text AS "dueOn", s.vouchers_explanation AS explanation
     FROM work_item w JOIN subsidy_scheme s ON s.case_id = w.case_id
     WHERE w.case_id = $1 AND w.organisation_id = $2 AND w.closed_at IS NULL AND w.due_at > now()
     ORDER BY w.due_at LIMIT 1`,
    [id, organisationId],
  );
  if (!item) return undefined;
  return {
    turn: 'applicant',
    turnText: TURN_TEXTS.applicant,
    task: text(TASK_TEXTS, item.task),
    dueAt: item.dueAt.toISOString(),
    dueOn: item.dueOn,
    dueExplained: { zh: item.explanation.zh, en: item.explanation.en },
    overdue: false,
    suspendedSince: null,
  };
}

/** Every state that a decision or the clock may lead to from here: first what comes next, last a step back and giving up. */
function nextOf({ kind, state }: ProcedureCase): string[] {
  const { stages, ends, verbs, together, closes } = PROCEDURES[kind];
  const decided = [...Object.entries(verbs), ...Object.entries(together ?? {})]
    .flatMap(([name, verb]) => (name === 'reverse' ? [] : [verb]))
    .filter((verb) => verb.from.includes(state) && !verb.to.includes(state))
    .flatMap((verb) => verb.to);
  const reached = new Set([...decided, ...(closes[state] ?? [])]);
  const order = Object.keys(stages);
  const here = order.indexOf(state);
  const givenUp = verbs['withdraw']?.to ?? [];
  const onward = [...order.slice(here + 1), ...ends.filter((end) => !givenUp.includes(end)), ...order.slice(0, here)];
  return [...onward, ...givenUp].filter((next) => reached.has(next));
}
