import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { Campaign } from '#persistence/entities/base.entities.js';
import { awaitPublication, enterCampaignState } from '#persistence/record/campaign.js';
import { measureVersion } from '#persistence/record/measures.js';
import { momentOf } from '#persistence/record/moment.js';

const PAGE = 500;

/**
 * The filing limit has passed: whoever of the next page has filed nothing is silent, without anyone's action. A filing that was
 * in time counts, even where its workflow has not started yet. The last page opens the review.
 * @returns key of the page's last case; null where no page follows
 */
export async function sweepSilentPage(
  tx: EntityManager,
  campaign: Campaign,
  after: string | null,
): Promise<string | null> {
  // Locked first and looked at afterwards: a filing that is being committed is waited for and then seen.
  const page = await tx.query<{ id: string }[]>(
    `SELECT id FROM procedure_case WHERE group_id = $1 AND kind = 'evaluation' AND state = 'underFiling' AND id > $2
     ORDER BY id LIMIT $3 FOR UPDATE`,
    [campaign.id, after ?? '00000000-0000-0000-0000-000000000000', PAGE],
  );
  const silent = await tx.query<{ case_id: string }[]>(
    `SELECT case_id FROM evaluation WHERE case_id = ANY($1) AND filed_at IS NULL`,
    [page.map(({ id }) => id)],
  );
  await markSilent(
    tx,
    silent.map(({ case_id }) => case_id),
    campaign.filingDueOn as string,
    (await measureVersion(tx, campaign.measureId)).evaluation.article,
  );
  if (page.length === PAGE) return page.at(-1)?.id ?? null;
  await enterCampaignState(tx, campaign, 'reviewing');
  await awaitPublication(tx, campaign);
  return null;
}

/** Moves cases under lock from the filing to `scored`: nothing will be scored, the measure gives the grade. */
async function markSilent(tx: EntityManager, ids: readonly string[], dueOn: string, article: string): Promise<void> {
  if (ids.length === 0) return;
  const now = await momentOf(tx);
  await tx.query(
    `WITH marked AS (UPDATE evaluation SET silent = true WHERE case_id = ANY($1)),
     items AS (UPDATE work_item SET closed_at = $2, outcome = 'lapse' WHERE case_id = ANY($1) AND closed_at IS NULL),
     limits AS (UPDATE case_deadline SET closed_at = $2, lapsed = true WHERE case_id = ANY($1) AND closed_at IS NULL),
     moved AS (
       UPDATE procedure_case SET state = 'scored', version = version + 1, state_since = $2, due_at = NULL, overdue = false,
         outcome = outcome || jsonb_build_object('exception', 'silent', 'filingDueOn', $5::text)
       WHERE id = ANY($1) RETURNING *
     ),
     lines AS (
       INSERT INTO audit_entry (case_id, subject_kind, subject_id, actor_role, action, rule, before, after)
       SELECT id, kind, subject_id, 'system', 'lapse', $3,
         jsonb_build_object('state', 'underFiling', 'version', version - 1),
         jsonb_build_object('state', state, 'version', version, 'exception', 'silent', 'filingDueOn', $5::text) FROM moved
     )
     INSERT INTO notice (id, event_key, recipient, organisation_id, case_id, template, params)
     SELECT n.id, m.id || '/lapse/evaluation.silent', m.organisation_id::text, m.organisation_id, m.id, 'evaluation.silent',
       jsonb_build_object('title', m.title, 'dueOn', $5::text)
     FROM moved m JOIN unnest($1::uuid[], $4::uuid[]) AS n (case_id, id) ON n.case_id = m.id`,
    [ids, now, article, ids.map(() => uuid()), dueOn],
  );
}
