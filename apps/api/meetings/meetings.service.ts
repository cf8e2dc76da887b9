import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { lackText } from '#contracts/meeting-texts.js';
import { Refusal } from '#contracts/problems.js';
import { STATE_TEXTS, text } from '#contracts/texts.js';
import { pointsOf } from '#domain/common/exact.js';
import { countItems } from '#domain/meeting/count-items.js';
import { presidingMembers } from '#domain/meeting/presiding.js';
import type { MeetingRules } from '#domain/measures/measure.js';
import { namesOf } from '#persistence/record/accounts.js';
import { casesByIds } from '#persistence/record/cases.js';
import { measureVersion } from '#persistence/record/measures.js';
import {
  agendaOf,
  meetingById,
  meetingsByIds,
  recusalsOf,
  sessionsOf,
  votesOf,
  type AgendaItem,
  type CastVote,
  type DecidedTally,
  type MeetingRow,
  type Recusal,
  type Session,
} from '#persistence/record/meeting/meeting.js';
import type { AgendaItemDto, AgendaQuery, MeetingDto, MeetingListQuery, TallyDto } from './meetings.dto.js';

/** 审定会 as its members and the officers see it. */
@Injectable()
export class MeetingsService {
  constructor(private readonly dataSource: DataSource) {}

  async list({ limit, after }: MeetingListQuery, batchId: string, actor: ActorRef): Promise<MeetingDto[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT case_id AS id FROM meeting WHERE batch_id = $1 AND ($2::uuid IS NULL OR case_id < $2) ORDER BY case_id DESC LIMIT $3`,
      [batchId, after ?? null, limit],
    );
    const ids = rows.map(({ id }) => id);
    return this.shown(ids, actor, this.dataSource.manager);
  }

  /** @throws {Refusal} request.notFound */
  async get(id: string, actor: ActorRef, tx: EntityManager = this.dataSource.manager): Promise<MeetingDto> {
    const [meeting] = await this.shown([id], actor, tx);
    if (!meeting) throw new Refusal('request.notFound');
    return meeting;
  }

  /** In the order of `ids`; as many statements for many meetings as for one. */
  private async shown(ids: readonly string[], actor: ActorRef, tx: EntityManager): Promise<MeetingDto[]> {
    const cases = new Map((await casesByIds(tx, ids)).map((each) => [each.id, each]));
    const meetings = new Map((await meetingsByIds(tx, ids)).map((each) => [each.id, each]));
    const names = await namesOf(tx, [...new Set([...meetings.values()].flatMap(({ memberIds }) => memberIds))]);
    const inSession = ids.filter((id) => meetings.has(id) && cases.get(id)?.state === 'inSession');
    const sessionOf = await sessionsOf(tx, inSession);
    const shown: MeetingDto[] = [];
    for (const id of ids) {
      const [theCase, meeting] = [cases.get(id), meetings.get(id)];
      if (!theCase || !meeting) continue;
      const { meeting: rules } = await measureVersion(tx, theCase.measureId);
      shown.push({
        id,
        batchId: meeting.batchId,
        title: theCase.title,
        state: theCase.state,
        stateText: text(STATE_TEXTS, theCase.state),
        dueAt: theCase.dueAt?.toISOString() ?? null,
        heldOn: meeting.heldOn,
        members: meeting.memberIds.map((accountId, index) => ({
          accountId,
          displayName: names.get(accountId) ?? accountId,
          chair: index === 0,
        })),
        items: meeting.items,
        ...(theCase.state === 'inSession'
          ? standing(meeting, sessionOf(id), rules, actor)
          : { decidable: 0, presiding: [], lacking: [] }),
      });
    }
    return shown;
  }

  /**
   * The agenda with one's own votes: those of the others show as numbers, once the meeting is concluded.
   * @throws {Refusal} request.notFound
   */
  async agenda(id: string, { after, limit }: AgendaQuery, actor: ActorRef): Promise<AgendaItemDto[]> {
    const { manager } = this.dataSource;
    if (!(await meetingById(manager, id))) throw new Refusal('request.notFound');
    const items = await agendaOf(manager, id, { after, limit });
    const ids = items.map(({ caseId }) => caseId);
    const [recusals, votes] = [await recusalsOf(manager, id, ids), await votesOf(manager, id, ids)];
    return items.map((item) => toItemDto(item, recusals, votes, actor));
  }
}

/** Where a meeting in session stands: who may conclude it, and what it could not be concluded with. */
function standing(
  meeting: MeetingRow,
  session: Session,
  rules: MeetingRules,
  actor: ActorRef,
): Pick<MeetingDto, 'decidable' | 'presiding' | 'lacking'> {
  const { recusals, votes } = session;
  const items = session.items.filter(({ before }) => before);
  const caseIds = items.map(({ caseId }) => caseId);
  const presiding = [...presidingMembers({ members: meeting.activeIds, caseIds, recusals, votes })];
  const lacking = countItems(items, { members: meeting.memberIds, recusals, votes }, rules).flatMap(
    ({ item: { caseId, title }, lacks, outcome }) =>
      lacks ? [{ caseId, lacks, text: lackText(lacks, title, outcome) }] : [],
  );
  // That a result is without a reason says what the result is: the others learn it when it is announced.
  const shown = lacking.filter(({ lacks }) => lacks !== 'reason' || presiding.includes(actor.accountId));
  return { decidable: items.length - shown.length, presiding, lacking: shown };
}

function toItemDto(
  item: AgendaItem,
  recusals: readonly Recusal[],
  votes: readonly CastVote[],
  { accountId: me }: ActorRef,
): AgendaItemDto {
  const { waitingSince: _, reasons: __, before: ___, totalHundredths, tally, ...facts } = item;
  const own = votes.filter(({ caseId }) => caseId === item.caseId);
  return {
    ...facts,
    total: pointsOf(totalHundredths),
    recused: recusals
      .filter(({ caseId }) => caseId === item.caseId)
      .map(({ memberId, source, reason }) => ({ accountId: memberId, source, reason })),
    ownVote: own.find(({ memberId }) => memberId === me)?.vote ?? null,
    voted: own.length,
    tally: tally && toTallyDto(tally),
  };
}

export function toTallyDto({ entitled, quorum, present, votes }: DecidedTally): TallyDto {
  return { entitled, quorum, present, ...votes };
}
