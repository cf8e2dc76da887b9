/**
 * Ties of an account to all that it belongs to at a moment, whomever it acts for, and to what it had left by then. To be read in a list
 * of columns; both are expressions of SQL.
 */
export function employmentOf(accountId: string, at: string): string {
  return `coalesce((SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('kind', 'sameEntity', 'uscc', m.uscc, 'until',
      CASE WHEN m.ended_at <= ${at} THEN to_char(m.ended_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') END)) ORDER BY m.uscc)
    FROM employer m WHERE m.account_id = ${accountId} AND m.since <= ${at}), '[]')`;
}
