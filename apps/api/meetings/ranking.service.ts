import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Refusal } from '#contracts/problems.js';
import { BASE_TYPE_TEXTS, STATE_TEXTS, text } from '#contracts/texts.js';
import { cultivationIsOn, recommendBatch } from '#domain/accreditation/decisions.js';
import { pointsOf } from '#domain/common/exact.js';
import type { BaseType } from '#domain/measures/vocabulary.js';
import { BASE_TYPES } from '#domain/measures/vocabulary.js';
import { Batch } from '#persistence/entities/dossier.entities.js';
import { measureVersion } from '#persistence/record/measures.js';
import { scoredCasesOf, type ScoredCase } from '#persistence/record/scored-cases.js';
import type { RankedCaseDto, TypeRankingDto } from './ranking.dto.js';

/** 排序: the cases of a batch by type, best first, with the quota and what the rules recommend. People decide. */
@Injectable()
export class RankingService {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws {Refusal} request.notFound */
  async of(batchId: string): Promise<TypeRankingDto[]> {
    const batch = await this.dataSource.getRepository(Batch).findOneBy({ id: batchId });
    if (!batch) throw new Refusal('request.notFound');
    const measure = await measureVersion(this.dataSource.manager, batch.measureId);
    const scored = await scoredCasesOf(this.dataSource.manager, batchId);
    const byId = new Map(scored.map((row) => [row.id, row]));
    const { quotas } = batch;
    const guide = { quotas, cultivation: cultivationIsOn(measure) };
    const recommended = recommendBatch(scored, measure, guide).map(
      ({ id, ...of }): RankedCaseDto & { type: BaseType } => {
        const { title, type, state, totalHundredths } = byId.get(id) as ScoredCase;
        const { rank, needsVote, explanation, article, kind } = of;
        const stateText = text(STATE_TEXTS, state);
        return {
          caseId: id,
          title,
          type,
          state,
          stateText,
          rank,
          total: pointsOf(totalHundredths),
          recommendation: kind,
          needsVote,
          explanation,
          article,
        };
      },
    );
    const pending = await this.pendingIn(batchId);
    return BASE_TYPES.filter((type) => quotas[type] !== undefined).map((type) => ({
      type,
      typeText: BASE_TYPE_TEXTS[type],
      quota: quotas[type] ?? 0,
      pending: pending.get(type) ?? 0,
      cases: recommended.filter((one) => one.type === type).map(({ type: _, ...one }) => one),
    }));
  }

  private async pendingIn(batchId: string): Promise<ReadonlyMap<BaseType, number>> {
    const rows = await this.dataSource.query<{ type: BaseType; count: number }[]>(
      `SELECT c.type, count(*)::int AS count FROM procedure_case c LEFT JOIN case_score s ON s.case_id = c.id
       WHERE c.group_id = $1 AND c.kind = 'accreditation' AND c.closed_at IS NULL AND s.total_hundredths IS NULL GROUP BY c.type`,
      [batchId],
    );
    return new Map(rows.map(({ type, count }) => [type, count]));
  }
}
