import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Refusal, refusalAt } from '#contracts/problems.js';
import { LEFT_OUT_TEXTS } from '#contracts/texts.js';
import { WORKFLOW_IDS } from '#contracts/workflows.js';
import type { Deadline } from '#domain/clock/deadline.js';
import {
  eligibility,
  type EligibleBase,
  type LeftOutBase,
  type LeftOutReason,
  type SubsidyCandidate,
} from '#domain/subsidy/eligibility.js';
import { measureVersion } from '#persistence/record/measures.js';
import { once } from '#persistence/record/command.js';
import { openCase } from '#persistence/record/open-case.js';
import { audit, notify } from '#persistence/record/trail.js';
import { inviteVouchers, voucherWindow } from '#persistence/record/voucher-window.js';
import { uuidv7 } from '../common/ids.js';
import type { OpenSchemeDto, SchemeDto } from './schemes.dto.js';
import { SchemesService } from './schemes.service.js';

/** A campaign or batch that a scheme stands on. */
interface Ground {
  id: string;
  code: string;
  measure_id: string;
  rehearsal_day_seconds: number | null;
}

/** 后补助 is opened over the bases of a published campaign, of a batch, or of both. */
@Injectable()
export class OpenSchemeService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly schemes: SchemesService,
  ) {}

  /**
   * One transaction: scheme, case, awards with their ceilings, those left out with the reason, work items, notices.
   * @throws {Refusal} request.notFound, scheme.*
   */
  async open(body: OpenSchemeDto, actor: ActorRef, command: CommandKey): Promise<SchemeDto> {
    if (!body.campaignId && !body.batchId) throw refusalAt('campaignId', 'scheme.groundRequired');
    const identity = { ...command, accountId: actor.accountId, action: 'openScheme' };
    return once(this.dataSource, identity, async (tx) => {
      const ground = await groundOf(tx, body);
      const measure = await measureVersion(tx, ground.measure_id);
      const rehearsal = ground.rehearsal_day_seconds !== null;
      const { eligible, leftOut } = eligibility(await candidates(tx, body), measure.subsidy, rehearsal);
      if (eligible.length === 0) refuseNobody(leftOut);
      const id = uuidv7();
      const theCase = await openCase(tx, {
        id,
        kind: 'subsidy',
        workflowId: WORKFLOW_IDS.subsidy(id),
        subjectId: id,
        groupId: body.campaignId ?? body.batchId ?? null,
        organisationId: null,
        type: null,
        title: body.title,
        measureId: ground.measure_id,
        rehearsalDaySeconds: ground.rehearsal_day_seconds,
      });
      const window = await voucherWindow(tx, theCase, theCase.stateSince);
      await insertScheme(tx, id, body, window);
      await insertAwards(tx, id, eligible);
      await insertLeftOut(tx, id, leftOut);
      const organisations = [...new Set(eligible.map(({ organisationId }) => organisationId))];
      await inviteVouchers(tx, theCase, organisations, window);
      const { code, budgetFen } = body;
      await audit(tx, {
        caseId: id,
        subject: { kind: 'subsidy', id },
        commandId: command.repeatable ? command.id : null,
        actorId: actor.accountId,
        actorRole: 'financeOfficer',
        action: 'open',
        rule: measure.subsidy.article,
        after: { state: theCase.state, version: theCase.version, code, budgetFen, awards: eligible.length },
      });
      const notice = { template: 'subsidy.opened', params: { title: body.title, dueOn: window.dueOn } };
      const notices = organisations.map((organisationId) => ({ to: { organisationId }, ...notice }));
      await notify(tx, `${id}/open`, id, notices);
      return this.schemes.get(id, actor, tx);
    });
  }
}

/** A scheme that can give nobody anything is none. @throws {Refusal} scheme.nobodyEligible, with the reasons by number */
function refuseNobody(leftOut: readonly LeftOutBase[]): never {
  const leftOutByReason: Record<string, number> = {};
  for (const { reason } of leftOut) leftOutByReason[reason] = (leftOutByReason[reason] ?? 0) + 1;
  const counted = Object.entries(leftOutByReason) as [LeftOutReason, number][];
  const reasonsZh = counted.map(([reason, count]) => `${LEFT_OUT_TEXTS[reason].zh} ${count} 家`).join('；');
  const reasonsEn = counted.map(([reason, count]) => `${LEFT_OUT_TEXTS[reason].en}: ${count}`).join('; ');
  throw new Refusal(
    'scheme.nobodyEligible',
    { count: leftOut.length, reasonsZh: reasonsZh || '没有基地', reasonsEn: reasonsEn || 'there are no bases' },
    { leftOutByReason },
  );
}

/**
 * The grounds under their row locks, so that two schemes on the same ground are opened one after the other.
 * @throws {Refusal} request.notFound, scheme.notPublished, scheme.rehearsalMixed, scheme.measuresDiffer
 */
async function groundOf(tx: EntityManager, { campaignId, batchId }: OpenSchemeDto): Promise<Ground> {
  const campaign = campaignId ? await lockedGround(tx, 'campaign', campaignId) : undefined;
  const batch = batchId ? await lockedGround(tx, 'batch', batchId) : undefined;
  if (campaign) await requirePublished(tx, campaign);
  if (campaign && batch) {
    if ((campaign.rehearsal_day_seconds === null) !== (batch.rehearsal_day_seconds === null)) {
      throw refusalAt('batchId', 'scheme.rehearsalMixed');
    }
    if (campaign.measure_id !== batch.measure_id) throw refusalAt('batchId', 'scheme.measuresDiffer');
  }
  return (campaign ?? batch) as Ground;
}

async function lockedGround(tx: EntityManager, table: 'campaign' | 'batch', id: string): Promise<Ground> {
  const [ground] = await tx.query<Ground[]>(
    `SELECT id, code, measure_id, rehearsal_day_seconds FROM ${table} WHERE id = $1 FOR NO KEY UPDATE`,
    [id],
  );
  if (!ground) throw refusalAt(`${table}Id`, 'request.notFound');
  return ground;
}

/** A campaign whose evaluations are not there yet is not published either. */
async function requirePublished(tx: EntityManager, { id, code }: Ground): Promise<void> {
  const [row] = await tx.query<{ all: number; open: number }[]>(
    `SELECT count(*)::int AS all, count(*) FILTER (WHERE e.grade IS NULL OR c.state <> 'graded')::int AS open
     FROM evaluation e JOIN procedure_case c ON c.id = e.case_id WHERE e.campaign_id = $1`,
    [id],
  );
  if (!row || row.all === 0 || row.open > 0) {
    throw refusalAt('campaignId', 'scheme.notPublished', { campaign: code, count: row?.open ?? 0 });
  }
}

/** Every base of the campaign and of the batch; a base in both comes twice. An evaluation earns its award once for a year. */
async function candidates(tx: EntityManager, { campaignId, batchId }: OpenSchemeDto): Promise<SubsidyCandidate[]> {
  return tx.query<SubsidyCandidate[]>(
    `WITH found AS (
       SELECT base_id, 'evaluation' AS basis, grade FROM evaluation WHERE campaign_id = $1
       UNION ALL
       SELECT id, 'accreditation', NULL FROM base WHERE batch_id = $2
     )
     SELECT b.id AS "baseId", b.organisation_id AS "organisationId", f.basis, f.grade, b.state, b.rehearsal,
       EXISTS (
         SELECT FROM subsidy_award a
           JOIN subsidy_scheme s ON s.case_id = a.scheme_id
           JOIN procedure_case c ON c.id = a.scheme_id
         WHERE a.base_id = b.id AND a.basis = f.basis AND (c.closed_at IS NULL OR a.allocated_fen > 0)
           AND (f.basis = 'accreditation' OR EXISTS (
             SELECT FROM campaign paid JOIN campaign asked ON asked.year = paid.year
             WHERE paid.id = s.campaign_id AND asked.id = $1))
       ) AS "awardedAlready"
     FROM found f JOIN base b ON b.id = f.base_id`,
    [campaignId ?? null, batchId ?? null],
  );
}

/** @throws {Refusal} scheme.codeUsed */
async function insertScheme(
  tx: EntityManager,
  id: string,
  body: OpenSchemeDto,
  { dueOn, dueAt, explanation }: Deadline,
): Promise<void> {
  const inserted = await tx.query<unknown[]>(
    `INSERT INTO subsidy_scheme (case_id, code, year, title, budget_fen, campaign_id, batch_id, vouchers_due_on,
       vouchers_due_at, vouchers_explanation)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (code) DO NOTHING RETURNING case_id`,
    [
      id,
      body.code,
      body.year,
      body.title,
      body.budgetFen,
      body.campaignId ?? null,
      body.batchId ?? null,
      dueOn,
      dueAt,
      JSON.stringify(explanation),
    ],
  );
  if (inserted.length === 0) throw refusalAt('code', 'scheme.codeUsed', { code: body.code });
}

async function insertAwards(tx: EntityManager, schemeId: string, eligible: readonly EligibleBase[]): Promise<void> {
  await tx.query(
    `INSERT INTO subsidy_award (id, scheme_id, base_id, organisation_id, basis, grade, ceiling_fen)
     SELECT id, $1, base, organisation, basis, grade, ceiling
     FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::bigint[])
       AS a (id, base, organisation, basis, grade, ceiling)`,
    [schemeId, eligible.map(() => uuidv7()), ...columnsOf(eligible), eligible.map(({ ceilingFen }) => ceilingFen)],
  );
}

async function insertLeftOut(tx: EntityManager, schemeId: string, leftOut: readonly LeftOutBase[]): Promise<void> {
  await tx.query(
    `INSERT INTO subsidy_left_out (scheme_id, base_id, organisation_id, basis, grade, reason)
     SELECT $1, base, organisation, basis, grade, reason
     FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[]) AS l (base, organisation, basis, grade, reason)`,
    [schemeId, ...columnsOf(leftOut), leftOut.map(({ reason }) => reason)],
  );
}

function columnsOf(bases: readonly SubsidyCandidate[]): unknown[] {
  return [
    bases.map(({ baseId }) => baseId),
    bases.map(({ organisationId }) => organisationId),
    bases.map(({ basis }) => basis),
    bases.map(({ grade }) => grade),
  ];
}
