import type { AnchorFault, AnchorFaultKind } from '#activities/audit/verification.js';
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

export function faultText({ kind, chain, sequence, upTo, id, action, anchor }: Fault): string {
  const which = upTo === undefined ? `entry ${sequence}` : `entries ${sequence}–${upTo}`;
  const entry = id === undefined ? '' : ` (id ${id}, ${action})`;
  const by = anchor === undefined ? '' : `, by anchor ${anchor}`;
  return `${FAULTS[kind]}: ${which} of chain ${chain}${entry}${by}`;
}

export function anchorFaultText({ kind, anchor }: AnchorFault): string {
  return `ANCHOR 锚点 ${anchor} ${ANCHOR_FAULTS[kind]}`;
}
