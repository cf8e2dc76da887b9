import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { DrawSubject, Verdict } from '#domain/review/draw.js';
import { verifyRound, type Verification } from '#domain/review/verify-draw.js';
import type { ProcedureCase } from '../entities/case.entities.js';
import { pageOfPool, seatedAt, type Ticketed } from './expert-pool.js';
import { measureVersion } from './measures.js';

interface RoundRow {
  readonly round: number;
  readonly cause: string;
  readonly wanted: number;
  readonly seated: string[];
  readonly subject: DrawSubject;
  readonly drawn_at: Date;
  readonly verdicts: readonly (Verdict & { ticket: string })[];
}

/** One round of a draw, computed again. */
export interface VerifiedRound extends Verification {
  readonly round: number;
  readonly cause: string;
  readonly wanted: number;
  readonly drawnAt: string;
}

export interface VoidedDraw {
  /** ISO instant. */
  readonly at: string;
  readonly reason: string;
}

export interface VerifiedDraw {
  readonly caseId: string;
  readonly seed: string;
  /** 已撤销: such a draw invited nobody in the end. */
  readonly voided: VoidedDraw | null;
  readonly rounds: readonly VerifiedRound[];
  /** Every round is what its seed gives. */
  readonly verified: boolean;
}

/** A draw whose rounds are to be computed again. */
interface Drawn {
  readonly seed: string;
  /** Since when and why it is void. */
  readonly voided: VoidedDraw | null;
  readonly rounds: readonly RoundRow[];
}

/** What the record says of a case whose draws are computed again. */
type DrawnCase = Pick<ProcedureCase, 'id' | 'organisationId' | 'groupId' | 'rehearsalDaySeconds' | 'measureId'>;

/**
 * Computes every round of a case's draws again, the latest first: tickets from the published seed; profiles, load and earlier
 * judgements of the experts as the record has them for that moment; who had a seat then. What the case was about is taken from
 * the round. A draw that is void is computed like any other, but for its seats, which are gone.
 */
export async function verifyDraws(dataSource: DataSource, caseId: string): Promise<VerifiedDraw[]> {
  const [theCase] = await dataSource.query<DrawnCase[]>(
    `SELECT id, organisation_id AS "organisationId", group_id AS "groupId", measure_id AS "measureId",
       rehearsal_day_seconds AS "rehearsalDaySeconds"
     FROM procedure_case WHERE id = $1`,
    [caseId],
  );
  if (!theCase) return [];
  const { panel, avoidance } = await measureVersion(dataSource.manager, theCase.measureId);
  const verified: VerifiedDraw[] = [];
  for (const { seed, voided, rounds: recorded } of await drawsOf(dataSource, caseId)) {
    const ticketOf = (expertId: string) => createHash('sha256').update(`${seed}:${expertId}`).digest('hex');
    const rounds: VerifiedRound[] = [];
    for (const round of recorded) {
      const { cause, wanted, drawn_at } = round;
      const pool = await poolOf(dataSource, theCase, seed, round);
      const seated = voided ? round.seated : await seatedAt(dataSource, caseId, drawn_at);
      const found = verifyRound({ ...round, seated }, pool, { draw: panel.draw, avoidance }, ticketOf);
      rounds.push({ round: round.round, cause, wanted, drawnAt: drawn_at.toISOString(), ...found });
    }
    verified.push({ caseId, seed, voided, rounds, verified: rounds.every(({ differing }) => differing.length === 0) });
  }
  return verified;
}

/** The draw that counts, and those that are void as they were kept. */
async function drawsOf(dataSource: DataSource, caseId: string): Promise<Drawn[]> {
  const [draw] = await dataSource.query<{ seed: string }[]>(`SELECT seed FROM expert_draw WHERE case_id = $1`, [
    caseId,
  ]);
  const counts = draw ? [{ seed: draw.seed, voided: null, rounds: await roundsOf(dataSource, caseId) }] : [];
  const kept = await dataSource.query<{ seed: string; at: Date; reason: string; rounds: RoundRow[] }[]>(
    `SELECT draw->>'seed' AS seed, voided_at AS at, reason,
       (SELECT jsonb_agg(r || jsonb_build_object('verdicts',
          (SELECT coalesce(jsonb_agg(jsonb_build_object('expertId', v->'expert_id', 'ticket', v->'ticket', 'drawn', v->'drawn',
             'exclusions', v->'exclusions') ORDER BY v->>'ticket'), '[]') FROM jsonb_array_elements(verdicts) v WHERE v->'round' = r->'round')))
        FROM jsonb_array_elements(rounds) r) AS rounds
     FROM void_draw WHERE case_id = $1 ORDER BY voided_at DESC`,
    [caseId],
  );
  const voided = kept.map(({ seed, at, reason, rounds }) => ({
    seed,
    voided: { at: at.toISOString(), reason },
    rounds: rounds.map((round) => ({ ...round, drawn_at: new Date(round.drawn_at) })),
  }));
  return [...counts, ...voided];
}

function roundsOf(dataSource: DataSource, caseId: string): Promise<RoundRow[]> {
  return dataSource.query<RoundRow[]>(
    `SELECT r.round, r.cause, r.wanted, r.seated, r.subject, r.drawn_at,
       (SELECT jsonb_agg(jsonb_build_object('expertId', v.expert_id, 'ticket', v.ticket, 'drawn', v.drawn,
                 'exclusions', v.exclusions) ORDER BY v.ticket)
        FROM expert_verdict v WHERE v.case_id = r.case_id AND v.round = r.round) AS verdicts
     FROM expert_draw_round r WHERE r.case_id = $1 ORDER BY r.round`,
    [caseId],
  );
}

/** The pool at the moment of a round, of whatever fields, but for those who had been invited to the case before. */
function poolOf(
  dataSource: DataSource,
  theCase: DrawnCase,
  seed: string,
  { drawn_at: at, subject }: RoundRow,
): Promise<Ticketed[]> {
  return pageOfPool(dataSource, { theCase, seed, fields: null, at, on: subject.on, after: '', limit: null });
}
