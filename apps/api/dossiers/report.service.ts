import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { maskedChange } from '#domain/people/personal-data.js';
import type { ActorRef } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import { calendarDateOf } from '#domain/common/calendar-date.js';
import { claims } from '#domain/dossier/claims.js';
import { completeness, type PartReport } from '#domain/dossier/completeness/completeness.js';
import { difference } from '#domain/dossier/difference.js';
import { gates, type GateResult } from '#domain/dossier/gates.js';
import type { DossierParts } from '#domain/dossier/parts.js';
import { gateText, labelOf, problemText } from '#domain/dossier/problem-texts.js';
import { PART_SPECS } from '#domain/dossier/specs/index.js';
import type { BaseType, Measure } from '#domain/measures/measure.js';
import { type Dossier, DossierSubmission } from '#persistence/entities/dossier.entities.js';
import { contextOf, dossierFacts, type DossierFacts } from '#persistence/record/dossier-facts.js';
import { partsOf } from '#persistence/record/dossiers.js';
import { measureVersion } from '#persistence/record/measures.js';
import { countsFor } from '#persistence/record/platforms.js';
import { ownsIt } from '../common/access.js';
import { DossierAccess } from './dossier-access.service.js';
import type { RevisionDto } from './dossiers.dto.js';
import type { ClaimDto, CompletenessDto, DifferenceDto, DuplicateDto, GateDto, PartReportDto } from './report.dto.js';

/** What policy says of a dossier, in words. */
@Injectable()
export class ReportService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: DossierAccess,
  ) {}

  async completeness(id: string, wanted: number | undefined, actor: ActorRef): Promise<CompletenessDto> {
    const { dossier, revision } = await this.access.readable(id, actor, wanted);
    const judged = await judge(this.dataSource.manager, dossier, revision);
    return { revision, ...judged.report };
  }

  async claims(id: string, wanted: number | undefined, actor: ActorRef): Promise<ClaimDto[]> {
    const { dossier, revision } = await this.access.readable(id, actor, wanted);
    const { measure, found } = await judge(this.dataSource.manager, dossier, revision);
    const indicators = new Map(measure.types[dossier.type].indicators.map((indicator) => [indicator.id, indicator]));
    return found.flatMap(({ indicator: key, value, counted, withoutEvidence }) => {
      const indicator = indicators.get(key);
      if (!indicator) return [];
      const { name, unit, fullValue } = indicator;
      return [
        { indicator: key, name, unit, value, fullValue, counted: [...counted], withoutEvidence: [...withoutEvidence] },
      ];
    });
  }

  async revisions(id: string, actor: ActorRef): Promise<RevisionDto[]> {
    await this.access.readable(id, actor);
    const rows = await this.dataSource
      .getRepository(DossierSubmission)
      .find({ where: { dossierId: id }, order: { revision: 'ASC' } });
    return rows.map(({ revision, contentHash, submittedAt }) => ({
      revision,
      contentHash,
      submittedAt: submittedAt.toISOString(),
    }));
  }

  /** @throws {Refusal} dossier.noSuchRevision */
  async difference(id: string, from: number, to: number, actor: ActorRef): Promise<DifferenceDto> {
    const { dossier } = await this.access.readable(id, actor, Math.max(from, to));
    await this.access.look(dossier, actor);
    const [before, after] = await Promise.all(
      [from, to].map((revision) => partsOf(this.dataSource.manager, id, revision)),
    );
    const all = difference(before as DossierParts, after as DossierParts);
    const changes = ownsIt(actor, dossier) ? all : all.map(maskedChange);
    return { from, to, changes: changes.map((change) => ({ ...change, label: PART_SPECS[change.part].label })) };
  }

  /** Numbers that other submitted dossiers use as well, of another rehearsal aside: for the eyes of the commission. */
  async duplicates(id: string, actor: ActorRef): Promise<DuplicateDto[]> {
    await this.access.readable(id, actor);
    return this.dataSource.query<DuplicateDto[]>(
      `SELECT mine.kind, mine.number, mine.part, mine.row_id AS "rowId", d.id AS "otherDossierId",
         d.base_name AS "otherBaseName", d.receipt_number AS "otherReceiptNumber"
       FROM dossier_number mine
         JOIN dossier_number other ON other.kind = mine.kind AND other.number = mine.number AND other.dossier_id <> mine.dossier_id
         JOIN dossier d ON d.id = other.dossier_id
         JOIN batch its ON its.id = d.batch_id
         JOIN dossier own ON own.id = mine.dossier_id
         JOIN batch guide ON guide.id = own.batch_id
       WHERE mine.dossier_id = $1 AND ${countsFor(GUIDE, '(its.rehearsal_day_seconds IS NOT NULL)', 'its.id')} ORDER BY mine.kind, mine.number, d.id LIMIT 500`,
      [id],
    );
  }
}

const GUIDE = { rehearsal: '(guide.rehearsal_day_seconds IS NOT NULL)', batchId: 'guide.id' };

export interface Judgement {
  readonly measure: Measure;
  readonly facts: DossierFacts;
  readonly found: ReturnType<typeof claims>;
  readonly report: Omit<CompletenessDto, 'revision'>;
}

/** Completeness, gates and claims of one revision: as of its submission, or as of today where it is a draft. */
export async function judge(tx: EntityManager, dossier: Dossier, revision: number): Promise<Judgement> {
  return judgeFacts(tx, dossier.type, await dossierFacts(tx, dossier.id, revision));
}

export async function judgeFacts(tx: EntityManager, type: BaseType, facts: DossierFacts): Promise<Judgement> {
  const { parts, measureId, closesOn, revisionSubmittedAt, asOf } = facts;
  const day = calendarDateOf(revisionSubmittedAt ?? asOf);
  const measure = await measureVersion(tx, measureId);
  const content = { type, parts };
  const context = contextOf(facts, day);
  const { complete, parts: reports } = completeness(content, measure, context);
  const results = gates(content, measure, context);
  return {
    measure,
    facts,
    found: claims(content, measure, { submittedOn: day, referenceOn: closesOn }),
    report: {
      complete,
      eligible: results.every(({ passed }) => passed),
      parts: reports.map(inWords),
      gates: results.map((result) => gateInWords(result, measure)),
    },
  };
}

function inWords({ part, state, problems }: PartReport): PartReportDto {
  return {
    part,
    label: PART_SPECS[part].label,
    state,
    problems: problems.map((problem) => ({ ...problem, field: labelOf(problem), detail: problemText(problem) })),
  };
}

function gateInWords({ gate, article, passed, reasons }: GateResult, measure: Measure): GateDto {
  const name = measure.gates.find(({ id }) => id === gate)?.name ?? { zh: gate, en: gate };
  return { gate, name, article, passed, reasons: reasons.map((reason) => ({ ...reason, detail: gateText(reason) })) };
}

/** @throws {Refusal} dossier.incomplete, dossier.gatesFailed: with everything that is wrong */
export function requireSubmittable({ complete, eligible, parts, gates: results }: Judgement['report']): void {
  if (!complete) {
    const problems = parts.flatMap((part) => part.problems).filter(({ severity }) => severity === 'error');
    throw new Refusal('dossier.incomplete', { count: problems.length }, { problems });
  }
  if (!eligible) throw new Refusal('dossier.gatesFailed', {}, { gates: results.filter(({ passed }) => !passed) });
}
