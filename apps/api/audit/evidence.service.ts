import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import type { Anchor } from '#contracts/anchor.js';
import {
  EVIDENCE_READ_ME,
  MANIFEST_PATH,
  READ_ME_PATH,
  SIGNATURE_PATH,
  type EvidenceChain,
  type EvidenceFile,
  type EvidenceManifest,
  type ProvenEntry,
} from '#contracts/evidence.js';
import { Refusal } from '#contracts/problems.js';
import { CLOSED_SCANS, StoredFile } from '#persistence/entities/dossier.entities.js';
import { anchorsBefore } from '#persistence/record/audit/anchors.js';
import { readEvidence, type ChainRecord, type EvidenceRecord } from '#persistence/record/audit/evidence.js';
import { audit } from '#persistence/record/trail.js';
import { provenHeads } from '#platform/audit/anchor-file.js';
import { Config } from '#platform/config/config.js';
import { Signer } from '#platform/crypto/signing.js';
import { FileStore } from '#platform/storage/file-store.js';
import { StorageAway } from '#platform/storage/kept-files.js';
import { safeName } from '#platform/storage/safe-name.js';
import { zipStream, type ArchiveEntry } from '#platform/storage/zip-stream.js';
import { CasesService } from '../cases/cases.service.js';
import { FilesService } from '../files/files.service.js';

/** An anchor and what it proves, by chain. */
interface Proofs {
  readonly anchors: readonly Anchor[];
  readonly entries: ReadonlyMap<string, ProvenEntry>;
}

/** A case's evidence in one archive that is verified without the database. Whoever takes one is on its trail. */
@Injectable()
export class EvidenceService {
  private readonly signer: Signer;

  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: CasesService,
    private readonly files: FilesService,
    private readonly store: FileStore,
    config: Config,
  ) {
    this.signer = Signer.of(config.auditSigningKeys);
  }

  /** @throws {Refusal} request.notFound, file.storageAway */
  async package(id: string, actor: ActorRef): Promise<{ readonly name: string; readonly stream: Readable }> {
    const { kind } = await this.cases.visible(id, actor);
    await this.dataSource.transaction((tx) =>
      audit(tx, { subject: { kind, id }, actorId: actor.accountId, actorRole: 'auditor', action: 'takeEvidence' }),
    );
    const at = new Date();
    const record = await readEvidence(this.dataSource, id);
    const proofs = await this.proofs(record.chains);
    const made = documentsOf(record);
    const stored = await this.storedFiles(record.fileIds);
    const manifest: EvidenceManifest = {
      format: 1,
      caseId: id,
      kind,
      madeAt: at.toISOString(),
      madeBy: actor.accountId,
      chains: record.chains.map((chain) => chainOf(chain, proofs)),
      anchors: proofs.anchors,
      files: [...made.map(hashed), ...stored.map(({ entry }) => entry)],
    };
    const text = `${JSON.stringify(manifest, null, 2)}\n`;
    const entries: ArchiveEntry[] = [
      { path: MANIFEST_PATH, content: Buffer.from(text) },
      { path: SIGNATURE_PATH, content: Buffer.from(`${JSON.stringify(this.signer.sign(text), null, 2)}\n`) },
      ...made,
      ...stored
        .filter(({ entry }) => entry.absentBecause === undefined)
        .map(({ file, entry: { path, sizeBytes } }) => ({
          path,
          sizeBytes,
          open: async () => (await this.files.open(file)).stream,
        })),
    ];
    return { name: safeName(`evidence-${kind}-${id}.zip`), stream: zipStream(entries, at) };
  }

  private async storedFiles(ids: readonly string[]) {
    const files = await this.dataSource.getRepository(StoredFile).findBy({ id: In([...ids]) });
    return files.sort((one, other) => (one.id < other.id ? -1 : 1)).map((file) => ({ file, entry: storedEntry(file) }));
  }

  /** Of each chain, the proof of its last entry that is anchored: those before it hang on it by their hashes. */
  private async proofs(chains: readonly ChainRecord[]): Promise<Proofs> {
    const [newest] = await anchorsBefore(this.dataSource.manager, undefined, 1);
    const anchors = new Map<number, Anchor>();
    const entries = new Map<string, ProvenEntry>();
    const wanted = chains.filter(({ anchored }) => anchored > 0);
    const first = Math.min(...wanted.map(({ anchoredFrom }) => anchoredFrom ?? Infinity));
    for (let number = first; number <= (newest?.number ?? 0) && entries.size < wanted.length; number += 1) {
      const open = wanted.filter(({ chain, anchoredFrom }) => !entries.has(chain) && (anchoredFrom ?? 0) <= number);
      if (open.length === 0) continue;
      const proven = await provenHeads(this.store, number, new Set(open.map(({ chain }) => chain))).catch(orAway);
      for (const { chain, sequence, hash, path } of proven?.heads ?? []) {
        if (sequence < (open.find((each) => each.chain === chain)?.anchored ?? 0)) continue;
        entries.set(chain, { anchor: number, sequence, hash, path });
        if (proven) anchors.set(number, proven.anchor);
      }
    }
    return { anchors: [...anchors.values()], entries };
  }
}

/** @throws {Refusal} file.storageAway */
function orAway(error: unknown): never {
  throw error instanceof StorageAway ? new Refusal('file.storageAway') : error;
}

interface Made {
  readonly path: string;
  readonly content: Buffer;
}

function documentsOf({ rows, chains, people }: EvidenceRecord): Made[] {
  const json = (path: string, value: unknown) => ({
    path,
    content: Buffer.from(`${JSON.stringify(value, null, 2)}\n`),
  });
  const { zh, en } = EVIDENCE_READ_ME;
  return [
    { path: READ_ME_PATH, content: Buffer.from(`${zh}\n\n${en}\n`) },
    ...[...rows].map(([table, found]) => json(`record/${table}.json`, found)),
    json('record/people.json', people),
    ...chains.map(({ chain, entries }) => ({
      path: trailPath(chain),
      content: Buffer.from(entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')),
    })),
  ];
}

function chainOf({ chain, entries }: ChainRecord, proofs: Proofs): EvidenceChain {
  const anchored = proofs.entries.get(chain) ?? null;
  return { chain, path: trailPath(chain), entries: entries.length, head: entries.at(-1)?.hash ?? '', anchored };
}

function trailPath(chain: string): string {
  return `trail/${chain}.ndjson`;
}

function storedEntry({ id, name, sha256, sizeBytes, scan }: StoredFile): EvidenceFile {
  const path = `files/${id}-${name}`;
  return { path, sha256, sizeBytes, ...(CLOSED_SCANS.includes(scan) && { absentBecause: scan }) };
}

function hashed({ path, content }: Made): EvidenceFile {
  return { path, sha256: createHash('sha256').update(content).digest('hex'), sizeBytes: content.length };
}
