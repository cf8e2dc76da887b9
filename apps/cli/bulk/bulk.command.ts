import { Command, Option } from 'nest-commander';
import { BULK_ACTIONS, type BulkAction } from '#contracts/bulk.js';
import { isId, requireId, wrongCall } from '../case-id.js';
import { ApiClient } from '../client/api-client.js';
import { addressOf, explained, runningUrl } from '../demo/running.js';
import { GuoheCommand, type OutputOptions } from '../guohe-command.js';
import { passwordFromInput } from '../password-input.js';
import { Bulk, bulkText, type BulkReport } from './bulk.js';

interface BulkOptions extends OutputOptions {
  readonly login: string;
  readonly action?: BulkAction;
  readonly workingDays?: number;
  readonly reason?: string;
  readonly officer?: string;
  readonly url?: string;
}

@Command({
  name: 'bulk',
  arguments: '<step> <id>',
  description:
    'Act on many cases of a batch as an officer, whose password is read from standard input. preview <batch>: try it on each without effect; confirm, drop, show <action>: carry it out, drop it, its report',
})
export class BulkCommand extends GuoheCommand {
  async run([step = '', target = '']: string[], options: BulkOptions): Promise<void> {
    const id = requireId(target);
    const password = await passwordFromInput();
    const url = options.url ?? (await runningUrl('bulk'));
    try {
      const bulk = new Bulk(await ApiClient.signIn(url, options.login, password));
      const report = await this.take(bulk, step, id, options);
      this.print(options, report, bulkText(report));
    } catch (error) {
      throw explained(error, url, 'It was not done (未办理)');
    }
  }

  private take(bulk: Bulk, step: string, id: string, options: BulkOptions): Promise<BulkReport> {
    const { action, workingDays, reason, officer: officerId } = options;
    switch (step) {
      case 'preview':
        if (!action) throw wrongCall(`--action is needed (须指明办理事项). Choose from: ${BULK_ACTIONS.join(', ')}.`);
        return bulk.preview({ batchId: id, action, workingDays, reason, officerId });
      case 'confirm':
        return bulk.confirm(id);
      case 'drop':
        return bulk.drop(id);
      case 'show':
        return bulk.show(id);
      default:
        throw wrongCall(`There is no step "${step}" (没有这一操作). Choose from: preview, confirm, drop, show.`);
    }
  }

  @Option({ flags: '--login <login>', description: 'The officer who acts', required: true })
  login(login: string): string {
    return login;
  }

  @Option({ flags: '--action <action>', description: `What is done: ${BULK_ACTIONS.join(', ')}` })
  action(action: string): BulkAction {
    const known = BULK_ACTIONS.find((each) => each === action);
    if (known) return known;
    throw wrongCall(`There is no action "${action}" (没有这一事项). Choose from: ${BULK_ACTIONS.join(', ')}.`);
  }

  @Option({ flags: '--working-days <days>', description: 'To extend: by how many working days' })
  workingDays(text: string): number {
    if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
    throw wrongCall(`--working-days must be a whole number from 1 to 999 (须为 1 至 999 的整数), not "${text}".`);
  }

  @Option({ flags: '--reason <reason>', description: 'To extend: why' })
  reason(reason: string): string {
    return reason;
  }

  @Option({ flags: '--officer <account>', description: 'To put an officer in charge: the id of the account' })
  officer(id: string): string {
    if (isId(id)) return id;
    throw wrongCall(
      `--officer takes the id of an account (须为账号的编号), as GET /api/v1/officers lists them, not "${id}".`,
    );
  }

  @Option({ flags: '--url <url>', description: 'Where Guohe answers; that of the running `guohe start` unless given' })
  url(url: string): string {
    return addressOf(url);
  }
}
