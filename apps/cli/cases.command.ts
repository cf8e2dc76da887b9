import { Command, Option } from 'nest-commander';
import { LessThan, type DataSource } from 'typeorm';
import { TO_THE_STAFF } from '#contracts/blindness.js';
import { STATE_TEXTS } from '#contracts/texts.js';
import { PROCEDURES, type CaseKind } from '#domain/procedures/index.js';
import { loadSettings } from '#platform/config/config.js';
import { serversOf } from '#platform/embedded/running-instance.js';
import { StartFailure } from '#platform/embedded/start-failure.js';
import { requireId, wrongCall } from './case-id.js';
import { GuoheCommand, type OutputOptions } from './guohe-command.js';
import { caseLine, stuckLine, summaryOf, timelineText } from './cases-text.js';

interface CasesOptions extends OutputOptions {
  readonly kind?: CaseKind;
  readonly state?: string;
  readonly limit?: number;
  readonly after?: string;
}

const KINDS = Object.keys(PROCEDURES);
const MOST = 200;
const USUAL = 50;

@Command({
  name: 'cases',
  arguments: '[case]',
  description: 'List cases, the newest first; show the timeline of one; `stuck`: those that cannot go on',
})
export class CasesCommand extends GuoheCommand {
  async run([id]: string[], options: CasesOptions): Promise<void> {
    const stuck = id === 'stuck';
    if (id !== undefined && !stuck) requireId(id);
    const { databaseUrl } = await serversOf(loadSettings(process.env));
    const { createDataSource } = await import('#persistence/data-source.js');
    const dataSource = createDataSource({ databaseUrl, pool: 1, applicationName: 'guohe-cases' });
    await dataSource.initialize().catch((error: Error) => {
      throw StartFailure.unreachableDatabase(error);
    });
    try {
      if (stuck) await this.stuck(dataSource, options);
      else await (id === undefined ? this.list(dataSource, options) : this.show(dataSource, id, options));
    } finally {
      await dataSource.destroy();
    }
  }

  private async list(dataSource: DataSource, { json, kind, state, limit = USUAL, after }: CasesOptions): Promise<void> {
    const { ProcedureCase } = await import('#persistence/entities/case.entities.js');
    const cases = await dataSource.getRepository(ProcedureCase).find({
      where: { ...(kind && { kind }), ...(state && { state }), ...(after && { id: LessThan(after) }) },
      order: { id: 'DESC' },
      take: limit,
    });
    const next = cases.length === limit ? [`… --after ${cases.at(-1)?.id}`] : [];
    const text = [...cases.map(caseLine), ...next].join('\n') || 'No cases (没有事项).';
    this.print({ json }, { cases: cases.map(summaryOf) }, text);
  }

  /** Those that cannot go on, the longest first. */
  private async stuck(dataSource: DataSource, { json, limit = USUAL }: CasesOptions): Promise<void> {
    const { stuckCases } = await import('#persistence/record/trouble.js');
    const stuck = await stuckCases(dataSource, limit);
    this.print({ json }, { stuck }, stuck.map(stuckLine).join('\n') || 'Every case can go on (没有受阻的事项).');
  }

  private async show(dataSource: DataSource, id: string, { json }: CasesOptions): Promise<void> {
    const [{ ProcedureCase }, { timelineOf }] = await Promise.all([
      import('#persistence/entities/case.entities.js'),
      import('#persistence/record/timeline.js'),
    ]);
    const theCase = await dataSource.getRepository(ProcedureCase).findOneBy({ id });
    if (!theCase) throw new StartFailure(`There is no case ${id} (没有这一事项).`);
    const timeline = await timelineOf(dataSource.manager, theCase, TO_THE_STAFF);
    this.print({ json }, { case: summaryOf(theCase), timeline }, timelineText(theCase, timeline));
  }

  @Option({ flags: '--kind <kind>', description: `Only of this kind: ${KINDS.join(', ')}` })
  kind(kind: string): CaseKind {
    if (!KINDS.includes(kind))
      throw wrongCall(`There is no kind "${kind}" (没有这一类事项). Choose from: ${KINDS.join(', ')}.`);
    return kind as CaseKind;
  }

  @Option({ flags: '--state <state>', description: 'Only in this state, such as underDecision' })
  state(state: string): string {
    if (!Object.hasOwn(STATE_TEXTS, state)) {
      throw wrongCall(
        `There is no state "${state}" (没有这一状态). Choose from: ${Object.keys(STATE_TEXTS).join(', ')}.`,
      );
    }
    return state;
  }

  @Option({ flags: '--limit <number>', description: `How many, 1 to ${MOST}; ${USUAL} unless given` })
  limit(text: string): number {
    const limit = Number(text);
    if (!Number.isInteger(limit) || limit < 1 || limit > MOST) {
      throw wrongCall(`--limit must be a whole number from 1 to ${MOST} (须为此范围内的整数), not "${text}".`);
    }
    return limit;
  }

  @Option({ flags: '--after <case>', description: 'Go on behind this case, the last one of the list before' })
  after(id: string): string {
    return requireId(id);
  }
}
