import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { refusalAt } from '#contracts/problems.js';
import { WORKFLOW_IDS } from '#contracts/workflows.js';
import { calendarDateOf } from '#domain/common/calendar-date.js';
import type { Measure } from '#domain/measures/measure.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import type { Batch } from '#persistence/entities/dossier.entities.js';
import { once } from '#persistence/record/command.js';
import { firstDeadline } from '#persistence/record/deadline.js';
import { measureVersion } from '#persistence/record/measures.js';
import { keepAgenda } from '#persistence/record/meeting/agenda.js';
import { lockWaiting, takeUp } from '#persistence/record/meeting/waiting.js';
import { openCase } from '#persistence/record/open-case.js';
import { refuseStandInAvoidingOneOf } from '#persistence/record/delegation-avoidance.js';
import { audit, notify } from '#persistence/record/trail.js';
import { momentOf } from '#persistence/record/moment.js';
import { uuidv7 } from '../common/ids.js';
import type { ConveneDto, MeetingDto } from './meetings.dto.js';
import { MeetingsService } from './meetings.service.js';

type Ground = Pick<Batch, 'id' | 'title' | 'measureId' | 'quotas' | 'rehearsalDaySeconds'>;

/** 召集审定会: the agenda is the ranking of what waits, as it stands now. */
@Injectable()
export class ConveneService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly meetings: MeetingsService,
  ) {}

  /**
   * One transaction: the meeting's case, its agenda, who stands aside by the record, work items and calls to the members.
   * @throws {Refusal} request.notFound, meeting.*, case.standAside, delegation.absentTied
   */
  async convene(body: ConveneDto, actor: ActorRef, command: CommandKey): Promise<MeetingDto> {
    const identity = { ...command, accountId: actor.accountId, action: 'conveneMeeting' };
    return once(this.dataSource, identity, async (tx) => {
      const batch = await lockBatch(tx, body.batchId);
      const measure = await measureVersion(tx, batch.measureId);
      await refuseUnfit(tx, body, measure);
      const cases = await onAgenda(tx, body);
      await refuseTooLate(tx, body, { cases, measure, batch });
      await refuseStandInAvoidingOneOf(tx, { caseIds: cases.map((each) => each.id), measure }, actor);
      const id = uuidv7();
      const { heldOn, memberIds } = body;
      const theCase = await openCase(tx, {
        id,
        kind: 'meeting',
        workflowId: WORKFLOW_IDS.meeting(id),
        subjectId: id,
        groupId: batch.id,
        organisationId: null,
        type: null,
        title: body.title ?? `${batch.title}审定会`,
        measureId: batch.measureId,
        rehearsalDaySeconds: batch.rehearsalDaySeconds,
        assignees: memberIds,
      });
      const meeting = { id, batchId: batch.id, heldOn, memberIds, convenedBy: actor.accountId };
      await keepAgenda(tx, { meeting, cases, measure, quotas: batch.quotas });
      const by = { actorId: actor.accountId, actorRole: 'caseOfficer', rule: measure.meeting.article } as const;
      await takeUp(tx, cases, { ...by, meetingId: id });
      await audit(tx, {
        ...by,
        caseId: id,
        subject: { kind: 'meeting', id },
        commandId: command.repeatable ? command.id : null,
        action: 'open',
        after: { state: theCase.state, version: theCase.version, heldOn, memberIds, items: cases.length },
      });
      const params = { title: theCase.title, on: heldOn, count: cases.length };
      const calls = memberIds.map((accountId) => ({ to: { accountId }, template: 'meeting.called', params }));
      await notify(tx, `${id}/open`, id, calls);
      return this.meetings.get(id, actor, tx);
    });
  }
}

/** Meetings of one batch are called one after the other: no case gets on two agendas. */
async function lockBatch(tx: EntityManager, id: string): Promise<Ground> {
  const [batch] = await tx.query<Ground[]>(
    `SELECT id, title, measure_id AS "measureId", quotas, rehearsal_day_seconds AS "rehearsalDaySeconds"
     FROM batch WHERE id = $1 FOR NO KEY UPDATE`,
    [id],
  );
  if (!batch) throw refusalAt('batchId', 'request.notFound');
  return batch;
}

/** @throws {Refusal} meeting.inThePast, meeting.tooFewMembers, meeting.memberInvalid */
async function refuseUnfit(tx: EntityManager, { heldOn, memberIds }: ConveneDto, { meeting }: Measure): Promise<void> {
  if (heldOn < calendarDateOf(await momentOf(tx))) throw refusalAt('heldOn', 'meeting.inThePast');
  if (memberIds.length < meeting.minMembers) {
    throw refusalAt('memberIds', 'meeting.tooFewMembers', { min: meeting.minMembers });
  }
  const fit = await tx.query<{ id: string }[]>(
    `SELECT id FROM account WHERE id = ANY($1) AND roles @> '{decisionMaker}' AND disabled_at IS NULL`,
    [memberIds],
  );
  const count = memberIds.length - fit.length;
  if (count > 0) throw refusalAt('memberIds', 'meeting.memberInvalid', { count });
}

interface Called {
  readonly cases: readonly ProcedureCase[];
  readonly measure: Measure;
  readonly batch: Ground;
}

/**
 * Not after the last of the limits of its cases that are still to come; where there is none, or days last seconds, not after the limit
 * that a meeting called today has at the real pace.
 * @throws {Refusal} meeting.afterLimit
 */
async function refuseTooLate(
  tx: EntityManager,
  { heldOn }: ConveneDto,
  { cases, measure, batch }: Called,
): Promise<void> {
  const now = await momentOf(tx);
  const limits =
    batch.rehearsalDaySeconds === null ? cases.flatMap(({ dueAt }) => (dueAt && dueAt > now ? [dueAt] : [])) : [];
  const last = limits.sort((a, b) => a.getTime() - b.getTime()).at(-1);
  const limit = last ? calendarDateOf(last) : (await firstDeadline(tx, measure.deadlines.decision, now, null)).dueOn;
  if (heldOn > limit) throw refusalAt('heldOn', 'meeting.afterLimit', { day: heldOn, limit });
}

/** @throws {Refusal} meeting.nothingWaiting, meeting.caseNotWaiting */
async function onAgenda(tx: EntityManager, { batchId, caseIds }: ConveneDto): Promise<ProcedureCase[]> {
  const waiting = await lockWaiting(tx, batchId);
  if (waiting.length === 0) throw refusalAt('batchId', 'meeting.nothingWaiting');
  if (!caseIds) return waiting;
  const asked = new Set(caseIds);
  const cases = waiting.filter(({ id }) => asked.has(id));
  if (cases.length < asked.size) {
    throw refusalAt('caseIds', 'meeting.caseNotWaiting', { count: asked.size - cases.length });
  }
  return cases;
}
