import type { EntityManager } from 'typeorm';
import type { LocalizedText } from '#domain/measures/measure.js';
import type { Role } from '#domain/procedures/procedure.js';
import type { ProcedureCase } from '../entities/case.entities.js';

/** What an applicant has handed in and the case's run has not taken up yet: for a moment, or for as long as the engine is away. */
export interface TakenIn {
  readonly stateText: LocalizedText;
  /** Who goes on, with what. */
  readonly turn: Role;
  readonly task: LocalizedText;
}

interface TakenInRule extends TakenIn {
  /** The condition on the case `$1` of revision `$2`. */
  readonly handedIn: string;
}

const RULES: Readonly<Record<string, TakenInRule>> = {
  'accreditation/returned': {
    handedIn: `EXISTS (SELECT FROM dossier d JOIN procedure_case c ON c.subject_id = d.id
      WHERE c.id = $1 AND d.locked AND d.revision > $2)`,
    stateText: { zh: '补正已提交，正转入形式审查', en: 'Corrected and submitted; on its way to the formal check' },
    turn: 'caseOfficer',
    task: { zh: '补正已提交，转入形式审查后继续审查', en: 'The correction is in: go on with the formal check' },
  },
  'evaluation/underFiling': {
    handedIn: `EXISTS (SELECT FROM evaluation WHERE case_id = $1 AND filed_at IS NOT NULL AND $2::int IS NOT NULL)`,
    stateText: { zh: '自评材料已报送，正转入核实', en: 'Filed; on its way to the verification' },
    turn: 'caseOfficer',
    task: { zh: '自评材料已报送，转入核实后核实评价数据', en: 'The self-evaluation is in: verify the figures' },
  },
};

/** @returns undefined where nothing was handed in, or the case has gone on already */
export async function takenIn(
  tx: Pick<EntityManager, 'query'>,
  { id, kind, state, revision }: Pick<ProcedureCase, 'id' | 'kind' | 'state' | 'revision'>,
): Promise<TakenIn | undefined> {
  const rule = RULES[`${kind}/${state}`];
  if (!rule) return undefined;
  const [found] = await tx.query<{ is: boolean }[]>(`SELECT ${rule.handedIn} AS is`, [id, revision]);
  return found?.is ? rule : undefined;
}
