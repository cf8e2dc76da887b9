import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import { ExpertDraw, type DrawCause } from '#persistence/entities/expert.entities.js';
import { CasesService } from '../cases/cases.service.js';
import type { DrawDto, DrawRoundDto, VerdictDto } from './draw.dto.js';

interface RoundRow {
  readonly round: number;
  readonly cause: DrawCause;
  readonly wanted: number;
  readonly drawn_at: Date;
  readonly verdicts: VerdictDto[];
}

/** The record of a draw: anyone who has it can compute it again. */
@Injectable()
export class DrawService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: CasesService,
  ) {}

  /** @throws {Refusal} request.notFound, draw.none */
  async of(caseId: string, actor: ActorRef): Promise<DrawDto> {
    await this.cases.visible(caseId, actor);
    const draw = await this.dataSource.getRepository(ExpertDraw).findOneBy({ caseId });
    if (!draw) throw new Refusal('draw.none');
    const { seed, seats, languages } = draw;
    const seedKept = await this.isKept(draw);
    return { caseId, seed, seedKept, seats, languages, rounds: await this.roundsOf(caseId) };
  }

  private async isKept({ caseId, seed }: ExpertDraw): Promise<boolean> {
    const earlier = await this.dataSource.query<unknown[]>(
      `SELECT FROM void_draw WHERE case_id = $1 AND draw->>'seed' = $2 LIMIT 1`,
      [caseId, seed],
    );
    return earlier.length > 0;
  }

  private async roundsOf(caseId: string): Promise<DrawRoundDto[]> {
    const rows = await this.dataSource.query<RoundRow[]>(
      `SELECT r.round, r.cause, r.wanted, r.drawn_at,
         (SELECT jsonb_agg(jsonb_build_object('expertId', v.expert_id, 'name', a.display_name, 'ticket', v.ticket,
                   'drawn', v.drawn, 'exclusions', v.exclusions) ORDER BY v.ticket)
          FROM expert_verdict v JOIN account a ON a.id = v.expert_id WHERE v.case_id = r.case_id AND v.round = r.round) AS verdicts
       FROM expert_draw_round r WHERE r.case_id = $1 ORDER BY r.round`,
      [caseId],
    );
    return rows.map(({ drawn_at, ...row }) => ({ ...row, drawnAt: drawn_at.toISOString() }));
  }
}
