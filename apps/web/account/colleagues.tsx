import type { Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { send, useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { usePerson } from '../app/session.js';
import { ActButton } from '../common/act-form.js';
import { OpenInvitations } from '../common/open-invitations.js';
import { Loaded } from '../common/states.js';
import { Table } from '../common/table.js';
import { OwnOrganisation } from './own-organisation.js';

interface Invited {
  readonly email: string;
  readonly displayName: string;
  readonly administrator: boolean;
}

/** 本单位: who acts for it, and who has been asked to. Its administrators invite and remove. */
export function Colleagues() {
  const say = useSay();
  const { accountId, organisationId } = usePerson();
  const colleagues = useGet('/api/v1/colleagues');
  const administers = (colleagues.data ?? []).some((each) => each.accountId === accountId && each.administrator);
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{say('本单位的同事', 'Colleagues')}</h1>
          <p className="quiet">
            {say(
              '单位管理员可以邀请同事、请其离开。',
              'Administrators of the organisation invite colleagues and remove them.',
            )}
          </p>
        </div>
        {administers && (
          <ActButton
            type="primary"
            act={{
              title: { zh: '邀请同事', en: 'Invite a colleague' },
              effect: {
                zh: '邀请发到该邮箱，对方凭邮件中的链接建立账号或加入。',
                en: 'The invitation goes to that mailbox; its link leads to an account, or joins one.',
              },
              fields: [
                {
                  kind: 'line',
                  name: 'displayName',
                  label: { zh: '姓名', en: 'Name' },
                  max: LENGTHS.InviteColleagueDto.displayName,
                },
                {
                  kind: 'line',
                  name: 'email',
                  label: { zh: '电子邮箱', en: 'Mail address' },
                  max: LENGTHS.InviteColleagueDto.email,
                },
                {
                  kind: 'yes',
                  name: 'administrator',
                  label: { zh: '单位管理员，可以邀请同事', en: 'Administrator: may invite others in turn' },
                },
              ],
              done: { zh: '邀请已发出', en: 'The invitation is on its way' },
              send: (values, key) =>
                send('post', '/api/v1/colleagues/invitations', { key, body: values as unknown as Invited }),
            }}
          />
        )}
      </div>
      {organisationId && <OwnOrganisation id={organisationId} />}
      <section className="card">
        <Loaded query={colleagues}>{(read) => <People people={read} administers={administers} />}</Loaded>
      </section>
      {administers && <Invitations />}
    </>
  );
}

function People({ people, administers }: { people: readonly Schemas['ColleagueDto'][]; administers: boolean }) {
  const say = useSay();
  const { accountId } = usePerson();
  return (
    <Table
      label={say('本单位的同事', 'Colleagues')}
      rows={people}
      id={(each) => each.accountId}
      columns={[
        { name: say('姓名', 'Name'), cell: ({ displayName }) => displayName },
        { name: say('账号', 'Account'), cell: ({ login }) => login },
        {
          name: say('身份', 'As'),
          cell: ({ administrator }) => (administrator ? say('单位管理员', 'Administrator') : say('同事', 'Colleague')),
        },
        {
          name: say('办理', 'Action'),
          cell: (each) =>
            administers &&
            each.accountId !== accountId && (
              <ActButton
                act={{
                  title: { zh: '请其离开', en: 'Remove' },
                  effect: {
                    zh: `${each.displayName}此后不能再代表本单位办理任何事项，已保存的内容不变。`,
                    en: `${each.displayName} no longer acts for the organisation. What was saved stays.`,
                  },
                  danger: true,
                  send: (_, key) =>
                    send('delete', '/api/v1/colleagues/{accountId}', { path: { accountId: each.accountId }, key }),
                }}
              />
            ),
        },
      ]}
    />
  );
}

function Invitations() {
  const say = useSay();
  const invitations = useGet('/api/v1/colleagues/invitations');
  return (
    <section className="card">
      <h2>{say('尚未接受的邀请', 'Not accepted yet')}</h2>
      <OpenInvitations
        label={say('尚未接受的邀请', 'Not accepted yet')}
        query={invitations}
        who={{ name: say('姓名', 'Name'), cell: ({ displayName }) => displayName }}
        withdraw={(id, key) => send('delete', '/api/v1/colleagues/invitations/{id}', { path: { id }, key })}
      />
    </section>
  );
}
