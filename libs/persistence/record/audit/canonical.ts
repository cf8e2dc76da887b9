import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** What the first entry of a chain follows: 32 zero bytes. */
export const NOTHING_BEFORE = '0'.repeat(64);

/** An entry of the trail as its hash sees it; instants in UTC with microseconds, `previous` in hexadecimal digits. */
export interface ChainedEntry {
  readonly id: string;
  readonly chain: string;
  readonly sequence: number;
  readonly previous: string;
  readonly caseId: string | null;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly commandId: string | null;
  readonly actorId: string | null;
  readonly onBehalfOf: string | null;
  readonly actorRole: string;
  readonly action: string;
  readonly rule: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string | null;
  readonly at: string;
  readonly address: string | null;
  readonly requestId: string | null;
}

/** The columns of `audit_entry` as a {@link ChainedEntry}, and with them the hash that the record keeps. */
export const CHAINED_COLUMNS = `id::text, chain, sequence, encode(previous, 'hex') AS previous, case_id AS "caseId",
  subject_kind AS "subjectKind", subject_id AS "subjectId", command_id AS "commandId", actor_id AS "actorId",
  on_behalf_of AS "onBehalfOf", actor_role AS "actorRole", action, rule, before, after, reason,
  to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, address, request_id AS "requestId",
  encode(hash, 'hex') AS hash`;

/**
 * The entry as canonical JSON (RFC 8785): what the trigger of migration 0050 hashes. Its members are named one by one, in
 * order: a column that is added to a query does not change what is hashed.
 */
export function canonicalEntry(entry: ChainedEntry): string {
  const {
    id, chain, sequence, previous, caseId, subjectKind, subjectId, commandId, actorId, onBehalfOf, actorRole, action, rule,
    before, after, reason, at, address, requestId,
  } = entry; // prettier-ignore
  const text = canonicalize({
    id, chain, sequence, previous, caseId, subjectKind, subjectId, commandId, actorId, onBehalfOf, actorRole, action, rule,
    before, after, reason, at, address, requestId,
  }); // prettier-ignore
  return text ?? '';
}

/** In hexadecimal digits. */
export function hashOf(entry: ChainedEntry): string {
  return hash('sha256', canonicalEntry(entry), 'hex');
}
