import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { maySee, phaseOf } from '#contracts/blindness.js';
import { forbidden } from '#contracts/forbidden.js';
import { Refusal, refusalAt } from '#contracts/problems.js';
import type { BaseType, Indicator } from '#domain/measures/measure.js';
import { differenceOf, problemOfValue } from '#domain/onsite/verified-value.js';
import type { CaseKind, Role } from '#domain/procedures/index.js';
import { IndicatorValue, type ProcedureCase } from '#persistence/entities/case.entities.js';
import { contribute } from '#persistence/record/contribute.js';
import { measureVersion } from '#persistence/record/measures.js';
import { visitOf, type Visit } from '#persistence/record/visit/visit.js';
import { CasesService } from '../cases/cases.service.js';
import { sees } from '../common/access.js';
import { readersOf } from '../common/readers.js';
import type { IndicatorValueDto, VerifiedValueDto, VerifiedValuesDto } from './onsite.dto.js';
import { changed, visitOfTeam } from './visit-changes.service.js';
import { areUsable } from './visit-files.service.js';
import { isMember } from './visit.service.js';

/** Who verifies in which stage: assessors and officers of the team on site, officers in an evaluation. */
const VERIFIES: Readonly<Partial<Record<CaseKind, { roles: readonly Role[]; state: string }>>> = {
  accreditation: { roles: ['assessor', 'caseOfficer'], state: 'underOnsiteAssessment' },
  evaluation: { roles: ['caseOfficer'], state: 'underVerification' },
};

@Injectable()
export class IndicatorsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: CasesService,
  ) {}

  async values(caseId: string, actor: ActorRef): Promise<IndicatorValueDto[]> {
    const { manager } = this.dataSource;
    const theCase = await this.cases.visible(caseId, actor);
    const visitor = isMember(await visitOf(manager, caseId), actor);
    const withFindings = maySee('findings', phaseOf(theCase), readersOf(actor, theCase, { visitor }));
    return valuesOf(manager, theCase, withFindings);
  }

  /**
   * Measured values, again and again until the stage is concluded; on site from the agreed day on, and whoever has signed other
   * values signs again.
   * @throws {Refusal} visit.notOnTeam, case.standAside, visit.indicatorUnknown, visit.notWhole, visit.overHundred, visit.unproved,
   *   visit.raisedUnproved, visit.nothingShown, visit.evidenceUnusable
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
    const as = rule.roles.find((role) => actor.roles.includes(role));
    if (!as) throw forbidden(rule.roles);
    return contribute(this.dataSource, {
      caseId,
      actor,
      command,
      action: 'verifyValues',
      as,
      states: [rule.state],
      visible: (theCase) => sees(actor, theCase),
      work: async (tx, theCase) => {
        const onSite = kind === 'accreditation';
        const visit = onSite ? await visitOfTeam(tx, theCase, actor) : await visitOf(tx, caseId);
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

/** @throws {Refusal} visit.indicatorUnknown, what is wrong with the value, visit.evidenceUnusable */
async function refuseWrong(
  tx: EntityManager,
  theCase: ProcedureCase,
  visit: Visit,
  values: readonly VerifiedValueDto[],
  actor: ActorRef,
): Promise<void> {
  const known = new Map((await dataIndicators(tx, theCase)).map((indicator) => [indicator.id, indicator]));
  const claims = new Map(visit.values.map((claim) => [claim.indicator, claim]));
  // Mostly all files are good: one look at all of them, and at each value's own only to name the one that is at fault.
  const files = [...new Set(values.flatMap(({ evidence = [] }) => evidence))];
  const allUsable = await areUsable(tx, visit, files, actor);
  for (const [row, { indicator, verified, note, evidence = [] }] of values.entries()) {
    const at = (field: keyof VerifiedValueDto) => `values.${row}.${field}`;
    const of = known.get(indicator);
    if (!of) throw refusalAt(at('indicator'), 'visit.indicatorUnknown', { indicator });
    const names = { nameZh: of.name.zh, nameEn: of.name.en };
    const { claimed, claimEvidenceCount } = claims.get(indicator) ?? { claimed: 0, claimEvidenceCount: 0 };
    const problem = problemOfValue({ unit: of.unit, claimed, claimEvidenceCount, verified, note, evidence });
    if (problem) throw refusalAt(at('verified'), `visit.${problem}`, { ...names, claimed, verified });
    if (!allUsable && !(await areUsable(tx, visit, evidence, actor))) {
      throw refusalAt(at('evidence'), 'visit.evidenceUnusable', names);
    }
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

async function valuesOf(tx: EntityManager, theCase: ProcedureCase, withFindings = true): Promise<IndicatorValueDto[]> {
  const rows = await tx.getRepository(IndicatorValue).findBy({ caseId: theCase.id });
  const byIndicator = new Map(rows.map((row) => [row.indicator, row]));
  return (await dataIndicators(tx, theCase)).map(({ id, name, unit, fullValue }) => {
    const row = byIndicator.get(id);
    const claimed = row?.claimed ?? 0;
    const found = withFindings ? row : undefined;
    const verified = found?.verified ?? null;
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
      note: found?.note ?? null,
      evidence: found?.verifiedEvidence ?? [],
    };
  });
}
