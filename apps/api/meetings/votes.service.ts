import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { AuditAction } from '#domain/texts/audit.js';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Refusal, refusalAt, refusedIn } from '#contracts/problems.js';
import { calendarDateOf } from '#domain/common/calendar-date.js';
import type { Measure } from '#domain/measures/measure.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import { Batch } from '#persistence/entities/dossier.entities.js';
import { lockCases } from '#persistence/record/cases.js';
import { contribute } from '#persistence/record/contribute.js';
import { measureVersion } from '#persistence/record/measures.js';
import { basisOf, onlyBasesOnPlatforms, refuseChoice } from '#persistence/record/meeting/grounds.js';
import {
  agendaOf,
  isBeforeMeeting,
  meetingById,
  recusalsOf,
  type AgendaItem,
  type MeetingRow,
} from '#persistence/record/meeting/meeting.js';
import type { BallotDto, RecusalsDto, VotesDto } from './votes.dto.js';

/** An item that a member speaks of: it is on the agenda, and its case still before the meeting. */
interface OpenItem {
  readonly item: AgendaItem;
  readonly theCase: ProcedureCase;
}

/** 表决与回避: what the members of a meeting contribute, each for himself. */
@Injectable()
export class VotesService {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Votes on items; a vote may be changed until the meeting is concluded.
   * @throws {Refusal} meeting.*, decision.*, case.*: nothing of the request is kept
   */
  async vote(id: string, { votes }: VotesDto, actor: ActorRef, command: CommandKey): Promise<BallotDto> {
    return this.inSession(id, 'vote', actor, command, async (tx, meeting, asOf) => {
      if (meeting.heldOn > calendarDateOf(asOf)) throw new Refusal('meeting.toCome', { on: meeting.heldOn });
      const caseIds = votes.map(({ caseId }) => caseId);
      const open = await openItems(tx, meeting, { of: 'votes', caseIds });
      const recusals = await recusalsOf(tx, id, caseIds);
      const basis = await basisOf(tx, await measureOf(tx, meeting), { batchId: meeting.batchId, caseIds });
      for (const [row, { caseId, vote, reasons = [] }] of votes.entries()) {
        const { item, theCase } = open.get(caseId) as OpenItem;
        const own = recusals.find((one) => one.caseId === caseId && one.memberId === actor.accountId);
        if (own) {
          const { zh: reasonZh, en: reasonEn } = own.reason;
          throw refusalAt(`votes.${row}.vote`, 'meeting.recused', { title: item.title, reasonZh, reasonEn });
        }
        if (vote === 'abstained') continue;
        await refuseChoice({ basis, theCase }, { result: vote, reasons }).catch(refusedIn(`votes.${row}`));
      }
      const selected = votes
        .filter(({ vote }) => vote === 'selected')
        .map(({ caseId }) => open.get(caseId) as OpenItem);
      // Asked for all items at once: platforms that were locked item by item would wait for each other crosswise.
      await onlyBasesOnPlatforms(
        { tx, measure: basis.measure },
        selected.map(({ theCase }) => theCase),
      );
      await tx.query(
        `INSERT INTO meeting_vote (meeting_id, case_id, member_id, vote, reasons)
         SELECT $1, case_id, $2, vote, ARRAY(SELECT jsonb_array_elements_text(reasons))
         FROM unnest($3::uuid[], $4::text[], $5::jsonb[]) AS v (case_id, vote, reasons)
         ON CONFLICT (meeting_id, case_id, member_id) DO UPDATE
           SET vote = excluded.vote, reasons = excluded.reasons, cast_at = now()`,
        [
          id,
          actor.accountId,
          caseIds,
          votes.map(({ vote }) => vote),
          votes.map(({ reasons = [] }) => JSON.stringify(reasons)),
        ],
      );
      // What was voted goes on the trail when it is counted: it is read before that, too.
      return votes.map(({ caseId }) => ({ caseId }));
    });
  }

  /** 回避: for good; a vote that was cast on the item counts no more. @throws {Refusal} meeting.* */
  async standAside(id: string, { recusals }: RecusalsDto, actor: ActorRef, command: CommandKey): Promise<BallotDto> {
    return this.inSession(id, 'standAside', actor, command, async (tx, meeting) => {
      const caseIds = recusals.map(({ caseId }) => caseId);
      await openItems(tx, meeting, { of: 'recusals', caseIds });
      await tx.query(
        `WITH void AS (DELETE FROM meeting_vote WHERE meeting_id = $1 AND member_id = $2 AND case_id = ANY($3::uuid[]))
         INSERT INTO meeting_recusal (meeting_id, case_id, member_id, source, reason)
         SELECT $1, case_id, $2, 'declared', jsonb_build_object('zh', reason, 'en', reason)
         FROM unnest($3::uuid[], $4::text[]) AS r (case_id, reason) ON CONFLICT DO NOTHING`,
        [id, actor.accountId, caseIds, recusals.map(({ reason }) => reason)],
      );
      return recusals.map(({ caseId }) => ({ caseId }));
    });
  }

  private inSession(
    id: string,
    action: AuditAction,
    actor: ActorRef,
    command: CommandKey,
    work: (tx: EntityManager, meeting: MeetingRow, asOf: Date) => Promise<readonly object[]>,
  ): Promise<BallotDto> {
    return contribute(this.dataSource, {
      caseId: id,
      actor,
      command,
      action,
      as: 'decisionMaker',
      states: ['inSession'],
      visible: ({ kind }) => kind === 'meeting',
      work: async (tx, { asOf }) => {
        const meeting = await meetingById(tx, id);
        if (!meeting?.memberIds.includes(actor.accountId)) throw new Refusal('meeting.notMember');
        const items = await work(tx, meeting, asOf);
        return { answer: await ballotOf(tx, id, actor.accountId), audit: { after: { items } } };
      },
    });
  }
}

/** A meeting is one batch's, and a batch pins one version. */
async function measureOf(tx: EntityManager, { batchId }: MeetingRow): Promise<Measure> {
  const { measureId } = await tx.getRepository(Batch).findOneByOrFail({ id: batchId });
  return measureVersion(tx, measureId);
}

/** @throws {Refusal} meeting.notOnAgenda, meeting.itemLeft */
async function openItems(
  tx: EntityManager,
  { id }: MeetingRow,
  { of, caseIds }: { readonly of: 'votes' | 'recusals'; readonly caseIds: readonly string[] },
): Promise<ReadonlyMap<string, OpenItem>> {
  const asked = new Set(caseIds);
  const at = (caseId: string) => `${of}.${caseIds.indexOf(caseId)}.caseId`;
  const items = (await agendaOf(tx, id)).filter(({ caseId }) => asked.has(caseId));
  const strange = caseIds.find((id) => items.every(({ caseId }) => caseId !== id));
  if (strange) throw refusalAt(at(strange), 'meeting.notOnAgenda', { count: asked.size - items.length });
  const cases = new Map((await lockCases(tx, caseIds, ['underDecision'])).map((each) => [each.id, each]));
  return new Map(
    items.map((item) => {
      const theCase = cases.get(item.caseId);
      if (!isBeforeMeeting(theCase, item)) throw refusalAt(at(item.caseId), 'meeting.itemLeft', { title: item.title });
      return [item.caseId, { item, theCase }];
    }),
  );
}

async function ballotOf(tx: EntityManager, id: string, memberId: string): Promise<BallotDto> {
  const [ballot] = await tx.query<BallotDto[]>(
    `SELECT count(v.vote)::int AS voted, count(r.member_id)::int AS recused,
       (count(*) - count(v.vote) - count(r.member_id))::int AS open
     FROM meeting_item i
       LEFT JOIN meeting_vote v ON v.meeting_id = i.meeting_id AND v.case_id = i.case_id AND v.member_id = $2
       LEFT JOIN meeting_recusal r ON r.meeting_id = i.meeting_id AND r.case_id = i.case_id AND r.member_id = $2
     WHERE i.meeting_id = $1`,
    [id, memberId],
  );
  return ballot as BallotDto;
}
