import type { DataSource, EntityManager } from 'typeorm';
import { PERSONAL_FIELDS } from '#domain/people/personal-data.js';
import type { Retained, RetentionRule } from '#domain/people/retention.js';
import { audit } from '../trail.js';
import { deletingFilesOf } from './draft-files.js';

/** Rows by one transaction: whoever works meanwhile waits no longer than that takes. */
const PAGE = 500;
const ONCE_A = '1 day';

const PERSONAL_PARTS = Object.keys(PERSONAL_FIELDS).join();
const PERSONAL_KEYS = `'{${[...new Set(Object.values(PERSONAL_FIELDS).flat())].join()}}'::text[]`;

/** Erases some of what ended before $1, at most $2 rows, and returns one for each; `with`: what goes together with these. */
interface Erasing {
  readonly erase: string;
  readonly with?: Readonly<Record<string, string>>;
}

/** Undefined: it stays for good. */
const ERASING: Readonly<Record<Retained, Erasing | undefined>> = {
  caseRecord: undefined,
  endedSession: deleting('session', 'token_hash', 'expires_at < $1'),
  knownBrowser: deleting('known_browser', 'token_hash', 'last_seen_at < $1'),
  endedToken: deleting('api_token', 'id', 'expires_at < $1'),
  unusedInvitation: {
    ...deleting('invitation', 'id', 'accepted_at IS NULL AND expires_at < $1'),
    // The row stays for the registration that came by it.
    with: { mailboxes: `UPDATE organisation_invitation SET email = '' WHERE email <> '' AND expires_at < $1` },
  },
  refusedRegistration: {
    ...deleting(
      'registration',
      'id',
      `state = 'refused' AND decided_at < $1 OR state = 'withoutLicence' AND created_at < $1`,
    ),
    with: { licences: `DELETE FROM stored_file WHERE id IN (SELECT licence_file_id FROM erased)` },
  },
  approvedRegistration: {
    erase: `UPDATE registration SET email = '', display_name = '' WHERE id IN (
      SELECT id FROM registration WHERE state = 'approved' AND decided_at < $1 AND email <> '' LIMIT $2 FOR UPDATE SKIP LOCKED) RETURNING id`,
  },
  sentMail: deleting('mail', 'id', 'ended_at < $1'),
  keptAnswer: deleting('command', 'id', `case_id IS NULL AND state = 'done' AND created_at < $1`),
  abandonedDraft: {
    ...deleting(
      'dossier',
      'id',
      `receipt_number IS NULL AND submitted_at IS NULL AND EXISTS (SELECT FROM batch b WHERE b.id = batch_id AND b.closes_on < $1)
       AND NOT EXISTS (SELECT FROM dossier_part p WHERE p.dossier_id = dossier.id AND p.saved_at >= $1)`,
    ),
    with: { files: deletingFilesOf('erased') },
  },
  objector: {
    erase: `UPDATE objection SET objector_name = '', contact = '' WHERE id IN (
      SELECT id FROM objection WHERE decided_at < $1 AND objector_name <> '' LIMIT $2 FOR UPDATE SKIP LOCKED) RETURNING id`,
    // The scan of a seal says the same.
    with: {
      scans: `DELETE FROM objection_file WHERE seal AND objection_id IN (SELECT id FROM erased) RETURNING file_id`,
      files: `DELETE FROM stored_file WHERE id IN (SELECT file_id FROM scans)`,
    },
  },
  // Not while another procedure over the same dossier, such as a review, goes on.
  contactsOfUnselected: {
    erase: `UPDATE dossier_part t SET content = t.content - ${PERSONAL_KEYS} WHERE (dossier_id, revision, part) IN (
      SELECT p.dossier_id, p.revision, p.part FROM dossier_part p JOIN procedure_case c ON c.subject_id = p.dossier_id
      WHERE c.kind = 'accreditation' AND c.closed_at < $1 AND p.part = ANY('{${PERSONAL_PARTS}}') AND p.content ?| ${PERSONAL_KEYS}
        AND NOT EXISTS (SELECT FROM base b WHERE b.case_id = c.id)
        AND NOT EXISTS (SELECT FROM procedure_case o WHERE o.subject_id = p.dossier_id AND (o.closed_at IS NULL OR o.closed_at >= $1))
      LIMIT $2 FOR UPDATE OF p SKIP LOCKED) RETURNING dossier_id`,
  },
};

function deleting(table: string, key: string, where: string): Erasing {
  return {
    erase: `DELETE FROM ${table} WHERE ${key} IN (
      SELECT ${key} FROM ${table} WHERE ${where} LIMIT $2 FOR UPDATE SKIP LOCKED) RETURNING *`,
  };
}

/** A rule, and when it was last carried out. */
export interface KnownRule extends RetentionRule {
  readonly id: string;
  readonly carriedOutAt: Date | null;
}

const RULES = `SELECT id, content, carried_out_at AS "carriedOutAt" FROM retention_rule`;

/** In the order of the file that they come from. */
export async function retentionRules(tx: Pick<EntityManager, 'query'>): Promise<KnownRule[]> {
  return (await tx.query<RuleRow[]>(`${RULES} ORDER BY (content->>'position')::integer`)).map(ruleOf);
}

interface RuleRow {
  readonly id: string;
  readonly content: RetentionRule & { readonly position: number };
  readonly carriedOutAt: Date | null;
}

function ruleOf({ id, content: { position: _, ...rule }, carriedOutAt }: RuleRow): KnownRule {
  return { ...rule, id, carriedOutAt };
}

/** Keeps the rules of the release. @returns those that were new or changed */
export async function keepRetentionRules(tx: EntityManager, rules: readonly RetentionRule[]): Promise<string[]> {
  const changed: string[] = [];
  for (const [position, rule] of rules.entries()) {
    const rows = await tx.query<unknown[]>(
      `INSERT INTO retention_rule AS r (what, content) VALUES ($1, $2)
       ON CONFLICT (what) DO UPDATE SET content = excluded.content WHERE r.content IS DISTINCT FROM excluded.content RETURNING id`,
      [rule.what, JSON.stringify({ ...rule, position })],
    );
    if (rows.length > 0) changed.push(rule.what);
  }
  return changed;
}

/** What was erased, by kind. */
export type Erased = Partial<Record<Retained, number>>;

/**
 * Carries out every rule whose turn it is, page by page. What was erased under a rule, and how much, is in the chain of that rule; of
 * whom it was is not said again. Several processes may do so at once.
 * @param always also those that were carried out today
 */
export async function carryOutRetention(dataSource: DataSource, { always = false } = {}): Promise<Erased> {
  const erased: Erased = {};
  for (const { what, days } of await retentionRules(dataSource)) {
    const erasing = ERASING[what];
    if (erasing === undefined || days === undefined) continue;
    for (let isDue = always; ; isDue = true) {
      const count = await dataSource.transaction((tx) => erasePage(tx, { what, days, erasing }, isDue));
      if (count > 0) erased[what] = (erased[what] ?? 0) + count;
      if (count < PAGE) break;
    }
  }
  return erased;
}

/** @param isDue whenever it was carried out last @returns how many; none where it is not its turn, or somebody else is at it */
async function erasePage(
  tx: EntityManager,
  { what, days, erasing }: { readonly what: Retained; readonly days: number; readonly erasing: Erasing },
  isDue: boolean,
): Promise<number> {
  const [rule] = await tx.query<{ id: string; article: string; until: Date }[]>(
    `SELECT id, content->>'article' AS article, now() - make_interval(days => $2) AS until FROM retention_rule
     WHERE what = $1 AND ($3 OR carried_out_at IS NULL OR carried_out_at < now() - interval '${ONCE_A}')
     FOR UPDATE SKIP LOCKED`,
    [what, days, isDue],
  );
  if (!rule) return 0;
  const together = Object.entries(erasing.with ?? {}).map(([name, statement]) => `, ${name} AS (${statement})`);
  const [{ count }] = await tx.query<[{ count: number }]>(
    `WITH erased AS (${erasing.erase})${together.join('')} SELECT count(*)::integer AS count FROM erased`,
    [rule.until, PAGE],
  );
  await tx.query(`UPDATE retention_rule SET carried_out_at = now() WHERE what = $1`, [what]);
  if (count === 0) return 0;
  await audit(tx, {
    subject: { kind: 'retentionRule', id: rule.id },
    actorId: null,
    actorRole: 'system',
    action: 'eraseAfterRetention',
    rule: rule.article,
    after: { what, count, before: rule.until.toISOString() },
  });
  return count;
}
