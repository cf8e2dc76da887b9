import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditEntry } from '#persistence/entities/case.entities.js';
import type { AuditEntryDto, AuditQuery } from './audit.dto.js';

@Injectable()
export class AuditService {
  constructor(private readonly dataSource: DataSource) {}

  /** In the order in which things happened. */
  async list({ caseId, subjectId, actorId, limit, after }: AuditQuery): Promise<AuditEntryDto[]> {
    const found = this.dataSource.getRepository(AuditEntry).createQueryBuilder('e').orderBy('e.id', 'ASC').take(limit);
    if (caseId) found.andWhere('e.case_id = :caseId', { caseId });
    if (subjectId) found.andWhere('e.subject_id = :subjectId', { subjectId });
    if (actorId) found.andWhere('e.actor_id = :actorId', { actorId });
    if (after) found.andWhere('e.id > :after', { after });
    return (await found.getMany()).map(({ commandId: _, at, ...entry }) => ({ ...entry, at: at.toISOString() }));
  }
}
