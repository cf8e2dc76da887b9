import type { EntityManager } from 'typeorm';
import { refusalAt } from '#contracts/problems.js';
import { LEFT_OUT_TEXTS } from '#contracts/texts.js';
import type { LocalizedText } from '#domain/measures/measure.js';
import { formatYuan, type SubsidyClaim } from '#domain/subsidy/allocation.js';

/** What the finance officer puts against one award, with the reason: support is selective (Art. 20). */
export interface Adjustment {
  readonly awardId: string;
  /** Not more than this; 0 = not selected. */
  readonly atMostFen?: number;
  /** Of the verified spending, what others have funded. */
  readonly priorFundedFen?: number;
  readonly reason: string;
}

/** An award with everything that its amount is made of. */
export interface ClaimedAward {
  readonly awardId: string;
  readonly organisationId: string;
  readonly ceilingFen: number;
  readonly claim: SubsidyClaim;
  /** What was put against it, for the explanation; undefined where nothing was. */
  readonly remark: LocalizedText | undefined;
}

interface AwardRow {
  id: string;
  organisation_id: string;
  ceiling_fen: string;
  state: 'accredited' | 'underRectification' | 'revoked';
  verified_fen: string;
}

/** Vouchers of a scheme that nobody has verified yet. */
export async function unverifiedVouchers(tx: EntityManager, schemeId: string): Promise<number> {
  const [row] = await tx.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM subsidy_voucher v JOIN subsidy_award a ON a.id = v.award_id
     WHERE a.scheme_id = $1 AND v.verified_at IS NULL`,
    [schemeId],
  );
  return row?.count ?? 0;
}

/**
 * Every award of a scheme as a claim on its budget. A base that lost its standing since the scheme opened claims nothing.
 * @throws {Refusal} subsidy.awardUnknown
 */
export async function claimsOf(
  tx: EntityManager,
  schemeId: string,
  adjustments: readonly Adjustment[],
): Promise<ClaimedAward[]> {
  const rows = await tx.query<AwardRow[]>(
    `SELECT a.id, a.organisation_id, a.ceiling_fen, b.state,
       (SELECT coalesce(sum(verified_fen), 0) FROM subsidy_voucher v WHERE v.award_id = a.id) AS verified_fen
     FROM subsidy_award a JOIN base b ON b.id = a.base_id WHERE a.scheme_id = $1 ORDER BY a.id`,
    [schemeId],
  );
  const known = new Set(rows.map(({ id }) => id));
  const row = adjustments.findIndex(({ awardId }) => !known.has(awardId));
  const unknown = adjustments[row];
  if (unknown) throw refusalAt(`adjustments.${row}.awardId`, 'subsidy.awardUnknown', { award: unknown.awardId });
  const byAward = new Map(adjustments.map((adjustment) => [adjustment.awardId, adjustment]));
  return rows.map((row) => claimed(row, byAward.get(row.id)));
}

function claimed(row: AwardRow, adjustment: Adjustment | undefined): ClaimedAward {
  const ceilingFen = Number(row.ceiling_fen);
  const lost = row.state === 'accredited' ? undefined : LEFT_OUT_TEXTS[row.state];
  return {
    awardId: row.id,
    organisationId: row.organisation_id,
    ceilingFen,
    claim: {
      id: row.id,
      maxFen: lost ? 0 : Math.min(ceilingFen, adjustment?.atMostFen ?? ceilingFen),
      verifiedSpendingFen: Number(row.verified_fen),
      priorFundedFen: adjustment?.priorFundedFen ?? 0,
    },
    remark: lost ?? (adjustment && remarkOn(adjustment, ceilingFen)),
  };
}

function remarkOn({ atMostFen, reason }: Adjustment, ceilingFen: number): LocalizedText {
  if (atMostFen === undefined || atMostFen >= ceilingFen) return { zh: reason, en: reason };
  const [from, to] = [formatYuan(ceilingFen), formatYuan(atMostFen)];
  return {
    zh: `上限由 ${from} 元调为 ${to} 元：${reason}`,
    en: `ceiling lowered from ${from} to ${to} yuan: ${reason}`,
  };
}
