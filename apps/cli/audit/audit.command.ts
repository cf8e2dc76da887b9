import { Command, Option } from 'nest-commander';
import { wrongCall } from '../case-id.js';
import { GuoheCommand, type OutputOptions } from '../guohe-command.js';
import { anchorFaultText, faultText, packageFaultText } from './fault-texts.js';
import { knownSigners, onTrail, type Trail } from './on-trail.js';

/** Beyond them, faults are only counted: a trail that was rewritten has as many as it has entries. */
const MOST_NAMED = 1_000;

interface AuditOptions extends OutputOptions {
  readonly package?: string;
  readonly publicKey?: string;
}

/** Faults as they are found: counted all, named up to a number that a person can read. */
class Faults {
  count = 0;
  readonly named: object[] = [];
  readonly texts: string[] = [];

  note<T extends object>(fault: T, text: string): void {
    this.count += 1;
    if (this.count > MOST_NAMED) return;
    this.named.push(fault);
    this.texts.push(text);
  }

  /** The last line says what was read, and whether it holds. */
  end(read: string): string {
    const end =
      this.count === 0 ? `Verified (核验一致): ${read}.` : `NOT verified (核验不一致), ${this.count} faults: ${read}.`;
    return [...this.texts, end].join('\n');
  }
}

@Command({
  name: 'audit',
  arguments: '<action> [case]',
  description:
    'verify: compute every hash of the trail anew, or of one case, and hold it against the anchors; verify --package: the same of an evidence package, without any server; anchor: keep a signed root over the trail outside the database, now',
})
export class AuditCommand extends GuoheCommand {
  async run([action, idOrReceipt]: string[], options: AuditOptions): Promise<void> {
    if (action === 'verify' && options.package !== undefined && idOrReceipt === undefined) {
      return this.verifyPackage(options.package, options);
    }
    if (action === 'verify') return onTrail((trail) => this.verify(trail, idOrReceipt, options));
    if (action === 'anchor' && idOrReceipt === undefined) return onTrail((trail) => this.anchor(trail, options));
    throw wrongCall(
      `There is no such action (没有这一操作). Use (用法): guohe audit verify [case], guohe audit anchor.`,
    );
  }

  @Option({ flags: '--package <file>', description: 'An evidence package: nothing else is needed to verify it' })
  package(file: string): string {
    return file;
  }

  @Option({
    flags: '--public-key <key>',
    description: 'Who signs anchors and packages, as /api/v1/audit/anchors has it',
  })
  publicKey(key: string): string {
    return key;
  }

  private async verify(trail: Trail, idOrReceipt: string | undefined, options: OutputOptions): Promise<void> {
    const { verifyWithAnchors } = await import('#activities/audit/verification.js');
    const faults = new Faults();
    const chains = idOrReceipt === undefined ? undefined : await chainsOf(trail, idOrReceipt);
    const verified = await verifyWithAnchors({
      dataSource: trail.record,
      store: trail.store,
      publicKeys: trail.signer.publicKeys,
      ...(chains && { chains }),
      found: (fault) => faults.note(fault, faultText(fault)),
      foundAnchor: (fault) => faults.note(fault, anchorFaultText(fault)),
    });
    const { entries, chains: counted, anchors } = verified;
    const read = `${entries} entries in ${counted} chains, ${anchors} anchors (${entries} 条记录，${counted} 条链，${anchors} 个锚点)`;
    this.tell(options, faults, verified, read);
  }

  private async verifyPackage(path: string, options: AuditOptions): Promise<void> {
    const { checkPackage } = await import('#activities/audit/package-check.js');
    const faults = new Faults();
    const checked = await checkPackage(path, {
      publicKeys: new Set(options.publicKey === undefined ? await knownSigners() : [options.publicKey]),
      found: (fault) => faults.note(fault, faultText(fault)),
      foundInPackage: (fault) => faults.note(fault, packageFaultText(fault)),
    });
    const { caseId, madeAt, files, entries, chains, anchoredEntries } = checked;
    const read = `case ${caseId} as of ${madeAt}: ${files} files, ${entries} entries in ${chains} chains, ${anchoredEntries} of them anchored (${files} 个文件，${entries} 条记录，其中 ${anchoredEntries} 条已锚定)`;
    this.tell(options, faults, checked, read);
  }

  private tell(options: OutputOptions, faults: Faults, verified: object, read: string): void {
    const { count, named } = faults;
    this.print(options, { verified: count === 0, ...verified, faultCount: count, faults: named }, faults.end(read));
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
