/**
 * Ties of an account to all that it belongs to at a moment, whomever it acts for, and to what it had left by then, whether or not it came
 * back later. To be read in a list of columns; both are expressions of SQL.
 */
export function employmentOf(accountId: string, at: string): string {
  return `coalesce((SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('kind', 'sameEntity', 'uscc', m.uscc, 'until',
      to_char(coalesce((SELECT lower(away) FROM unnest(m.was_away) AS away WHERE away @> (${at})::timestamptz),
        CASE WHEN m.ended_at <= ${at} THEN m.ended_at END) AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD'))) ORDER BY m.uscc)
    FROM employer m WHERE m.account_id = ${accountId} AND m.since <= ${at}), '[]')`;
}
