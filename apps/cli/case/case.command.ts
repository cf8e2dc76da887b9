import { Command } from 'nest-commander';
import { TO_THE_STAFF } from '#contracts/blindness.js';
import { wrongCall } from '../case-id.js';
import { summaryOf, timelineText } from '../cases-text.js';
import { GuoheCommand, type OutputOptions } from '../guohe-command.js';
import { onServers, type CaseServers } from './case-servers.js';
import { findCase } from './find-case.js';
import { repairCase, retryCase, type Mended } from './mend-case.js';
import { showCase, shownText } from './show-case.js';

const ACTIONS = ['show', 'timeline', 'retry', 'repair'] as const;
type Action = (typeof ACTIONS)[number];

@Command({
  name: 'case',
  arguments: '<action> <case>',
  description:
    'show: state, turn, limits, run; timeline; retry: try again at once what waits; repair: give it a run that goes on. <case>: its id or the number of its receipt',
})
export class CaseCommand extends GuoheCommand {
  async run([action, idOrReceipt]: [string, string], options: OutputOptions): Promise<void> {
    if (!isAction(action))
      throw wrongCall(`There is no action "${action}" (没有这一操作). Choose from: ${ACTIONS.join(', ')}.`);
    await onServers((servers) => this.act(servers, action, idOrReceipt, options));
  }

  private async act(servers: CaseServers, action: Action, idOrReceipt: string, options: OutputOptions): Promise<void> {
    const theCase = await findCase(servers.record, idOrReceipt);
    switch (action) {
      case 'show': {
        const shown = await showCase(servers, theCase);
        return this.print(options, shown, shownText(theCase, shown));
      }
      case 'timeline': {
        const { timelineOf } = await import('#persistence/record/timeline.js');
        const timeline = await timelineOf(servers.record.manager, theCase, TO_THE_STAFF);
        return this.print(options, { case: summaryOf(theCase), timeline }, timelineText(theCase, timeline));
      }
      case 'retry':
        return this.tell(options, await retryCase(servers, theCase));
      case 'repair':
        return this.tell(options, await repairCase(servers, theCase));
    }
  }

  private tell(options: OutputOptions, mended: Mended): void {
    this.print(options, mended, mended.did.join('\n') || 'Nothing to do: it goes on by itself (无须处理).');
  }
}

function isAction(text: string): text is Action {
  return (ACTIONS as readonly string[]).includes(text);
}
