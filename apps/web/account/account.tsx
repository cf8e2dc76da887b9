import { send, useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { usePerson } from '../app/session.js';
import { ActButton } from '../common/act-form.js';
import { Loaded } from '../common/states.js';
import { Table } from '../common/table.js';
import { Instant } from '../common/when.js';
import { ActingFor } from './acting-for.js';
import './account.css';
import { MailSettings } from './mail-settings.js';
import { LinkToDirectory } from './link-to-directory.js';
import { OwnData } from './own-data.js';
import { SecondFactor } from './second-factor.js';
import { Tokens } from './tokens.js';
import { CODE } from './password-field.js';

/** 我的账号: password, for whom one acts, how one is told, second factor, where one is signed in, tokens, what is kept of one. */
export function Account() {
  const say = useSay();
  const person = usePerson();
  return (
    <>
      <h1>{say('我的账号', 'My account')}</h1>
      <section className="card">
        <h2>{person.displayName}</h2>
        <ActButton
          act={{
            title: { zh: '修改密码', en: 'Change the password' },
            fields: [
              { kind: 'secret', name: 'current', label: { zh: '现密码', en: 'Present password' } },
              { kind: 'secret', name: 'password', label: { zh: '新密码', en: 'New password' } },
              CODE,
            ],
            send: (values, key) =>
              send('put', '/api/v1/account/password', { key, body: values as { current: string; password: string } }),
          }}
        />
        <LinkToDirectory />
      </section>
      <ActingFor />
      <MailSettings />
      <SecondFactor />
      <Sessions />
      <Tokens />
      <OwnData />
    </>
  );
}

function Sessions() {
  const say = useSay();
  const sessions = useGet('/api/v1/sessions');
  return (
    <section className="card">
      <div className="part-head">
        <h2>{say('已登录的地方', 'Where you are signed in')}</h2>
        <ActButton
          act={{
            title: { zh: '退出其他各处', en: 'Sign out everywhere else' },
            effect: { zh: '只保留本次登录。', en: 'This session alone goes on.' },
            danger: true,
            send: (_, key) => send('delete', '/api/v1/sessions', { key }),
          }}
        />
      </div>
      <Loaded query={sessions}>
        {(read) => (
          <Table
            label={say('已登录的地方', 'Where you are signed in')}
            rows={read}
            id={({ id }) => id}
            columns={[
              { name: say('地址', 'From'), cell: ({ address }) => address },
              { name: say('程序', 'With'), cell: ({ client }) => client },
              { name: say('最近使用', 'Last used'), cell: ({ lastSeenAt }) => <Instant at={lastSeenAt} /> },
              {
                name: say('办理', 'Action'),
                cell: ({ id, current }) =>
                  current ? (
                    say('本次登录', 'this one')
                  ) : (
                    <ActButton
                      act={{
                        title: { zh: '退出该处', en: 'Sign out there' },
                        danger: true,
                        send: (_, key) => send('delete', '/api/v1/sessions/{id}', { path: { id }, key }),
                      }}
                    />
                  ),
              },
            ]}
          />
        )}
      </Loaded>
    </section>
  );
}
