import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import type { BaseType, Indicator } from '#domain/measures/measure.js';
import { differenceOf, problemOfValue } from '#domain/onsite/verified-value.js';
import type { CaseKind, Role } from '#domain/procedures/index.js';
import { IndicatorValue, type ProcedureCase } from '#persistence/entities/case.entities.js';
import { contribute } from '#persistence/record/contribute.js';
import { measureVersion } from '#persistence/record/measures.js';
import { visitOf, type Visit } from '#persistence/record/visit/visit.js';
import { CasesService } from '../cases/cases.service.js';
import { sees } from '../common/access.js';
import type { IndicatorValueDto, VerifiedValueDto, VerifiedValuesDto } from './onsite.dto.js';
import { changed, openVisit } from './visit-changes.service.js';
import { areUsable } from './visit-files.service.js';

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

  /**
   * Measured values, again and again until the stage is concluded; on site from the agreed day on, and whoever has signed other
   * values signs again.
   * @throws {Refusal} visit.indicatorUnknown, visit.notWhole, visit.overHundred, visit.unproved, visit.evidenceUnusable
   */
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
        const onSite = kind === 'accreditation';
        const visit = onSite ? await openVisit(tx, caseId) : await visitOf(tx, caseId);
        await refuseWrong(tx, theCase, visit, values, actor);
        await keepValues(tx, caseId, values, actor);
        const voided = onSite ? (await changed(tx, theCase, actor, 'verifyValues')).voided : 0;
        return {
          answer: await valuesOf(tx, theCase),
          audit: { after: { values, ...(voided > 0 && { voidedSignatures: voided }) } },
        };
      },
    });
  }
}

/** @throws {Refusal} visit.indicatorUnknown, visit.notWhole, visit.overHundred, visit.unproved, visit.evidenceUnusable */
async function refuseWrong(
  tx: EntityManager,
  theCase: ProcedureCase,
  visit: Visit,
  values: readonly VerifiedValueDto[],
  actor: ActorRef,
): Promise<void> {
  const known = new Map((await dataIndicators(tx, theCase)).map((indicator) => [indicator.id, indicator]));
  const claims = new Map(visit.values.map(({ indicator, claimed }) => [indicator, claimed]));
  for (const { indicator, verified, note, evidence = [] } of values) {
    const of = known.get(indicator);
    if (!of) throw new Refusal('visit.indicatorUnknown', { indicator });
    const names = { nameZh: of.name.zh, nameEn: of.name.en };
    const claimed = claims.get(indicator) ?? 0;
    const problem = problemOfValue({ unit: of.unit, claimed, verified, note, evidence });
    if (problem === 'unproved') throw new Refusal('visit.unproved', { ...names, claimed, verified });
    if (problem) throw new Refusal(`visit.${problem}`, names);
    if (!(await areUsable(tx, visit, evidence, actor))) throw new Refusal('visit.evidenceUnusable', names);
  }
}

async function keepValues(
  tx: EntityManager,
  caseId: string,
  values: readonly VerifiedValueDto[],
  { accountId }: ActorRef,
): Promise<void> {
  await tx.query(
    `INSERT INTO indicator_value (case_id, indicator, claimed, verified, note, verified_evidence, verified_by, verified_at)
     SELECT $1, v->>'indicator', 0, (v->>'verified')::numeric, v->>'note',
       ARRAY(SELECT jsonb_array_elements_text(coalesce(v->'evidence', '[]')))::uuid[], $2, now()
     FROM jsonb_array_elements($3::jsonb) v
     ON CONFLICT (case_id, indicator) DO UPDATE SET verified = excluded.verified, note = excluded.note,
       verified_evidence = excluded.verified_evidence, verified_by = $2, verified_at = now()`,
    [caseId, accountId, JSON.stringify(values)],
  );
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
    const difference = verified === null ? null : differenceOf({ claimed, verified });
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
      evidence: row?.verifiedEvidence ?? [],
    };
  });
}
