import type { EntityManager } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import { calendarDateOf } from '#domain/common/calendar-date.js';
import type { Measure } from '#domain/measures/measure.js';
import type { CaseKind } from '#domain/procedures/index.js';
import type { ProcedureCase } from '../entities/case.entities.js';
import { avoidancesFromEach, avoidancesFromHost, type CaseAvoidance } from './avoidance.js';
import { measureInForce, measureVersion } from './measures.js';
import { momentOf } from './moment.js';

const OF_ITS_BASE = `SELECT b.case_id AS id FROM procedure_case c JOIN base b ON b.id = c.subject_id WHERE c.id = $1`;

/**
 * Kind of a case → the accreditations whose applicants it is about. What divides one quota, one budget or one agenda is about all of
 * them: whoever is tied to one gains by what the others lose.
 */
const CONCERNED: Readonly<Record<CaseKind | 'campaign', string>> = {
  accreditation: `SELECT $1::uuid AS id`,
  reconsideration: `SELECT accreditation_id AS id FROM reconsideration WHERE case_id = $1`,
  plaque: OF_ITS_BASE,
  evaluation: OF_ITS_BASE,
  rectification: OF_ITS_BASE,
  batch: `SELECT id FROM procedure_case WHERE group_id = $1 AND kind = 'accreditation'`,
  meeting: `SELECT case_id AS id FROM meeting_item WHERE meeting_id = $1`,
  subsidy: `SELECT b.case_id AS id FROM subsidy_award a JOIN base b ON b.id = a.base_id WHERE a.scheme_id = $1`,
  campaign: `SELECT b.case_id AS id FROM evaluation e JOIN base b ON b.id = e.base_id WHERE e.campaign_id = $1`,
};

/** What somebody acts on: a case, or a campaign. */
interface Matter extends Pick<ProcedureCase, 'id' | 'measureId'> {
  readonly kind: keyof typeof CONCERNED;
}

/**
 * 回避 of whoever stands in for somebody, asked anew at every matter: neither who acts nor who is acted for may be tied to one of its
 * applicants. Nothing is asked about whoever acts in the own name.
 * @throws {Refusal} case.standAside, delegation.absentTied
 */
export async function refuseAvoidingStandIn(
  tx: EntityManager,
  { id, kind, measureId }: Matter,
  actor: ActorRef,
): Promise<void> {
  if (!actor.onBehalfOf) return;
  const cases = await tx.query<{ id: string }[]>(CONCERNED[kind], [id]);
  const measure = await measureVersion(tx, measureId);
  await refuseStandInAvoidingOneOf(tx, { caseIds: cases.map((each) => each.id), measure }, actor);
}

/** The same for accreditations that are known already. @throws {Refusal} case.standAside, delegation.absentTied */
export async function refuseStandInAvoidingOneOf(
  tx: Pick<EntityManager, 'query'>,
  { caseIds, measure }: { readonly caseIds: readonly string[]; readonly measure: Measure },
  { accountId, onBehalfOf }: ActorRef,
): Promise<void> {
  if (!onBehalfOf || caseIds.length === 0) return;
  const at = await momentOf(tx);
  const ties = await avoidancesFromEach(tx, { caseIds, measure, at }, [accountId, onBehalfOf.accountId]);
  refuseAvoidanceOf({ accountId, onBehalfOf }, ties);
}

/**
 * The same for what is decided of an organisation itself: by the measures in force, as of whoever applies.
 * @throws {Refusal} case.standAside, delegation.absentTied
 */
export async function refuseStandInAvoidingHost(
  tx: EntityManager,
  uscc: string,
  { accountId, onBehalfOf }: ActorRef,
): Promise<void> {
  if (!onBehalfOf) return;
  const at = await momentOf(tx);
  const measure = await measureInForce(tx, calendarDateOf(at));
  if (!measure) return;
  refuseAvoidanceOf(
    { accountId, onBehalfOf },
    await avoidancesFromHost(tx, { uscc, measure, at }, [accountId, onBehalfOf.accountId]),
  );
}

function refuseAvoidanceOf(
  { accountId, onBehalfOf }: Required<Pick<ActorRef, 'accountId' | 'onBehalfOf'>>,
  ties: readonly Pick<CaseAvoidance, 'accountId' | 'avoidances'>[],
): void {
  const tie = ties.find((each) => each.accountId === accountId) ?? ties[0];
  if (!tie) return;
  const { zh: reasonZh, en: reasonEn } = tie.avoidances[0].explanation;
  if (tie.accountId === accountId) throw new Refusal('case.standAside', { reasonZh, reasonEn });
  throw new Refusal('delegation.absentTied', { name: onBehalfOf.displayName, reasonZh, reasonEn });
}
