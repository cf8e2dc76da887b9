import { Command } from 'nest-commander';
import { loadSettings } from '#platform/config/config.js';
import { serversOf } from '#platform/embedded/running-instance.js';
import { StartFailure } from '#platform/embedded/start-failure.js';
import type { VerifiedDraw, VerifiedRound } from '#persistence/record/draw-record.js';
import { findCase } from '../case/find-case.js';
import { wrongCall } from '../case-id.js';
import { articleName } from '../cases-text.js';
import { GuoheCommand, type OutputOptions } from '../guohe-command.js';

@Command({
  name: 'draw',
  arguments: '<action> <case>',
  description: 'verify: compute a draw of experts again from its seed, and explain every inclusion and exclusion',
})
export class DrawCommand extends GuoheCommand {
  async run([action, idOrReceipt]: [string, string], options: OutputOptions): Promise<void> {
    if (action !== 'verify')
      throw wrongCall(`There is no action "${action}" (没有这一操作). Use (用法): guohe draw verify <case>.`);
    const { databaseUrl } = await serversOf(loadSettings(process.env));
    const [{ createDataSource }, { verifyDraws }] = await Promise.all([
      import('#persistence/data-source.js'),
      import('#persistence/record/draw-record.js'),
    ]);
    const dataSource = createDataSource({ databaseUrl, pool: 1, applicationName: 'guohe-draw' });
    await dataSource.initialize().catch((error: Error) => {
      throw StartFailure.unreachableDatabase(error);
    });
    const [found, ...earlier] = await findCase(dataSource, idOrReceipt)
      .then(({ id }) => verifyDraws(dataSource, id))
      .finally(() => dataSource.destroy());
    if (!found) throw new StartFailure(`No experts have been drawn for case ${idOrReceipt} (尚未抽取专家).`);
    const draws = [found, ...earlier];
    this.print(
      options,
      { ...found, earlier },
      draws.map((draw, index) => drawText(draw, draws.slice(index + 1))).join('\n'),
    );
    if (draws.some(({ verified }) => !verified)) process.exitCode = 1;
  }
}

function drawText({ seed, voided, rounds, verified }: VerifiedDraw, before: readonly VerifiedDraw[]): string {
  const end = verified
    ? 'Verified: every round is what its seed gives (与种子计算结果一致).'
    : 'NOT verified: what is recorded is not what the seed gives (与种子计算结果不一致).';
  const isVoid = voided ? [`VOID since ${voided.at} (已撤销): ${voided.reason}`] : [];
  const goesOn = before.some((earlier) => earlier.seed === seed)
    ? ['the seed of the draw that was taken back goes on: the same order (沿用已撤销的抽取的种子，顺序不变)']
    : [];
  return [`seed ${seed}`, ...goesOn, ...isVoid, ...rounds.flatMap(roundLines), end].join('\n');
}

function roundLines(found: VerifiedRound): string[] {
  const { round, cause, wanted, drawnAt, verdicts, ofOtherFields, differing, notReached } = found;
  const explained = [...verdicts, ...ofOtherFields].sort((one, other) => (one.ticket < other.ticket ? -1 : 1));
  return [
    `round ${round} (${cause}), ${drawnAt}: ${wanted} wanted`,
    ...explained.map(({ expertId, ticket, drawn, exclusions }) => {
      const why = exclusions.map(
        ({ explanation, article }) => `${explanation.zh} ${explanation.en} (${articleName(article)})`,
      );
      const said = drawn ? 'drawn 抽中' : `passed over 未抽中: ${why.join('; ')}`;
      return `  ${ticket.slice(0, 12)}  ${expertId}  ${said}`;
    }),
    `  ${notReached} further experts of the fields were not reached (签号在后，未及)`,
    ...differing.map((expertId) => `  DIFFERS 不一致: ${expertId}`),
  ];
}
