import { createHash } from 'node:crypto';
import yauzl from 'yauzl';
import type { Anchor } from '#contracts/anchor.js';
import { MANIFEST_PATH, SIGNATURE_PATH, type EvidenceChain, type EvidenceManifest } from '#contracts/evidence.js';
import { contentText } from '#persistence/record/audit/anchors.js';
import { ChainCheck, type Fault, type KeptEntry } from '#persistence/record/audit/chain-check.js';
import { leafOf } from '#platform/audit/anchor-file.js';
import { rootFrom } from '#platform/audit/merkle.js';
import { isSignedBy, type Signature } from '#platform/crypto/signing.js';
import { ambiguityIn } from './package-layout.js';

/**
 * What is wrong with an evidence package. `unreadable`: it is none; `unsigned`: its manifest is not what was signed; `unknownKey`: nobody
 * here knows who signed it, or an anchor; `changedFile`, `missingFile`, `addedFile`: a file is not what the manifest says; `repeatedFile`:
 * another has its name, and which of them is unpacked depends on who unpacks; `ambiguous`: its directory and its headers differ, and which
 * of them is believed does so too; `unproven`: an anchor does not hold what the manifest says it holds.
 */
export type PackageFaultKind =
  | 'unreadable'
  | 'unsigned'
  | 'unknownKey'
  | 'changedFile'
  | 'missingFile'
  | 'addedFile'
  | 'repeatedFile'
  | 'ambiguous'
  | 'unproven';

export interface PackageFault {
  readonly kind: PackageFaultKind;
  /** The file, the key or the chain. */
  readonly what: string;
}

export interface PackageCheck {
  /** Whom to believe: public keys in base64url. */
  readonly publicKeys: ReadonlySet<string>;
  readonly found: (fault: Fault) => void;
  readonly foundInPackage: (fault: PackageFault) => void;
}

export interface CheckedPackage {
  readonly caseId: string | null;
  readonly madeAt: string | null;
  readonly signedBy: string | null;
  readonly files: number;
  readonly chains: number;
  readonly entries: number;
  /** How many entries an anchor vouches for; the others are younger than the last one. */
  readonly anchoredEntries: number;
}

const NOTHING: CheckedPackage = {
  caseId: null,
  madeAt: null,
  signedBy: null,
  files: 0,
  chains: 0,
  entries: 0,
  anchoredEntries: 0,
};
/** Manifest and trail are read whole, files are not. */
const MOST_BYTES_READ_WHOLE = 512 * 1_048_576;

/** Verifies an evidence package with nothing but itself and the keys that one believes. */
export async function checkPackage(path: string, check: PackageCheck): Promise<CheckedPackage> {
  let zip: yauzl.ZipFile;
  try {
    zip = await yauzl.openPromise(path, { lazyEntries: true, strictFileNames: true, autoClose: false });
  } catch {
    check.foundInPackage({ kind: 'unreadable', what: path });
    return NOTHING;
  }
  try {
    const entries = new Map<string, yauzl.Entry>();
    const all: yauzl.Entry[] = [];
    for await (const entry of zip.eachEntry()) {
      if (entries.has(entry.fileName)) check.foundInPackage({ kind: 'repeatedFile', what: entry.fileName });
      entries.set(entry.fileName, entry);
      all.push(entry);
    }
    const ambiguous = await ambiguityIn(path, zip, all);
    if (ambiguous !== undefined) check.foundInPackage({ kind: 'ambiguous', what: ambiguous });
    return await checkEntries(new Opened(zip, entries), check);
  } catch {
    check.foundInPackage({ kind: 'unreadable', what: path });
    return NOTHING;
  } finally {
    zip.close();
  }
}

/** An archive whose entries are known. */
class Opened {
  constructor(
    private readonly zip: yauzl.ZipFile,
    readonly entries: ReadonlyMap<string, yauzl.Entry>,
  ) {}

  /** @throws where there is none, or it is too large to be one of ours */
  async text(path: string): Promise<string> {
    const entry = this.entries.get(path);
    if (!entry || entry.uncompressedSize > MOST_BYTES_READ_WHOLE) throw new Error(path);
    const chunks: Buffer[] = [];
    for await (const chunk of await this.zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString();
  }

  async sha256(entry: yauzl.Entry): Promise<string> {
    const hash = createHash('sha256');
    for await (const chunk of await this.zip.openReadStreamPromise(entry)) hash.update(chunk as Buffer);
    return hash.digest('hex');
  }
}

async function checkEntries(archive: Opened, check: PackageCheck): Promise<CheckedPackage> {
  const text = await archive.text(MANIFEST_PATH);
  const manifest = JSON.parse(text) as EvidenceManifest;
  const signature = JSON.parse(await archive.text(SIGNATURE_PATH)) as Signature;
  const { foundInPackage } = check;
  if (!isSignedBy(text, signature)) foundInPackage({ kind: 'unsigned', what: MANIFEST_PATH });
  else if (!check.publicKeys.has(signature.publicKey)) {
    foundInPackage({ kind: 'unknownKey', what: `${signature.keyId} ${signature.publicKey}` });
  }
  await checkFiles(archive, manifest, check);
  const anchors = new Map(manifest.anchors.map((anchor) => [anchor.number, anchor]));
  let anchoredEntries = 0;
  for (const chain of manifest.chains) {
    anchoredEntries += chain.anchored?.sequence ?? 0;
    checkChain(chain, archive.entries.has(chain.path) ? await archive.text(chain.path) : '', check);
    if (!chain.anchored) continue;
    const kind = faultOf(chain, anchors.get(chain.anchored.anchor), check);
    if (kind) foundInPackage({ kind, what: chain.chain });
  }
  return {
    caseId: manifest.caseId,
    madeAt: manifest.madeAt,
    signedBy: signature.publicKey,
    files: manifest.files.length,
    chains: manifest.chains.length,
    entries: manifest.chains.reduce((sum, { entries }) => sum + entries, 0),
    anchoredEntries,
  };
}

async function checkFiles(archive: Opened, { files }: EvidenceManifest, { foundInPackage }: PackageCheck) {
  const listed = new Set([MANIFEST_PATH, SIGNATURE_PATH]);
  for (const { path, sha256, absentBecause } of files) {
    listed.add(path);
    const entry = archive.entries.get(path);
    if (!entry) {
      if (absentBecause === undefined) foundInPackage({ kind: 'missingFile', what: path });
    } else if ((await archive.sha256(entry).catch(() => '')) !== sha256) {
      foundInPackage({ kind: 'changedFile', what: path });
    }
  }
  for (const path of archive.entries.keys()) {
    if (!listed.has(path)) foundInPackage({ kind: 'addedFile', what: path });
  }
}

function checkChain({ chain, entries, head, anchored }: EvidenceChain, text: string, { found }: PackageCheck): void {
  const look = new ChainCheck({ chain, length: entries, head, anchored: anchored ? [anchored] : [] }, found);
  for (const line of text.split('\n').filter((each) => each !== '')) look.look(JSON.parse(line) as KeptEntry);
  look.end();
}

function faultOf(
  { chain, anchored }: EvidenceChain,
  anchor: Anchor | undefined,
  { publicKeys }: PackageCheck,
): PackageFaultKind | undefined {
  if (!anchor || !anchored) return 'unproven';
  const { sequence, hash, path } = anchored;
  const held = rootFrom(leafOf({ chain, sequence, hash }), path) === anchor.root;
  if (!held || !isSignedBy(contentText(anchor), anchor)) return 'unproven';
  return publicKeys.has(anchor.publicKey) ? undefined : 'unknownKey';
}
