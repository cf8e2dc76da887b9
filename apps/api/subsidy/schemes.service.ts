import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { maySee, type Phase, type Reader } from '#contracts/blindness.js';
import { Refusal } from '#contracts/problems.js';
import { LEFT_OUT_TEXTS, STATE_TEXTS, text } from '#contracts/texts.js';
import type { DecisionResult } from '#contracts/workflows.js';
import type { LocalizedText } from '#domain/measures/measure.js';
import type { SubsidyVerb } from '#domain/procedures/subsidy.procedure.js';
import { isAtLeast, roleNeededFor } from '#domain/people/dossier-roles.js';
import { amountText } from '#domain/subsidy/amount-text.js';
import { ownsIt, seesAll } from '../common/access.js';
import { ownRoles } from '#persistence/record/dossier-roles.js';
import { DecisionsService } from '../common/decisions.service.js';
import type { PageQuery } from '../common/page.js';
import { readersOf } from '../common/readers.js';
import type { AmountDto, AwardDto, LeftOutDto, SchemeDto } from './schemes.dto.js';

/** Reading schemes, their awards and those left out. Applicants see schemes that concern them, and of these what is their own. */
@Injectable()
export class SchemesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly decisions: DecisionsService,
  ) {}

  async list({ limit, after }: PageQuery, actor: ActorRef): Promise<SchemeDto[]> {
    const rows = await this.dataSource.query<SchemeRow[]>(
      `${SCHEMES} WHERE ($2::uuid IS NULL OR s.case_id < $2) AND ${CONCERNS} ORDER BY s.case_id DESC LIMIT $3`,
      [ownOnly(actor), after ?? null, limit],
    );
    return rows.map((row) => toScheme(row, actor));
  }

  /** @throws {Refusal} request.notFound where it is absent or does not concern the actor */
  async get(id: string, actor: ActorRef, tx = this.dataSource.manager): Promise<SchemeDto> {
    const [row] = await tx.query<SchemeRow[]>(`${SCHEMES} WHERE s.case_id = $2 AND ${CONCERNS}`, [ownOnly(actor), id]);
    if (!row) throw new Refusal('request.notFound');
    return toScheme(row, actor);
  }

  async awards(id: string, { limit, after }: PageQuery, actor: ActorRef): Promise<AwardDto[]> {
    const { state, vouchersDueAt } = await this.get(id, actor);
    const rows = await this.dataSource.query<AwardRow[]>(
      `SELECT a.id, ${BASE_COLUMNS}, a.basis, a.grade, a.ceiling_fen, a.proposed_fen, a.allocated_fen, a.explanation, v.*,
         (SELECT led.subject_id FROM procedure_case led WHERE led.id = b.case_id) AS "dossierId"
       FROM subsidy_award a JOIN base b ON b.id = a.base_id JOIN organisation o ON o.id = a.organisation_id
         CROSS JOIN LATERAL (${VOUCHER_SUMS}) v
       WHERE a.scheme_id = $1 AND ($2::uuid IS NULL OR a.organisation_id = $2) AND ($3::uuid IS NULL OR a.id > $3)
       ORDER BY a.id LIMIT $4`,
      [id, ownOnly(actor), after ?? null, limit],
    );
    const withAmounts = maySee('proposedAmounts', phaseOfScheme(state), readersOfScheme(actor));
    const filing = state === 'underVouchers' && Date.parse(vouchersDueAt) > Date.now();
    const fileable = filing ? await this.fileableBy(actor, rows) : new Set();
    return rows.map((row) => toAward(row, withAmounts, fileable.has(row.id)));
  }

  /** Of these awards those for which the actor files vouchers, by what the actor is for the dossier that led to the base. */
  private async fileableBy(actor: ActorRef, awards: readonly AwardRow[]): Promise<ReadonlySet<string>> {
    const own = awards.filter((award) => ownsIt(actor, award));
    const all = actor.administersOrganisation === true;
    const roles = all
      ? undefined
      : await ownRoles(
          this.dataSource,
          actor.accountId,
          own.flatMap(({ dossierId }) => dossierId ?? []),
        );
    const needed = roleNeededFor('fileVoucher');
    const fits = ({ dossierId }: AwardRow) => all || isAtLeast(roles?.get(dossierId ?? '') ?? 'viewer', needed);
    return new Set(own.filter(fits).map(({ id }) => id));
  }

  /** `after`: id of the last base of the page before. */
  async leftOut(id: string, { limit, after }: PageQuery, actor: ActorRef): Promise<LeftOutDto[]> {
    await this.get(id, actor);
    const rows = await this.dataSource.query<Omit<LeftOutDto, 'reasonText'>[]>(
      `SELECT ${BASE_COLUMNS}, l.basis, l.grade, l.reason
       FROM subsidy_left_out l JOIN base b ON b.id = l.base_id JOIN organisation o ON o.id = l.organisation_id
       WHERE l.scheme_id = $1 AND ($2::uuid IS NULL OR l.organisation_id = $2) AND ($3::uuid IS NULL OR l.base_id > $3)
       ORDER BY l.base_id LIMIT $4`,
      [id, ownOnly(actor), after ?? null, limit],
    );
    return rows.map((row) => ({ ...row, reasonText: LEFT_OUT_TEXTS[row.reason] }));
  }

  /** One decision on a scheme, to its workflow. */
  async decide(
    id: string,
    verb: SubsidyVerb,
    payload: object,
    actor: ActorRef,
    command: CommandKey,
  ): Promise<DecisionResult> {
    await this.get(id, actor);
    return this.decisions.decide(id, verb, payload, actor, command);
  }
}

/** For whom rows are read: null = all of them; otherwise those of this organisation alone (nobody's, for a person without one). */
export function ownOnly(actor: ActorRef): string | null {
  if (seesAll(actor)) return null;
  return (actor.roles.includes('applicant') && actor.organisationId) || '00000000-0000-0000-0000-000000000000';
}

function phaseOfScheme(state: string): Phase {
  return state === 'approved' || state === 'closedWithoutAward' ? 'decided' : 'deciding';
}

/** An organisation reads of its own awards alone. */
function readersOfScheme(actor: ActorRef): ReadonlySet<Reader> {
  return readersOf(actor, { organisationId: ownOnly(actor) });
}

const VOUCHER_SUMS = `
  SELECT coalesce(sum(amount_fen), 0) AS filed_fen, coalesce(sum(verified_fen), 0) AS verified_fen,
    count(*) FILTER (WHERE verified_at IS NULL)::int AS unverified
  FROM subsidy_voucher WHERE award_id = a.id`;

const BASE_COLUMNS = `b.id AS "baseId", b.name AS "baseName", b.certificate_number AS "certificateNumber", b.type,
  o.id AS "organisationId", o.name AS "organisationName"`;

/** $1: the organisation whose rows count, or null. */
const SCHEMES = `
  SELECT s.case_id AS id, s.code, s.year, s.title, s.campaign_id, s.batch_id, s.budget_fen, s.proposed_at, s.approved_at,
    s.vouchers_due_on, s.vouchers_due_at, s.vouchers_explanation,
    p.display_name AS proposed_by, q.display_name AS approved_by, c.measure_id, c.rehearsal_day_seconds, c.state, c.due_at,
    c.overdue, t.*, l.left_out
  FROM subsidy_scheme s JOIN procedure_case c ON c.id = s.case_id
    LEFT JOIN account p ON p.id = s.proposed_by LEFT JOIN account q ON q.id = s.approved_by
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS awards, coalesce(sum(a.ceiling_fen), 0) AS ceiling_fen, sum(a.proposed_fen) AS proposed_fen,
        sum(a.allocated_fen) AS allocated_fen, coalesce(sum(v.filed_fen), 0) AS filed_fen,
        coalesce(sum(v.verified_fen), 0) AS verified_fen, coalesce(sum(v.unverified), 0)::int AS unverified
      FROM subsidy_award a CROSS JOIN LATERAL (${VOUCHER_SUMS}) v
      WHERE a.scheme_id = s.case_id AND ($1::uuid IS NULL OR a.organisation_id = $1)
    ) t
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS left_out FROM subsidy_left_out o
      WHERE o.scheme_id = s.case_id AND ($1::uuid IS NULL OR o.organisation_id = $1)
    ) l`;

const CONCERNS = `($1::uuid IS NULL OR t.awards > 0 OR l.left_out > 0)`;

interface SchemeRow {
  id: string;
  code: string;
  year: number;
  title: string;
  campaign_id: string | null;
  batch_id: string | null;
  budget_fen: string;
  vouchers_due_on: string;
  vouchers_due_at: Date;
  vouchers_explanation: LocalizedText;
  proposed_at: Date | null;
  approved_at: Date | null;
  proposed_by: string | null;
  approved_by: string | null;
  measure_id: string;
  rehearsal_day_seconds: number | null;
  state: string;
  due_at: Date | null;
  overdue: boolean;
  awards: number;
  left_out: number;
  unverified: number;
  ceiling_fen: string;
  filed_fen: string;
  verified_fen: string;
  proposed_fen: string | null;
  allocated_fen: string | null;
}

function toScheme(row: SchemeRow, actor: ActorRef): SchemeDto {
  const [phase, readers] = [phaseOfScheme(row.state), readersOfScheme(actor)];
  const withAmounts = maySee('proposedAmounts', phase, readers);
  const withHandlers = maySee('handlers', phase, readers);
  const mayFile =
    !seesAll(actor) && row.state === 'underVouchers' && row.awards > 0 && row.vouchers_due_at > new Date();
  const dueAt = mayFile ? row.vouchers_due_at : row.due_at;
  return {
    id: row.id,
    code: row.code,
    year: row.year,
    title: row.title,
    campaignId: row.campaign_id,
    batchId: row.batch_id,
    measureId: row.measure_id,
    rehearsal: row.rehearsal_day_seconds !== null,
    state: row.state,
    stateText: text(STATE_TEXTS, row.state),
    dueAt: dueAt?.toISOString() ?? null,
    overdue: row.overdue,
    vouchersDueOn: row.vouchers_due_on,
    vouchersDueAt: row.vouchers_due_at.toISOString(),
    vouchersDueExplained: { zh: row.vouchers_explanation.zh, en: row.vouchers_explanation.en },
    budget: amount(row.budget_fen),
    totals: {
      awards: row.awards,
      leftOut: row.left_out,
      unverifiedVouchers: row.unverified,
      ceiling: amount(row.ceiling_fen),
      filed: amount(row.filed_fen),
      verified: amount(row.verified_fen),
      proposed: row.proposed_fen === null || !withAmounts ? null : amount(row.proposed_fen),
      allocated: row.allocated_fen === null ? null : amount(row.allocated_fen),
    },
    proposedAt: withHandlers ? (row.proposed_at?.toISOString() ?? null) : null,
    proposedBy: withHandlers ? row.proposed_by : null,
    approvedAt: row.approved_at?.toISOString() ?? null,
    approvedBy: withHandlers ? row.approved_by : null,
  };
}

interface AwardRow extends Omit<
  AwardDto,
  | 'ceilingFen'
  | 'filedFen'
  | 'verifiedFen'
  | 'unverifiedVouchers'
  | 'proposedFen'
  | 'allocatedFen'
  | 'explanation'
  | 'mayFile'
> {
  dossierId: string | null;
  ceiling_fen: string;
  filed_fen: string;
  verified_fen: string;
  unverified: number;
  proposed_fen: string | null;
  allocated_fen: string | null;
  explanation: LocalizedText | null;
}

function toAward(row: AwardRow, withAmounts: boolean, mayFile: boolean): AwardDto {
  return {
    id: row.id,
    baseId: row.baseId,
    baseName: row.baseName,
    certificateNumber: row.certificateNumber,
    type: row.type,
    organisationId: row.organisationId,
    organisationName: row.organisationName,
    basis: row.basis,
    grade: row.grade,
    ceilingFen: Number(row.ceiling_fen),
    filedFen: Number(row.filed_fen),
    verifiedFen: Number(row.verified_fen),
    unverifiedVouchers: row.unverified,
    proposedFen: withAmounts && row.proposed_fen !== null ? Number(row.proposed_fen) : null,
    allocatedFen: row.allocated_fen === null ? null : Number(row.allocated_fen),
    explanation: withAmounts && row.explanation ? { zh: row.explanation.zh, en: row.explanation.en } : null,
    mayFile,
  };
}

function amount(fen: string): AmountDto {
  return { fen: Number(fen), text: amountText(Number(fen)) };
}
