import type { Anchor, AnchoredHead, MerkleStep } from './anchor.js';

/** A file of an evidence package, as its manifest has it. */
export interface EvidenceFile {
  readonly path: string;
  /** Of its bytes, in hexadecimal digits. */
  readonly sha256: string;
  readonly sizeBytes: number;
  /** It is not in the package, and why. */
  readonly absentBecause?: string;
}

/** What an anchor says of a chain, provable with nothing but the anchor itself. */
export interface ProvenEntry extends AnchoredHead {
  /** From the leaf to the root of the anchor. */
  readonly path: readonly MerkleStep[];
}

/** One chain of the trail that the package has whole. */
export interface EvidenceChain {
  readonly chain: string;
  /** Where its entries are: one line of JSON each. */
  readonly path: string;
  readonly entries: number;
  /** The hash of the last one. */
  readonly head: string;
  /** The last entry that an anchor vouches for; null where none does yet. */
  readonly anchored: ProvenEntry | null;
}

/** `manifest.json` of an evidence package: everything else in it is named here, and it is signed in `signature.json`. */
export interface EvidenceManifest {
  readonly format: 1;
  readonly caseId: string;
  readonly kind: string;
  /** ISO 8601 */
  readonly madeAt: string;
  /** The account for which it was made. */
  readonly madeBy: string;
  readonly chains: readonly EvidenceChain[];
  /** Those that `chains` refers to. */
  readonly anchors: readonly Anchor[];
  readonly files: readonly EvidenceFile[];
}

/** Where in a package they are. */
export const MANIFEST_PATH = 'manifest.json';
export const SIGNATURE_PATH = 'signature.json';
export const READ_ME_PATH = 'README.txt';

/** What stands in a package for whoever opens it. */
export const EVIDENCE_READ_ME = {
  zh: `本压缩包是一个事项的全部证据：各表记录、所附文件、审计链，以及由锚点签名的证明。
清单中有每个文件的散列值，清单本身有签名。无需数据库即可核验，命令见下。
签名公钥应与委员会公布的一致。个人信息已隐去。
审计链每条记录的 rule 是办理依据：所适用版本管理办法的条款；办法未作规定的，为办理人的权限（permission:）、设置（setting:）、运行维护（operator:）或者法律条款。`,
  en: `This archive is the evidence of one case: its rows in the record, the files that they refer to, the chains of the trail, and the proofs
that signed anchors hold them. The manifest has the hash of every file and is signed itself. It is verified without any database:

  guohe audit verify --package <this file> --public-key <key>

The key has to be the one that the commission publishes (/api/v1/audit/anchors). Personal data is masked.

"rule" of an entry is what the act stands on: an article of the version of the measures that the case goes by or, where these do not speak
of it, the permission of whoever acted (permission:), a setting (setting:), the operation of the system (operator:), or the article of a law.`,
} as const;
