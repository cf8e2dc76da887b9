import { Command } from 'nest-commander';
import { loadSettings } from '#platform/config/config.js';
import { Seal } from '#platform/crypto/sealed.js';
import { readOwnKeys } from '#platform/embedded/own-keys.js';
import { serversOf } from '#platform/embedded/running-instance.js';
import { StartFailure } from '#platform/embedded/start-failure.js';
import { wrongCall } from '../case-id.js';
import { GuoheCommand, type OutputOptions } from '../guohe-command.js';

@Command({
  name: 'personal-data',
  arguments: '<action>',
  description:
    'rotate: seal everything anew that is not sealed with the first of PERSONAL_DATA_KEYS; may be cut off and begun again; retain: erase now what was kept as long as the rules of retention allow',
})
export class PersonalDataCommand extends GuoheCommand {
  async run([action]: string[], options: OutputOptions): Promise<void> {
    if (action === 'retain') return this.retain(options);
    if (action !== 'rotate')
      throw wrongCall(
        `There is no such action (没有这一操作). Use (用法): guohe personal-data rotate, guohe personal-data retain.`,
      );
    const settings = loadSettings(process.env);
    const { databaseUrl } = await serversOf(settings);
    const keys = settings.personalDataKeys ?? (await readOwnKeys(settings.dataFolder, 'personal-data'));
    if (keys === undefined) {
      throw new StartFailure(
        `No keys of personal data (没有个人信息密钥): set PERSONAL_DATA_KEYS to those of API and worker, or GUOHE_DATA to the folder of the instance.`,
        78,
      );
    }
    const [{ createDataSource }, { usePersonalDataSeal }, { reseal }] = await Promise.all([
      import('#persistence/data-source.js'),
      import('#persistence/personal-data.js'),
      import('#persistence/record/resealing.js'),
    ]);
    const seal = Seal.of(keys);
    usePersonalDataSeal(seal);
    const record = createDataSource({ databaseUrl, pool: 1, applicationName: 'guohe-personal-data' });
    await record.initialize().catch((error: Error) => {
      throw StartFailure.unreachableDatabase(error);
    });
    const changed = await reseal(record, (value) => seal.isCurrent(value)).finally(() => record.destroy());
    const text = Object.entries(changed).map(([table, rows]) => `${table}: ${rows}`);
    this.print(options, changed, `Rows sealed anew (重新加密): ${text.join(', ')}`);
  }

  private async retain(options: OutputOptions): Promise<void> {
    const { databaseUrl } = await serversOf(loadSettings(process.env));
    const [{ createDataSource }, { carryOutRetention }] = await Promise.all([
      import('#persistence/data-source.js'),
      import('#persistence/record/privacy/retention.js'),
    ]);
    const record = createDataSource({ databaseUrl, pool: 1, applicationName: 'guohe-personal-data' });
    await record.initialize().catch((error: Error) => {
      throw StartFailure.unreachableDatabase(error);
    });
    const erased = await carryOutRetention(record, { always: true }).finally(() => record.destroy());
    const text = Object.entries(erased).map(([what, count]) => `${what}: ${count}`);
    this.print(options, erased, `Erased after retention (到期删除): ${text.join(', ') || '0'}`);
  }
}
