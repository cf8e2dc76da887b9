import { Command, Option } from 'nest-commander';
import { Refusal, refusalText } from '#contracts/problems.js';
import { LOGIN_SHAPE, MIN_PASSWORD_LENGTH, passwordProblem } from '#domain/people/account-rules.js';
import type { Ground } from '#domain/procedures/act-rules.js';
import { ROLES, type Role } from '#domain/procedures/procedure.js';
import { createDataSource } from '#persistence/data-source.js';
import { addAccount } from '#persistence/record/accounts.js';
import { audit } from '#persistence/record/trail.js';
import { loadSettings } from '#platform/config/config.js';
import { hashPassword } from '#platform/crypto/password.js';
import { isGuessable } from '#platform/crypto/password-guesses.js';
import { serversOf } from '#platform/embedded/running-instance.js';
import { StartFailure } from '#platform/embedded/start-failure.js';
import { EXIT_USAGE } from './exit.js';
import { GuoheCommand, type OutputOptions } from './guohe-command.js';
import { passwordFromInput } from './password-input.js';

interface AccountOptions extends OutputOptions {
  readonly login: string;
  readonly name?: string;
  readonly roles: readonly Role[];
}

@Command({
  name: 'account',
  description: 'Add an account, such as the first administrator; the password is read from standard input',
})
export class AccountCommand extends GuoheCommand {
  async run(_: string[], options: AccountOptions): Promise<void> {
    const password = await newPassword(options.login);
    const { databaseUrl } = await serversOf(loadSettings(process.env));
    const dataSource = createDataSource({ databaseUrl, pool: 1, applicationName: 'guohe-account' });
    await dataSource.initialize().catch((error: Error) => {
      throw StartFailure.unreachableDatabase(error);
    });
    const { login, roles } = options;
    const account = { login, displayName: options.name ?? login, roles, passwordHash: await hashPassword(password) };
    try {
      const id = await dataSource.transaction(async (tx) => {
        const added = await addAccount(tx, account);
        const subject = { kind: 'account', id: added } as const;
        const by = { actorId: null, actorRole: 'system', rule: 'operator:commandLine' satisfies Ground } as const;
        await audit(tx, { ...by, subject, action: 'addAccount', after: { roles } });
        return added;
      });
      this.print(options, { id, login, roles }, `account ${login} added (账号已建立)`);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { zh, en } = refusalText(error);
      throw new StartFailure(`${en} (${zh})`);
    } finally {
      await dataSource.destroy();
    }
  }

  @Option({ flags: '--login <login>', description: 'Name to sign in with', required: true })
  login(login: string): string {
    if (LOGIN_SHAPE.test(login)) return login;
    throw new StartFailure(
      `"${login}" cannot be an account name (账号名不可用): use lower-case letters, digits, dots, hyphens, underscores or @, at least two.`,
      EXIT_USAGE,
    );
  }

  @Option({ flags: '--name <name>', description: 'Name to show; the login unless given' })
  displayName(name: string): string {
    return name;
  }

  @Option({
    flags: '--roles <roles>',
    description: `Roles, separated by commas: ${ROLES.join(', ')}; a recommender gets a unit on the page of the accounts`,
    required: true,
  })
  roles(list: string): Role[] {
    const roles = list.split(',').map((role) => role.trim());
    const unknown = roles.find((role) => !(ROLES as readonly string[]).includes(role));
    if (unknown !== undefined) {
      throw new StartFailure(
        `There is no role "${unknown}" (没有这一角色). Choose from: ${ROLES.join(', ')}.`,
        EXIT_USAGE,
      );
    }
    return roles as Role[];
  }
}

/** What was typed as a password. @throws {StartFailure} when it is too weak */
async function newPassword(login: string): Promise<string> {
  const password = await passwordFromInput();
  const guessable = await isGuessable(password, [login]);
  const problem = passwordProblem(password, login) ?? (guessable ? 'common' : undefined);
  if (problem === undefined) return password;
  const code = problem === 'weak' ? 'account.passwordWeak' : 'account.passwordCommon';
  const { zh, en } = refusalText({ code, params: { min: MIN_PASSWORD_LENGTH } });
  throw new StartFailure(`${en} (${zh})`);
}
