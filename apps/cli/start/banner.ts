import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export interface Started {
  readonly url: string;
  readonly seconds: number;
  readonly dataFolder: string;
  readonly logFolder: string;
  readonly temporalUiUrl?: string;
  readonly accounts: readonly DemoAccount[];
}

/** An account of seeds/demo/accounts.json; its password is public, for trying out. */
export interface DemoAccount {
  readonly login: string;
  readonly password: string;
  readonly displayName: string;
  readonly roles: readonly string[];
}

const ACCOUNTS = fileURLToPath(new URL('../../../../seeds/demo/accounts.json', import.meta.url));

/** The demo accounts; none where the project brings none. */
export async function demoAccounts(): Promise<readonly DemoAccount[]> {
  const text = await readFile(ACCOUNTS, 'utf8').catch(() => undefined);
  return text === undefined ? [] : (JSON.parse(text) as DemoAccount[]);
}

/** What a person sees when everything serves: where to look and how to get in. */
export function banner({ url, seconds, dataFolder, logFolder, temporalUiUrl, accounts }: Started): string {
  const rows: [string, string][] = [
    ['API', `${url}/api/v1`],
    ['API documentation (接口文档)', `${url}/docs`],
    ['Health (健康检查)', `${url}/health/ready`],
    ...(temporalUiUrl ? [['Workflows (工作流)', temporalUiUrl] satisfies [string, string]] : []),
    ['Data (数据)', dataFolder],
    ['Server logs (日志)', logFolder],
  ];
  const people = accounts.map(
    ({ login, password, displayName, roles }) =>
      `  ${pad(login, 16)} ${pad(password, 20)} ${displayName} (${roles.join(', ')})`,
  );
  return [
    '',
    `Guohe is ready after ${seconds.toFixed(1)} s (国合基地系统已就绪)`,
    ...rows.map(([label, value]) => `  ${pad(label, 29)} ${value}`),
    ...(people.length > 0 ? ['', 'Demo accounts (演示账号): login, password', ...people] : []),
    '',
    'Ctrl-C stops everything in order (按 Ctrl-C 停止).',
    '',
  ].join('\n');
}

/** Fills up to a width in columns; a Chinese character takes two. */
function pad(text: string, columns: number): string {
  const width = [...text].reduce((sum, character) => sum + (/[\u2e80-\uffef]/.test(character) ? 2 : 1), 0);
  return text + ' '.repeat(Math.max(0, columns - width));
}
