import { MACHINE_PERMISSION_TEXTS, type MachinePermission } from '#domain/texts/permissions.js';
import { Alert } from 'antd';
import { useState } from 'react';
import type { Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { send, useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { ActButton } from '../common/act-form.js';
import { Coded } from '../common/coded.js';
import { Loaded, Nothing } from '../common/states.js';
import { Table } from '../common/table.js';
import { Instant } from '../common/when.js';
import { CODE, passwordIf } from './password-field.js';

const textOf = (scope: string) => (isForMachines(scope) ? MACHINE_PERMISSION_TEXTS[scope] : undefined);
const isForMachines = (scope: string): scope is MachinePermission => Object.hasOwn(MACHINE_PERMISSION_TEXTS, scope);

/** 程序令牌: some of one's permissions, for a machine, for so many days. */
export function Tokens() {
  const say = useSay();
  const tokens = useGet('/api/v1/account/tokens');
  const factor = useGet('/api/v1/account/second-factor');
  const permissions = useGet('/api/v1/permissions/current');
  const [token, setToken] = useState<string | null>(null);
  const own = new Set((permissions.data ?? []).map(({ permission }) => permission));
  // In the order of the table of words, which goes by what is done one after the other.
  const scopes = Object.entries(MACHINE_PERMISSION_TEXTS).filter(([scope]) => own.has(scope as MachinePermission));
  return (
    <section className="card">
      <h2>{say('程序令牌', 'Tokens for machines')}</h2>
      {token && (
        <Alert
          className="problem"
          type="success"
          title={say('请抄存令牌，只显示这一次：', 'Keep the token, it is shown this once:')}
          description={<code className="seed">{token}</code>}
        />
      )}
      <ActButton
        act={{
          title: { zh: '新建令牌', en: 'Add a token' },
          effect: {
            zh: '持令牌的程序以您的名义行事，只限所选权限；可以随时撤销。',
            en: 'A machine with the token acts in your name, within the permissions chosen. You can revoke it at any time.',
          },
          initial: { days: 90 },
          fields: [
            {
              kind: 'line',
              name: 'name',
              label: { zh: '用途', en: 'What it is for' },
              max: LENGTHS.AddApiTokenDto.name,
            },
            {
              kind: 'choices',
              name: 'scopes',
              label: { zh: '权限', en: 'Permissions' },
              options: scopes.map(([value, text]) => ({ value, label: `${say(text)} ${value}` })),
            },
            { kind: 'number', name: 'days', label: { zh: '有效天数', en: 'Days it is good for' }, min: 1, max: 366 },
            ...passwordIf(factor.data?.passwordAsked ?? true),
            ...(factor.data?.inUse === false ? [] : [CODE]),
          ],
          send: async (values, key) =>
            setToken(
              (
                await send('post', '/api/v1/account/tokens', {
                  key,
                  body: values as unknown as Schemas['AddApiTokenDto'],
                })
              ).token,
            ),
        }}
      />
      <Loaded query={tokens}>
        {(read) =>
          read.length === 0 ? (
            <Nothing>{say('没有令牌。', 'No tokens.')}</Nothing>
          ) : (
            <Table
              label={say('程序令牌', 'Tokens for machines')}
              rows={read}
              id={({ id }) => id}
              columns={[
                { name: say('用途', 'For'), cell: ({ name }) => name },
                { name: say('权限', 'Permissions'), cell: ({ scopes: given }) => <Given scopes={given} /> },
                { name: say('有效至', 'Good until'), cell: ({ expiresAt }) => <Instant at={expiresAt} /> },
                { name: say('最近使用', 'Last used'), cell: ({ lastUsedAt }) => <Instant at={lastUsedAt} /> },
                {
                  name: say('办理', 'Action'),
                  cell: ({ id }) => (
                    <ActButton
                      act={{
                        title: { zh: '撤销', en: 'Revoke' },
                        danger: true,
                        send: (_, key) => send('delete', '/api/v1/account/tokens/{id}', { path: { id }, key }),
                      }}
                    />
                  ),
                },
              ]}
            />
          )
        }
      </Loaded>
    </section>
  );
}

function Given({ scopes }: { scopes: readonly string[] }) {
  return (
    <ul className="inner-list">
      {scopes.map((scope) => (
        <li key={scope}>
          <Coded code={scope} text={textOf(scope)} />
        </li>
      ))}
    </ul>
  );
}
