import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { ACTION_TEXTS, STATE_TEXTS, TASK_TEXTS, TURN_TEXTS } from '#contracts/texts.js';
import { PROCEDURES } from '#domain/procedures/index.js';
import { AuditEntry, CaseDeadline, type ProcedureCase } from '#persistence/entities/case.entities.js';
import { CasesService, text } from './cases.service.js';
import type { TimelineDto, TimelineNowDto } from './cases.dto.js';

/** The course of a case as a layman reads it: what was done; now: whose turn, why, until when; what may come next. */
@Injectable()
export class TimelineService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: CasesService,
  ) {}

  async of(caseId: string, actor: ActorRef): Promise<TimelineDto> {
    const theCase = await this.cases.visible(caseId, actor);
    const entries = await this.dataSource.getRepository(AuditEntry).find({ where: { caseId }, order: { id: 'ASC' } });
    const moves = entries.filter(({ action, after }) => ACTION_TEXTS[action] && typeof after?.['state'] === 'string');
    return {
      done: moves.map((entry) => {
        const state = entry.after?.['state'] as string;
        return {
          action: entry.action,
          actionText: text(ACTION_TEXTS, entry.action),
          state,
          stateText: text(STATE_TEXTS, state),
          by: entry.actorRole,
          byText: TURN_TEXTS[entry.actorRole],
          at: entry.at.toISOString(),
          reason: entry.reason,
        };
      }),
      now: await this.now(theCase),
      next: nextOf(theCase).map((state) => text(STATE_TEXTS, state)),
    };
  }

  private async now(theCase: ProcedureCase): Promise<TimelineNowDto | null> {
    const stage = PROCEDURES[theCase.kind].stages[theCase.state];
    if (!stage || theCase.closedAt) return null;
    const deadline = await this.dataSource
      .getRepository(CaseDeadline)
      .findOne({ where: { caseId: theCase.id, closedAt: IsNull() }, order: { id: 'DESC' } });
    return {
      turn: stage.turn,
      turnText: TURN_TEXTS[stage.turn],
      task: text(TASK_TEXTS, stage.task),
      dueAt: theCase.dueAt?.toISOString() ?? null,
      dueOn: deadline?.dueOn ?? null,
      dueExplained: deadline?.explanation ?? null,
      overdue: theCase.overdue,
    };
  }
}

/** Every state that a decision or the clock may lead to from here. */
function nextOf({ kind, state }: ProcedureCase): string[] {
  const { verbs, closes } = PROCEDURES[kind];
  const decided = Object.values(verbs)
    .filter((verb) => verb.from.includes(state) && !verb.to.includes(state))
    .flatMap((verb) => verb.to);
  return [...new Set([...decided, ...(closes[state] ?? [])])].filter((next) => next !== state);
}
