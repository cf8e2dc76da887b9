import { Command, Option } from 'nest-commander';
import { onServers } from '../case/case-servers.js';
import { requireId, wrongCall } from '../case-id.js';
import { GuoheCommand, type OutputOptions } from '../guohe-command.js';
import { meetingLine, meetingsOf, meetingText, showMeeting } from './show-meeting.js';

interface MeetingOptions extends OutputOptions {
  readonly batch?: string;
}

const MOST = 200;

@Command({
  name: 'meeting',
  arguments: '<action> [meeting]',
  description: 'list: meetings (审定会), the newest first; show <meeting>: its state, members and agenda',
})
export class MeetingCommand extends GuoheCommand {
  async run([action, id]: string[], options: MeetingOptions): Promise<void> {
    if (action === 'list' && id === undefined) return this.list(options);
    if (action === 'show' && id !== undefined) return this.show(requireId(id), options);
    throw wrongCall('Use: guohe meeting list [--batch <code>], or guohe meeting show <meeting> (用法有误).');
  }

  private async list(options: MeetingOptions): Promise<void> {
    await onServers(async ({ record }) => {
      const meetings = await meetingsOf(record, options.batch, MOST);
      this.print(options, { meetings }, meetings.map(meetingLine).join('\n') || 'No meetings (没有审定会).');
    });
  }

  private async show(id: string, options: MeetingOptions): Promise<void> {
    await onServers(async ({ record }) => {
      const meeting = await showMeeting(record, id);
      this.print(options, meeting, meetingText(meeting));
    });
  }

  @Option({ flags: '--batch <batch>', description: 'Of this batch alone: its code or its id' })
  batch(batch: string): string {
    return batch;
  }
}
