import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import type { BaseType, Indicator } from '#domain/measures/measure.js';
import type { CaseKind, Role } from '#domain/procedures/index.js';
import { IndicatorValue, type ProcedureCase } from '#persistence/entities/case.entities.js';
import { contribute } from '#persistence/record/contribute.js';
import { measureVersion } from '#persistence/record/measures.js';
import { CasesService } from '../cases/cases.service.js';
import { sees } from '../common/access.js';
import type { IndicatorValueDto, VerifiedValuesDto } from './onsite.dto.js';

/** Who verifies in which stage: assessors on site, officers in an evaluation. */
const VERIFIES: Readonly<Partial<Record<CaseKind, { role: Role; state: string }>>> = {
  accreditation: { role: 'assessor', state: 'underOnsiteAssessment' },
  evaluation: { role: 'caseOfficer', state: 'underVerification' },
};

@Injectable()
export class IndicatorsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: CasesService,
  ) {}

  async values(caseId: string, actor: ActorRef): Promise<IndicatorValueDto[]> {
    return valuesOf(this.dataSource.manager, await this.cases.visible(caseId, actor));
  }

  /** Measured values, again and again until the stage is concluded. @throws {Refusal} visit.indicatorUnknown */
  async verify(
    caseId: string,
    { values }: VerifiedValuesDto,
    actor: ActorRef,
    command: CommandKey,
  ): Promise<IndicatorValueDto[]> {
    const { kind } = await this.cases.visible(caseId, actor);
    const rule = VERIFIES[kind];
    if (!rule) throw new Refusal('request.notFound');
    if (!actor.roles.includes(rule.role)) throw new Refusal('request.forbidden');
    return contribute(this.dataSource, {
      caseId,
      actor,
      command,
      action: 'verifyValues',
      as: rule.role,
      states: [rule.state],
      visible: (theCase) => sees(actor, theCase),
      work: async (tx, theCase) => {
        const known = new Set((await dataIndicators(tx, theCase)).map(({ id }) => id));
        const unknown = values.find(({ indicator }) => !known.has(indicator));
        if (unknown) throw new Refusal('visit.indicatorUnknown', { indicator: unknown.indicator });
        await tx.query(
          `INSERT INTO indicator_value (case_id, indicator, claimed, verified, note, verified_by, verified_at)
           SELECT $1, indicator, 0, verified, note, $2, now()
           FROM unnest($3::text[], $4::numeric[], $5::text[]) AS v (indicator, verified, note)
           ON CONFLICT (case_id, indicator) DO UPDATE
             SET verified = excluded.verified, note = excluded.note, verified_by = $2, verified_at = now()`,
          [
            caseId,
            actor.accountId,
            values.map(({ indicator }) => indicator),
            values.map(({ verified }) => verified),
            values.map(({ note }) => note ?? null),
          ],
        );
        return { answer: await valuesOf(tx, theCase), audit: { after: { values } } };
      },
    });
  }
}

async function dataIndicators(tx: EntityManager, theCase: ProcedureCase): Promise<readonly Indicator[]> {
  if (!theCase.type) return [];
  const measure = await measureVersion(tx, theCase.measureId);
  return measure.types[theCase.type as BaseType].indicators.filter(({ kind }) => kind === 'data');
}

async function valuesOf(tx: EntityManager, theCase: ProcedureCase): Promise<IndicatorValueDto[]> {
  const rows = await tx.getRepository(IndicatorValue).findBy({ caseId: theCase.id });
  const byIndicator = new Map(rows.map((row) => [row.indicator, row]));
  return (await dataIndicators(tx, theCase)).map(({ id, name, unit, fullValue }) => {
    const row = byIndicator.get(id);
    const claimed = row?.claimed ?? 0;
    const verified = row?.verified ?? null;
    const difference = verified === null ? null : Number((verified - claimed).toFixed(4));
    const evidenceCount = row?.evidence.length ?? 0;
    return {
      indicator: id,
      name,
      unit,
      fullValue,
      claimed,
      evidenceCount,
      verified,
      difference,
      note: row?.note ?? null,
    };
  });
}
