import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { text } from '#contracts/texts.js';
import { ruleText } from '#domain/procedures/act-rules.js';
import { AUDIT_SUBJECT_TEXTS, AUDIT_TEXTS } from '#domain/texts/audit.js';
import { AuditEntry } from '#persistence/entities/case.entities.js';
import { namesOf } from '#persistence/record/accounts.js';
import { anchorsBefore } from '#persistence/record/audit/anchors.js';
import type { AnchorDto, AnchorsQuery, AuditEntryDto, AuditQuery } from './audit.dto.js';

/** Of entries that were written at one moment, a later one may have the lower number: so many back it is looked for. */
const WRITTEN_AT_ONCE = 1_000;

@Injectable()
export class AuditService {
  constructor(private readonly dataSource: DataSource) {}

  /** In the order in which things happened. Whoever reads the trail may know everybody in it: persons are named. */
  async list({
    caseId,
    subjectId,
    actorId,
    action,
    since,
    before,
    limit,
    after,
  }: AuditQuery): Promise<AuditEntryDto[]> {
    const found = this.dataSource.getRepository(AuditEntry).createQueryBuilder('e').orderBy('e.id', 'ASC').take(limit);
    if (caseId) found.andWhere('e.case_id = :caseId', { caseId });
    if (subjectId) found.andWhere('e.subject_id = :subjectId', { subjectId });
    if (actorId) found.andWhere('e.actor_id = :actorId', { actorId });
    if (action) found.andWhere('e.action = :action', { action });
    if (before) found.andWhere('e.at < :before', { before: new Date(before) });
    if (since) {
      const first = 'SELECT id FROM audit_entry WHERE at >= :since ORDER BY at LIMIT 1';
      found.andWhere(`e.at >= :since AND e.id >= (${first}) - ${WRITTEN_AT_ONCE}`, { since: new Date(since) });
    }
    if (after) found.andWhere('e.id > :after', { after });
    const entries = await found.getMany();
    const persons = entries.flatMap(({ actorId: by, onBehalfOf }) => [by, onBehalfOf].filter((id) => id !== null));
    const names = await namesOf(this.dataSource, [...new Set(persons)]);
    const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
    return entries.map(({ commandId: _, at, previous, hash, ...entry }) => ({
      ...entry,
      actionText: text(AUDIT_TEXTS, entry.action),
      ruleText: entry.rule === null ? null : ruleText(entry.rule),
      subjectText: text(AUDIT_SUBJECT_TEXTS, entry.subjectKind),
      actorName: nameOf(entry.actorId),
      onBehalfOfName: nameOf(entry.onBehalfOf),
      at: at.toISOString(),
      previous: previous.toString('hex'),
      hash: hash.toString('hex'),
    }));
  }

  anchors({ before, limit }: AnchorsQuery): Promise<AnchorDto[]> {
    return anchorsBefore(this.dataSource.manager, before, limit);
  }
}
