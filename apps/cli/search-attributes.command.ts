import { Command } from 'nest-commander';
import { loadSettings } from '#platform/config/config.js';
import { serversOf } from '#platform/embedded/running-instance.js';
import { StartFailure } from '#platform/embedded/start-failure.js';
import { GuoheCommand, type OutputOptions } from './guohe-command.js';

@Command({
  name: 'search-attributes',
  description: 'Register in Temporal by what its runs are found: GuoheCaseId, GuoheKind, GuoheReceipt',
})
export class SearchAttributesCommand extends GuoheCommand {
  async run(_: string[], options: OutputOptions): Promise<void> {
    const settings = loadSettings(process.env);
    const { temporalAddress } = await serversOf(settings);
    const registered = await registerOn({ ...settings, temporalAddress }).catch((error: Error) => {
      throw new StartFailure(`Temporal did not register them (未能登记检索属性): ${error.message}`, 69);
    });
    const text =
      registered.length > 0 ? `Registered 已登记: ${registered.join(', ')}` : 'All are registered (均已登记).';
    this.print(options, { registered }, text);
  }
}

/** Registers what is missing in the namespace of these settings. @returns what was missing */
export async function registerOn(
  settings: Parameters<typeof import('#platform/temporal/connection-options.js').temporalConnectionOptions>[0] & {
    readonly temporalNamespace: string;
  },
): Promise<string[]> {
  const [{ Connection }, { temporalConnectionOptions }, { registerSearchAttributes }] = await Promise.all([
    import('@temporalio/client'),
    import('#platform/temporal/connection-options.js'),
    import('#platform/temporal/search-attributes.js'),
  ]);
  const connection = await Connection.connect(temporalConnectionOptions(settings));
  try {
    return await registerSearchAttributes(connection, settings.temporalNamespace);
  } finally {
    await connection.close();
  }
}
