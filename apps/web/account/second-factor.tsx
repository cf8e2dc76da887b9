import { Alert } from 'antd';
import { useState } from 'react';
import type { Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { send, useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { ActButton } from '../common/act-form.js';
import { ActForm } from '../common/form-of-act.js';
import { Loaded } from '../common/states.js';
import { passwordIf } from './password-field.js';

const CODE = {
  kind: 'line',
  name: 'code',
  label: { zh: '验证器显示的六位数字', en: 'The six digits it shows' },
  max: LENGTHS.CodeDto.code,
  kept: false,
} as const;

/** 动态口令: the offices of the commission, and site assessors, do nothing else before they have one. */
export function SecondFactor() {
  const say = useSay();
  const factor = useGet('/api/v1/account/second-factor');
  const [begun, setBegun] = useState<Schemas['FactorSecretDto'] | null>(null);
  const [codes, setCodes] = useState<readonly string[]>([]);
  return (
    <section className="card">
      <h2>{say('动态口令', 'Second factor')}</h2>
      <Loaded query={factor}>
        {(read) => (
          <>
            {read.needed && !read.inUse && (
              <Alert
                className="problem"
                type="warning"
                showIcon
                title={say(
                  '您的账号须启用动态口令，启用前不能办理其他事项。',
                  'Your account needs a second factor: without one you can do nothing else.',
                )}
              />
            )}
            <p>
              {read.inUse
                ? say(
                    `已启用，恢复码剩余 ${read.recoveryCodes} 个。`,
                    `In use; ${read.recoveryCodes} recovery codes left.`,
                  )
                : say('未启用。', 'Not in use.')}
            </p>
            {!read.inUse && !begun && (
              <ActButton
                type="primary"
                act={{
                  title: { zh: '启用动态口令', en: 'Set it up' },
                  fields: [...passwordIf(read.passwordAsked)],
                  done: { zh: '请在验证器中录入密钥', en: 'Now put the secret into your authenticator' },
                  send: async (values, key) =>
                    setBegun(
                      await send('post', '/api/v1/account/second-factor', {
                        key,
                        body: values as { password?: string },
                      }),
                    ),
                }}
              />
            )}
            {begun && (
              <>
                <p>
                  {say('在验证器中录入密钥 ', 'Put this secret into your authenticator: ')}
                  <code className="seed">{begun.secret}</code>
                  {say('，或者在手机上打开 ', ', or on your telephone open ')}
                  <a href={begun.uri}>{say('此链接', 'this link')}</a>
                </p>
                <ActForm
                  act={{
                    title: { zh: '确认启用', en: 'Confirm' },
                    fields: [CODE],
                    send: async (values, key) => {
                      const answer = await send('put', '/api/v1/account/second-factor', {
                        key,
                        body: values as { code: string },
                      });
                      setCodes(answer.recoveryCodes);
                      setBegun(null);
                    },
                  }}
                />
              </>
            )}
            {read.inUse && (
              <div className="row">
                <ActButton
                  act={{
                    title: { zh: '更换恢复码', en: 'New recovery codes' },
                    effect: { zh: '原有恢复码随即作废。', en: 'Those you have are void from then on.' },
                    fields: [CODE],
                    send: async (values, key) => {
                      const body = values as { code: string };
                      const answer = await send('post', '/api/v1/account/second-factor/recovery-codes', { key, body });
                      setCodes(answer.recoveryCodes);
                    },
                  }}
                />
                {!read.needed && (
                  <ActButton
                    act={{
                      title: { zh: '停用动态口令', en: 'Do without it' },
                      danger: true,
                      fields: [...passwordIf(read.passwordAsked), CODE],
                      send: (values, key) =>
                        send('post', '/api/v1/account/second-factor/removal', {
                          key,
                          body: values as { password?: string; code: string },
                        }),
                    }}
                  />
                )}
              </div>
            )}
            {codes.length > 0 && (
              <>
                <p>
                  {say(
                    '请抄存恢复码，每个只能用一次，只显示这一次：',
                    'Keep these recovery codes: each works once, and they are shown this once:',
                  )}
                </p>
                <p className="seed">
                  <code>{codes.join('  ')}</code>
                </p>
              </>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}
