import type { AnchorFault, AnchorFaultKind } from '#activities/audit/verification.js';
import type { PackageFault, PackageFaultKind } from '#activities/audit/package-check.js';
import type { Fault, FaultKind } from '#persistence/record/audit/chain-check.js';

const FAULTS: Readonly<Record<FaultKind, string>> = {
  changed: 'CHANGED 被改动',
  moved: 'MOVED 被调换次序',
  strange: 'INSERTED 不属于此处',
  removed: 'REMOVED 被删除',
  cutOff: 'CUT OFF 末尾被截断',
  rewritten: 'REWRITTEN 整体被改写',
};

const ANCHOR_FAULTS: Readonly<Record<AnchorFaultKind, string>> = {
  missing: 'is not where anchors are kept outside the database (库外锚点缺失)',
  unlisted: 'is not the one that the database lists (与库内锚点不一致)',
  forged: 'is not what was signed (签名或内容不符)',
  unknownKey: 'was signed with a key that is not among AUDIT_SIGNING_KEYS (签名密钥未知)',
};

const PACKAGE_FAULTS: Readonly<Record<PackageFaultKind, string>> = {
  unreadable: 'is no evidence package, or a broken one (不是证据包，或者已损坏)',
  unsigned: 'is not what was signed (与签名不符)',
  unknownKey:
    'is signed with a key that is not known here: give the one that the commission publishes with --public-key (签名公钥未知)',
  changedFile: 'is not the file that the manifest names (文件被改动)',
  missingFile: 'is missing (文件缺失)',
  addedFile: 'is not in the manifest (清单之外的文件)',
  repeatedFile: 'is in it more than once: unpacked, it may be either (同名文件重复)',
  ambiguous:
    'reads as another one to other tools: directory and headers differ (目录与文件头不一致，换一种工具打开即是另一份)',
  unproven: 'is not held by the anchor that is said to hold it (锚点不能证明)',
};

export function packageFaultText({ kind, what }: PackageFault): string {
  return `PACKAGE 证据包 ${what} ${PACKAGE_FAULTS[kind]}`;
}

export function faultText({ kind, chain, sequence, upTo, id, action, anchor }: Fault): string {
  const which = upTo === undefined ? `entry ${sequence}` : `entries ${sequence}–${upTo}`;
  const entry = id === undefined ? '' : ` (id ${id}, ${action})`;
  const by = anchor === undefined ? '' : `, by anchor ${anchor}`;
  return `${FAULTS[kind]}: ${which} of chain ${chain}${entry}${by}`;
}

export function anchorFaultText({ kind, anchor }: AnchorFault): string {
  return `ANCHOR 锚点 ${anchor} ${ANCHOR_FAULTS[kind]}`;
}
