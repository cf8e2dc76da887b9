import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { DataSource, EntityManager } from 'typeorm';
import type { Anchor, AnchorContent, AnchoredChain } from '#contracts/anchor.js';

/** One anchoring at a time, whoever does it. */
const LOCK = `SELECT pg_advisory_xact_lock(20_260_023, 1)`;
const ROWS_AT_ONCE = 2_000;

/** What is signed. */
export function contentText({ number, at, previous, chains, root }: AnchorContent): string {
  return canonicalize({ number, at, previous, chains, root }) ?? '';
}

/** By what the next anchor names this one. */
export function anchorHash(anchor: Anchor): string {
  return createHash('sha256')
    .update(canonicalize(anchor) ?? '')
    .digest('hex');
}

/** `work` while nobody else anchors. */
export function whileAnchoring<T>(
  dataSource: DataSource,
  work: (tx: EntityManager, last: Anchor | undefined) => Promise<T>,
): Promise<T> {
  return dataSource.transaction(async (tx) => {
    await tx.query(LOCK);
    const [last] = await anchorsBefore(tx, undefined, 1);
    return work(tx, last);
  });
}

/** Heads of the chains that have grown since they were anchored, in the order of their chains. */
export async function* grownChains(tx: EntityManager, anchor: number): AsyncGenerator<AnchoredChain> {
  await tx.query(
    `DECLARE grown NO SCROLL CURSOR FOR SELECT chain, length AS sequence, encode(head, 'hex') AS hash, ${anchor} AS anchor
     FROM audit_chain WHERE length > anchored ORDER BY chain`,
  );
  for (;;) {
    const rows = await tx.query<AnchoredChain[]>(`FETCH ${ROWS_AT_ONCE} FROM grown`);
    yield* rows;
    if (rows.length < ROWS_AT_ONCE) return;
  }
}

export async function keepAnchor(tx: EntityManager, anchor: Anchor): Promise<void> {
  await tx.query(`INSERT INTO audit_anchor (number, at, content) VALUES ($1, $2, $3)`, [
    anchor.number,
    anchor.at,
    JSON.stringify(anchor),
  ]);
}

/** From now on only what comes after these is new. In small transactions of its own: nobody who writes waits for it. */
export async function markAnchored(
  dataSource: DataSource,
  heads: AsyncIterable<readonly AnchoredChain[]>,
): Promise<void> {
  for await (const some of heads) {
    await dataSource.query(
      `UPDATE audit_chain c SET anchored = h.sequence FROM unnest($1::uuid[], $2::integer[]) AS h (chain, sequence)
       WHERE c.chain = h.chain AND c.anchored < h.sequence AND c.length >= h.sequence`,
      [some.map(({ chain }) => chain), some.map(({ sequence }) => sequence)],
    );
  }
}

/** The latest first. */
export async function anchorsBefore(
  tx: Pick<EntityManager, 'query'>,
  before: number | undefined,
  limit: number,
): Promise<Anchor[]> {
  const rows = await tx.query<{ content: Anchor }[]>(
    `SELECT content FROM audit_anchor WHERE $1::integer IS NULL OR number < $1 ORDER BY number DESC LIMIT $2`,
    [before ?? null, limit],
  );
  return rows.map(({ content }) => content);
}
