import type { EntityManager } from 'typeorm';
import { Refusal, refusalAt } from '#contracts/problems.js';
import type { BaseType } from '#domain/measures/measure.js';
import {
  changesOf,
  changesOfListing,
  NOTICE_FIELDS,
  type NoticeChange,
  type NoticeCorrection,
  type NoticeText,
} from '#domain/meeting/notice-correction.js';
import type { ProcedureCase } from '../../entities/case.entities.js';
import { inTurn } from '../../in-turn.js';
import { lockCase, lockCases, type LockedCase } from '../cases.js';
import { noticeOf, type Notice } from '../objections.js';
import { auditAll, notifyAll, type AuditLine } from '../trail.js';

/** What the trail calls it. */
export const CORRECTION = 'correctNotice';

/** Where a case is under public notice, or stands still while the notice runs. */
export const NOTICE_STATES = ['underPublicNotice', 'underObjection'] as const;

/** A case whose notice is to be corrected, locked. */
export interface NoticedCase extends LockedCase {
  readonly notice: Notice | undefined;
  /** Where the host is to be named otherwise: its other cases whose notice runs, which name it, too. */
  readonly ofSameHost: readonly ProcedureCase[];
}

export interface WantedCorrection extends Partial<NoticeText> {
  /** The version of the notice that was read. */
  readonly version: number;
  readonly reason: string;
}

/**
 * The case of a notice under its lock, with all others that are corrected with it. Until the transaction ends, its notice does not end.
 * A host that is named otherwise before the lock is got has a further version of the notice, over which this correction is refused.
 */
export async function lockNoticed(
  tx: EntityManager,
  caseId: string,
  { organisation }: Partial<NoticeText>,
): Promise<NoticedCase | null> {
  const related = await tx.query<{ id: string }[]>(
    `SELECT o.id FROM procedure_case c JOIN organisation h ON h.id = c.organisation_id
       JOIN procedure_case o ON o.organisation_id = h.id
     WHERE c.id = $1 AND o.kind = 'accreditation' AND (o.id = c.id OR (h.name <> $3 AND o.state = ANY($2))) ORDER BY o.id`,
    [caseId, NOTICE_STATES, organisation?.trim()],
  );
  const notices = new Map<string, Notice | undefined>();
  for (const { id } of related) notices.set(id, await noticeOf(tx, id));
  const noticed = [...notices].flatMap(([id, notice]) => (id === caseId || notice?.runs ? [id] : []));
  const locked = await lockCases(tx, noticed, null);
  const theCase = await lockCase(tx, caseId);
  const isListed = ({ id, state }: ProcedureCase) => id !== caseId && NOTICE_STATES.some((each) => each === state);
  return theCase && { ...theCase, notice: notices.get(caseId), ofSameHost: locked.filter(isListed) };
}

/**
 * 更正公示: the notice of a case reads otherwise from now on, and so does all that follows from it: the announcement, the certificate, the
 * register. Its period runs on.
 * @returns what the trail says of the case, and the version of the notice
 * @throws {Refusal} notice.over, notice.stale, notice.nothingCorrected, notice.changesWhoIsListed,
 *   notice.hostOfRehearsal, notice.namesAnother
 */
export async function correctNotice(
  tx: EntityManager,
  theCase: NoticedCase,
  { version, reason, ...wanted }: WantedCorrection,
  by: Pick<AuditLine, 'actorId' | 'actorRole'>,
): Promise<{ readonly line: Pick<AuditLine, 'before' | 'after' | 'reason' | 'rule'>; readonly version: number }> {
  if (!theCase.notice?.runs) throw new Refusal('notice.over');
  const shown = await shownOf(tx, theCase.id, theCase.notice.since);
  if (shown.version !== version) throw new Refusal('notice.stale', { version: shown.version });
  const changes = changesOf(shown, wanted);
  if (changes.length === 0) throw new Refusal('notice.nothingCorrected');
  const [other] = changesOfListing(changes);
  if (other) throw refusalAt(other.field, 'notice.changesWhoIsListed', fieldParams(other));
  const renamesHost = changes.some(({ field }) => field === 'organisation');
  if (renamesHost && theCase.rehearsalDaySeconds !== null) throw refusalAt('organisation', 'notice.hostOfRehearsal');
  await refuseNamesOfOthers(tx, theCase, changes);
  await rename(tx, theCase, changes);
  const at = theCase.asOf.toISOString();
  await keep(tx, [theCase], { at, reason, changes });
  await correctOfSameHost(tx, theCase, { at, reason, changes }, by);
  return { line: { ...sidesOf(changes), reason, rule: NOTICE_FIELDS.name.article }, version: version + 1 };
}

/** What the notice says now, and in which version. */
async function shownOf(tx: EntityManager, caseId: string, since: Date): Promise<NoticeText & { version: number }> {
  const [shown] = await tx.query<[NoticeText & { type: BaseType; version: number }]>(
    `SELECT c.title AS name, o.name AS organisation, c.type, 1 + jsonb_array_length(${correctionsSince('$2')}) AS version
     FROM procedure_case c JOIN organisation o ON o.id = c.organisation_id WHERE c.id = $1`,
    [caseId, since],
  );
  return shown;
}

/** Corrections of case `c` since a moment, the first one first: those of the notice that began then. */
export function correctionsSince(moment: string): string {
  return `(SELECT coalesce(jsonb_agg(k.correction ORDER BY k.n), '[]') FROM jsonb_array_elements(c.notice_corrections)
      WITH ORDINALITY AS k (correction, n) WHERE (k.correction->>'at')::timestamptz >= ${moment})`;
}

/** Who bears the name of another who is listed, registered or a base already, is somebody else on the notice. @throws {Refusal} notice.namesAnother */
async function refuseNamesOfOthers(
  tx: EntityManager,
  { id, groupId, organisationId, rehearsalDaySeconds }: ProcedureCase,
  changes: readonly NoticeChange[],
): Promise<void> {
  const wanted = new Map(changes.map((change) => [change.field, change]));
  const [name, organisation] = [wanted.get('name'), wanted.get('organisation')];
  // Of two who take one name at the same time, the second finds it taken.
  for (const { field, after } of changes) await inTurn(tx, `notice.${field}`, after);
  const [found] = await tx.query<{ base: boolean; host: boolean }[]>(
    `SELECT EXISTS (SELECT FROM procedure_case c WHERE c.kind = 'accreditation' AND c.group_id = $2 AND c.id <> $1 AND c.title = $3)
         OR EXISTS (SELECT FROM base b WHERE b.name = $3 AND b.organisation_id <> $4 AND b.rehearsal <= $6) AS base,
       EXISTS (SELECT FROM organisation o WHERE o.name = $5 AND o.id <> $4) AS host`,
    [id, groupId, name?.after ?? null, organisationId, organisation?.after ?? null, rehearsalDaySeconds !== null],
  );
  const taken = found?.base ? name : found?.host ? organisation : undefined;
  if (taken) throw refusalAt(taken.field, 'notice.namesAnother', { ...fieldParams(taken), name: taken.after });
}

function fieldParams({ field }: NoticeChange): { fieldZh: string; fieldEn: string } {
  const { zh: fieldZh, en: fieldEn } = NOTICE_FIELDS[field].text;
  return { fieldZh, fieldEn };
}

async function rename(tx: EntityManager, theCase: ProcedureCase, changes: readonly NoticeChange[]): Promise<void> {
  for (const { field, after } of changes) {
    if (field === 'name') await tx.query(`UPDATE procedure_case SET title = $2 WHERE id = $1`, [theCase.id, after]);
    if (field === 'organisation') {
      await tx.query(`UPDATE organisation SET name = $2 WHERE id = $1`, [theCase.organisationId, after]);
    }
  }
}

/** On the record of these cases; whoever applied is told. */
async function keep(tx: EntityManager, cases: readonly ProcedureCase[], correction: NoticeCorrection): Promise<void> {
  await tx.query(
    `UPDATE procedure_case SET notice_corrections = notice_corrections || $2::jsonb WHERE id = ANY($1::uuid[])`,
    [cases.map(({ id }) => id), JSON.stringify([correction])],
  );
  const name = correction.changes.find(({ field }) => field === 'name')?.after;
  await notifyAll(
    tx,
    cases.map(({ id, title, organisationId }) => ({
      caseId: id,
      eventKey: `${id}/notice/${correction.at}`,
      to: { organisationId: organisationId as string },
      template: 'decision.noticeCorrected',
      params: { title: name ?? title, reason: correction.reason },
    })),
  );
}

/** The host is named on the notice of each of its cases, whichever of them was corrected. */
async function correctOfSameHost(
  tx: EntityManager,
  { ofSameHost }: NoticedCase,
  { changes: all, ...correction }: NoticeCorrection,
  by: Pick<AuditLine, 'actorId' | 'actorRole'>,
): Promise<void> {
  const changes = all.filter(({ field }) => field === 'organisation');
  if (changes.length === 0 || ofSameHost.length === 0) return;
  await keep(tx, ofSameHost, { ...correction, changes });
  await auditAll(
    tx,
    ofSameHost.map(({ id, kind, subjectId }) => ({
      ...by,
      ...sidesOf(changes),
      caseId: id,
      subject: { kind, id: subjectId },
      action: CORRECTION,
      reason: correction.reason,
      rule: NOTICE_FIELDS.organisation.article,
    })),
  );
}

function sidesOf(changes: readonly NoticeChange[]): { before: object; after: object } {
  return {
    before: Object.fromEntries(changes.map(({ field, before }) => [field, before])),
    after: Object.fromEntries(changes.map(({ field, after }) => [field, after])),
  };
}
