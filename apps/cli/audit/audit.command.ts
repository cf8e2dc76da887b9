import { Command } from 'nest-commander';
import { wrongCall } from '../case-id.js';
import { GuoheCommand, type OutputOptions } from '../guohe-command.js';
import { anchorFaultText, faultText } from './fault-texts.js';
import { onTrail, type Trail } from './on-trail.js';

/** Beyond them, faults are only counted: a trail that was rewritten has as many as it has entries. */
const MOST_NAMED = 1_000;

@Command({
  name: 'audit',
  arguments: '<action> [case]',
  description:
    'verify: compute every hash of the trail anew, or of one case, and hold it against the anchors; anchor: keep a signed root over the trail outside the database, now',
})
export class AuditCommand extends GuoheCommand {
  async run([action, idOrReceipt]: string[], options: OutputOptions): Promise<void> {
    if (action === 'verify') return onTrail((trail) => this.verify(trail, idOrReceipt, options));
    if (action === 'anchor' && idOrReceipt === undefined) return onTrail((trail) => this.anchor(trail, options));
    throw wrongCall(
      `There is no such action (没有这一操作). Use (用法): guohe audit verify [case], guohe audit anchor.`,
    );
  }

  private async verify(trail: Trail, idOrReceipt: string | undefined, options: OutputOptions): Promise<void> {
    const { verifyWithAnchors } = await import('#activities/audit/verification.js');
    const faults: object[] = [];
    const texts: string[] = [];
    let count = 0;
    const note = <T extends object>(fault: T, text: string) => {
      count += 1;
      if (count > MOST_NAMED) return;
      faults.push(fault);
      texts.push(text);
    };
    const chains = idOrReceipt === undefined ? undefined : await chainsOf(trail, idOrReceipt);
    const verified = await verifyWithAnchors({
      dataSource: trail.record,
      store: trail.store,
      publicKeys: trail.signer.publicKeys,
      ...(chains && { chains }),
      found: (fault) => note(fault, faultText(fault)),
      foundAnchor: (fault) => note(fault, anchorFaultText(fault)),
    });
    const { entries, chains: counted, anchors } = verified;
    const read = `${entries} entries in ${counted} chains, ${anchors} anchors (${entries} 条记录，${counted} 条链，${anchors} 个锚点)`;
    const end = count === 0 ? `Verified (核验一致): ${read}.` : `NOT verified (核验不一致), ${count} faults: ${read}.`;
    this.print(options, { verified: count === 0, ...verified, faultCount: count, faults }, [...texts, end].join('\n'));
    if (count > 0) process.exitCode = 1;
  }

  private async anchor({ record, store, signer }: Trail, options: OutputOptions): Promise<void> {
    const { anchorTrail } = await import('#activities/audit/anchoring.js');
    const anchor = await anchorTrail({ dataSource: record, store, signer });
    const text = anchor
      ? `Anchor ${anchor.number} (锚点): ${anchor.chains} chains, root ${anchor.root}, signed with ${anchor.keyId} (${anchor.publicKey}).`
      : 'Nothing has grown since the last anchor (无新增记录).';
    this.print(options, anchor ?? {}, text);
  }
}

async function chainsOf({ record }: Trail, idOrReceipt: string): Promise<string[]> {
  const [{ findCase }, { chainsOfCase }] = await Promise.all([
    import('../case/find-case.js'),
    import('#persistence/record/audit/case-chains.js'),
  ]);
  return chainsOfCase(record, (await findCase(record, idOrReceipt)).id);
}
