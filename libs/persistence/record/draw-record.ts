import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Candidate, DrawSubject, Verdict } from '#domain/review/draw.js';
import { verifyRound, type Verification } from '#domain/review/verify-draw.js';
import { measureVersion } from './measures.js';

interface RoundRow {
  readonly round: number;
  readonly cause: string;
  readonly wanted: number;
  readonly seated: string[];
  readonly subject: DrawSubject;
  readonly drawn_at: Date;
  readonly verdicts: readonly (Verdict & { ticket: string; openReviews: number; judgedHostOn: string | null })[];
}

/** One round of a draw, computed again. */
export interface VerifiedRound extends Verification {
  readonly round: number;
  readonly cause: string;
  readonly wanted: number;
  readonly drawnAt: string;
}

export interface VerifiedDraw {
  readonly caseId: string;
  readonly seed: string;
  readonly rounds: readonly VerifiedRound[];
  /** Every round is what its seed gives. */
  readonly verified: boolean;
}

/**
 * Computes every round of a case's draw again: tickets from the published seed, the pool from the profiles as they were then,
 * and of each expert's load what the round has recorded. @returns undefined where nothing was drawn
 */
export async function verifyDraw(dataSource: DataSource, caseId: string): Promise<VerifiedDraw | undefined> {
  const [draw] = await dataSource.query<{ seed: string; measure_id: string }[]>(
    `SELECT d.seed, c.measure_id FROM expert_draw d JOIN procedure_case c ON c.id = d.case_id WHERE d.case_id = $1`,
    [caseId],
  );
  if (!draw) return undefined;
  const { panel, avoidance } = await measureVersion(dataSource.manager, draw.measure_id);
  const ticketOf = (expertId: string) => createHash('sha256').update(`${draw.seed}:${expertId}`).digest('hex');
  const rounds: VerifiedRound[] = [];
  for (const round of await roundsOf(dataSource, caseId)) {
    const { cause, wanted, drawn_at } = round;
    const pool = await poolOf(dataSource, caseId, round);
    const found = verifyRound(round, pool, { draw: panel.draw, avoidance }, ticketOf);
    rounds.push({ round: round.round, cause, wanted, drawnAt: drawn_at.toISOString(), ...found });
  }
  return { caseId, seed: draw.seed, rounds, verified: rounds.every(({ differing }) => differing.length === 0) };
}

function roundsOf(dataSource: DataSource, caseId: string): Promise<RoundRow[]> {
  return dataSource.query<RoundRow[]>(
    `SELECT r.round, r.cause, r.wanted, r.seated, r.subject, r.drawn_at,
       (SELECT jsonb_agg(jsonb_build_object('expertId', v.expert_id, 'ticket', v.ticket, 'drawn', v.drawn,
                 'exclusions', v.exclusions, 'openReviews', v.open_reviews, 'judgedHostOn', v.judged_host_on) ORDER BY v.ticket)
        FROM expert_verdict v WHERE v.case_id = r.case_id AND v.round = r.round) AS verdicts
     FROM expert_draw_round r WHERE r.case_id = $1 ORDER BY r.round`,
    [caseId],
  );
}

/** The pool at the moment of a round, but for those who had been invited to the case before. */
async function poolOf(dataSource: DataSource, caseId: string, round: RoundRow): Promise<Candidate[]> {
  const rows = await dataSource.query<Omit<Candidate, 'openReviews' | 'judgedHostOn'>[]>(
    `SELECT p.account_id AS "expertId", p.name, p.institution, p.fields, p.languages, coalesce(p.away_until >= $3, false) AS away,
       p.ties || coalesce((SELECT jsonb_build_array(jsonb_build_object('kind', 'sameEntity', 'uscc', o.uscc))
         FROM organisation o WHERE o.id = a.organisation_id), '[]') AS ties
     FROM expert_profile p JOIN account a ON a.id = p.account_id
     WHERE p.valid_from <= $2 AND coalesce(p.valid_until, 'infinity') > $2 AND coalesce(a.disabled_at, 'infinity') > $2
       AND NOT EXISTS (SELECT FROM expert_assignment e WHERE e.case_id = $1 AND e.expert_id = p.account_id AND e.assigned_at < $2)`,
    [caseId, round.drawn_at, round.subject.on],
  );
  const recorded = new Map(round.verdicts.map((verdict) => [verdict.expertId, verdict]));
  return rows.map((row) => {
    const { openReviews = 0, judgedHostOn } = recorded.get(row.expertId) ?? {};
    return { ...row, openReviews, ...(judgedHostOn && { judgedHostOn }) };
  });
}
