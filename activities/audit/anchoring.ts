import type { DataSource } from 'typeorm';
import type { Anchor, AnchoredChain } from '#contracts/anchor.js';
import {
  anchorHash,
  contentText,
  grownChains,
  keepAnchor,
  markAnchored,
  whileAnchoring,
} from '#persistence/record/audit/anchors.js';
import { readAnchor, writeAnchor } from '#platform/audit/anchor-file.js';
import type { Signer } from '#platform/crypto/signing.js';
import type { FileStore } from '#platform/storage/file-store.js';

/** With what the trail is anchored. */
export interface Anchoring {
  readonly dataSource: DataSource;
  readonly store: FileStore;
  readonly signer: Signer;
}

/**
 * Rolls up the heads of all chains that have grown into a signed root, which is kept outside the database first and then in its list.
 * What an anchoring that was cut off had kept is taken up, never overwritten.
 * @returns undefined where nothing has grown
 * @throws {StorageAway}
 */
export async function anchorTrail({ dataSource, store, signer }: Anchoring): Promise<Anchor | undefined> {
  const anchored = await whileAnchoring(dataSource, async (tx, last) => {
    const number = (last?.number ?? 0) + 1;
    const kept = await keptAnchor(store, number);
    if (kept) {
      await keepAnchor(tx, kept);
      return kept;
    }
    const grown = grownChains(tx, number);
    const first = await grown.next();
    if (first.done) return undefined;
    const previous = last ? anchorHash(last) : null;
    const anchor = await writeAnchor(store, after(first.value, grown), number, (tree) => {
      const content = { number, at: new Date().toISOString(), previous, chains: tree.count, root: tree.root() };
      return { ...content, ...signer.sign(contentText(content)) };
    });
    await keepAnchor(tx, anchor);
    return anchor;
  });
  const reading = anchored && (await readAnchor(store, anchored.number));
  if (reading) await markAnchored(dataSource, reading.heads);
  return anchored;
}

/** One that is outside already, though the list does not know it. @throws where what lies there is no anchor */
async function keptAnchor(store: FileStore, number: number): Promise<Anchor | undefined> {
  const reading = await readAnchor(store, number);
  if (!reading) return undefined;
  for await (const _ of reading.heads) void _;
  const anchor = reading.anchor();
  if (anchor?.number === number && anchor.root === reading.tree.root()) return anchor;
  throw new Error(`what lies in the place of anchor ${number} is no anchor`);
}

async function* after(first: AnchoredChain, others: AsyncGenerator<AnchoredChain>): AsyncGenerator<AnchoredChain> {
  yield first;
  yield* others;
}
