import { PRODUCT } from '#domain/common/product.js';
import type { DemoAccounts } from '../seed/seed.js';

export interface Started {
  readonly url: string;
  readonly seconds: number;
  readonly dataFolder: string;
  readonly logFolder: string;
  readonly temporalUiUrl?: string;
  /** Who may sign in for trying out; none elsewhere. */
  readonly demo?: DemoAccounts;
}

/** What a person sees when everything serves: where to look and how to get in. */
export function banner({ url, seconds, dataFolder, logFolder, temporalUiUrl, demo }: Started): string {
  const rows: [string, string][] = [
    ['API', `${url}/api/v1`],
    ['API documentation (接口文档)', `${url}/docs`],
    ['Health (健康检查)', `${url}/health/ready`],
    ...(temporalUiUrl ? [['Workflows (工作流)', temporalUiUrl] satisfies [string, string]] : []),
    ['Data (数据)', dataFolder],
    ['Server logs (日志)', logFolder],
  ];
  const people = (demo?.accounts ?? []).map(
    ({ login, displayName, roles }) => `  ${pad(login, 16)} ${pad(displayName, 28)} ${roles.join(', ')}`,
  );
  return [
    '',
    `${PRODUCT.en} is ready after ${seconds.toFixed(1)} s (${PRODUCT.zh}已就绪)`,
    ...rows.map(([label, value]) => `  ${pad(label, 29)} ${value}`),
    ...(demo ? ['', `Demo accounts (演示账号), all with the password ${demo.password}`, ...people] : []),
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
