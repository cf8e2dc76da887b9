import { Button, Tag } from 'antd';
import type { Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { readAgainRefused, send, useGet, usePages } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { useMay } from '../app/permissions.js';
import { ActButton, type Act } from '../common/act-form.js';
import { FileLink } from '../common/file-link.js';
import { OpenInvitations } from '../common/open-invitations.js';
import { Loaded, Nothing } from '../common/states.js';
import { Instant } from '../common/when.js';
import { INVITED_USCC_FIELD } from '../common/uscc-field.js';
import { useCodeNames } from '../dossiers/field-value.js';

type Registration = Schemas['RegistrationDto'];

/** 单位注册审核: what organisations say of themselves, beside the scan of their licence. */
export function Registrations() {
  const say = useSay();
  const may = useMay('decide:registration');
  const pages = usePages('/api/v1/registrations');
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{say('单位注册审核', 'Registrations')}</h1>
          <p className="quiet">
            {say(
              '核对证照与所填内容；通过后，单位管理员收到建立账号的邮件。',
              'Hold the licence against what is stated. Once approved, their administrator gets the mail to set up an account.',
            )}
          </p>
        </div>
        {may && <ActButton act={INVITE} />}
      </div>
      <Loaded query={pages}>
        {() =>
          pages.rows.length === 0 ? (
            <section className="card">
              <Nothing>{say('没有待审核的注册。', 'Nothing waits to be decided.')}</Nothing>
            </section>
          ) : (
            pages.rows.map((registration) => <Pending key={registration.id} registration={registration} />)
          )
        }
      </Loaded>
      {pages.more && (
        <Button onClick={pages.more} loading={pages.isFetchingNextPage}>
          {say('继续读取', 'Read more')}
        </Button>
      )}
      <Invited />
    </>
  );
}

const INVITE = {
  title: { zh: '邀请单位注册', en: 'Invite an organisation' },
  effect: {
    zh: '凭邮件中的链接、以该邮箱为该单位注册的，上传证照后即通过。',
    en: 'Whoever registers it by the link in the mail, from that mailbox, is approved once the licence is there.',
  },
  fields: [
    INVITED_USCC_FIELD,
    { kind: 'line', name: 'email', label: { zh: '邮箱', en: 'Mailbox' }, max: LENGTHS.InviteOrganisationDto.email },
  ],
  send: (values: Record<string, unknown>, key: string) =>
    send('post', '/api/v1/registrations/invitations', { key, body: values as Schemas['InviteOrganisationDto'] }),
} satisfies Act;

/** Organisations that were invited and have not come yet. */
function Invited() {
  const say = useSay();
  const may = useMay('decide:registration');
  const invited = useGet('/api/v1/registrations/invitations');
  return (
    <section className="card">
      <h2>{say('尚未使用的邀请', 'Not used yet')}</h2>
      <OpenInvitations
        label={say('尚未使用的邀请', 'Not used yet')}
        query={invited}
        who={{ name: say('统一社会信用代码', 'Credit code'), cell: ({ uscc }) => uscc }}
        withdraw={may && ((id, key) => send('delete', '/api/v1/registrations/invitations/{id}', { path: { id }, key }))}
      />
    </section>
  );
}

function Pending({ registration }: { registration: Registration }) {
  const say = useSay();
  const names = useCodeNames();
  const path = { id: registration.id };
  return (
    <section className="card" aria-label={registration.name}>
      <h2>
        {registration.name}
        {registration.revision > 1 && <Tag className="mark">{say('单位已更正', 'Corrected by them')}</Tag>}
      </h2>
      <dl className="facts">
        <dt>{say('统一社会信用代码', 'Credit code')}</dt>
        <dd>
          {registration.uscc}{' '}
          {!registration.usccValid && (
            <Tag className="warned">{say('校验不符，凭证照核验', 'fails its check: against the licence')}</Tag>
          )}
        </dd>
        <dt>{say('注册地', 'District')}</dt>
        <dd>{names(registration.district)}</dd>
        <dt>{say('单位管理员', 'Administrator')}</dt>
        <dd>
          {registration.displayName} · {registration.email}
        </dd>
        <dt>{say('证照', 'Licence')}</dt>
        <dd>{registration.licenceFileId && <FileLink id={registration.licenceFileId} />}</dd>
        <dt>{say('提交时间', 'Filed')}</dt>
        <dd>
          <Instant at={registration.filedAt} />
        </dd>
      </dl>
      <div className="row actions">
        <ActButton
          type="primary"
          act={{
            title: { zh: '通过', en: 'Approve' },
            effect: {
              zh: '登记该单位，并邀请其管理员建立账号。',
              en: 'The organisation is registered, and its administrator invited.',
            },
            seen: registration.revision,
            send: (_, key, seen) =>
              send('post', '/api/v1/registrations/{id}/approval', {
                path,
                key,
                body: { revision: seen as number },
              }).catch(readAgainRefused),
          }}
        />
        <ActButton
          act={{
            title: { zh: '不予通过', en: 'Refuse' },
            about: registration.id,
            danger: true,
            fields: [
              {
                kind: 'text',
                name: 'reason',
                label: { zh: '理由', en: 'Reason' },
                max: LENGTHS.RefuseRegistrationDto.reason,
              },
            ],
            seen: registration.revision,
            send: (values, key, seen) =>
              send('post', '/api/v1/registrations/{id}/refusal', {
                path,
                key,
                body: { reason: values['reason'] as string, revision: seen as number },
              }).catch(readAgainRefused),
          }}
        />
      </div>
    </section>
  );
}
