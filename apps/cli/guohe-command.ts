import { CommandRunner, Option } from 'nest-commander';
import { exitWith } from './exit.js';

/** Options that every command takes. */
export interface OutputOptions {
  readonly json?: boolean;
}

/** After what commander says, which speaks English alone. */
const CALLED_WRONGLY = '(命令有误，用法见 --help)';

/** What all commands of `guohe` share: `--json`, and the exit codes of {@link exitWith}. */
export abstract class GuoheCommand extends CommandRunner {
  override setCommand(command: Parameters<CommandRunner['setCommand']>[0]): this {
    command.configureOutput({ outputError: (said, write) => write(`${said.trimEnd()} ${CALLED_WRONGLY}\n`) });
    return super.setCommand(command.exitOverride(exitWith).allowExcessArguments(false));
  }

  @Option({ flags: '--json', description: 'Write JSON for machines instead of text' })
  json(): boolean {
    return true;
  }

  /** A command's result: one JSON document for machines, or its text for people. */
  protected print({ json }: OutputOptions, result: object, text: string): void {
    process.stdout.write(json ? `${JSON.stringify(result)}\n` : `${text}\n`);
  }
}
