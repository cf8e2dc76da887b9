import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import { avoidancesFrom } from '#persistence/record/avoidance.js';
import { measureVersion } from '#persistence/record/measures.js';
import { SEAT_ROLES } from '#persistence/record/visit/team.js';
import { momentOf } from '#persistence/record/moment.js';
import { CasesService } from '../cases/cases.service.js';
import type { VisitCandidateDto, VisitCandidatesQuery } from './visit-candidates.dto.js';

/** Whom a site visit may take along. It says nothing of who reviewed the case. */
@Injectable()
export class VisitCandidatesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: CasesService,
  ) {}

  /** @throws {Refusal} request.notFound where the case is visited by nobody */
  async of(caseId: string, { as, limit, after }: VisitCandidatesQuery, actor: ActorRef): Promise<VisitCandidateDto[]> {
    const theCase = await this.cases.visible(caseId, actor);
    if (theCase.kind !== 'accreditation') throw new Refusal('request.notFound');
    const { manager } = this.dataSource;
    const rows = await manager.query<{ id: string }[]>(
      `SELECT id FROM account WHERE roles && $1 AND disabled_at IS NULL AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
      [SEAT_ROLES[as], after ?? null, limit],
    );
    const measure = await measureVersion(manager, theCase.measureId);
    const people = await avoidancesFrom(
      manager,
      { theCase, measure, at: await momentOf(manager) },
      rows.map(({ id }) => id),
    );
    return people.map(({ id, displayName, institution, avoidances }) => ({
      accountId: id,
      displayName,
      institution,
      avoidances: avoidances.map(({ explanation, article }) => ({ ...explanation, article })),
    }));
  }
}
