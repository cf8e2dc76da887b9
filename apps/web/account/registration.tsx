import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { Fragment, useEffect, useRef, useState } from 'react';
import { api, Refused, told, type Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { readAgainRefused, send, useGet } from '../api/queries.js';
import { Door } from '../app/door.js';
import { useSay } from '../app/language.js';
import { ActButton, type ActField } from '../common/act-form.js';
import { ActForm } from '../common/form-of-act.js';
import { Loaded, ProblemAlert } from '../common/states.js';
import { useAttempt } from '../common/use-attempt.js';
import { INVITED_USCC_FIELD, USCC_FIELD } from '../common/uscc-field.js';
import './account.css';

type Own = Schemas['OwnRegistrationDto'];

/** Whoever has these looks at the registration and adds the licence; they stand behind the hash, which goes to no server. */
interface Receipt {
  readonly id: string;
  readonly token: string;
}

/** Of an organisation that was invited, from the link in its mail. */
function invitationOfLink(): string | undefined {
  return /^#invitation=([A-Za-z0-9_-]{43})$/.exec(window.location.hash)?.[1];
}

function receiptOfLink(): Receipt | null {
  const [, id, token] = /^#([0-9a-f-]{36})\.([A-Za-z0-9_-]{43})$/.exec(window.location.hash) ?? [];
  return id && token ? { id, token } : null;
}

/** 单位注册: what it is called, who administers it, its licence; an officer looks at it. */
export function Registration() {
  const say = useSay();
  const [receipt, setReceipt] = useState(receiptOfLink);
  useEffect(() => {
    const moved = () => setReceipt(receiptOfLink());
    window.addEventListener('hashchange', moved);
    return () => window.removeEventListener('hashchange', moved);
  }, []);
  return (
    <Door>
      <h2>{say('单位注册', 'Register an organisation')}</h2>
      {receipt ? (
        <Registered receipt={receipt} />
      ) : (
        <RegistrationForm
          onDone={({ id, token }) => {
            window.location.hash = `${id}.${token}`;
          }}
        />
      )}
      <p>
        <a href="/desk">{say('已有账号，登录', 'Sign in with an account')}</a>
      </p>
    </Door>
  );
}

function useFields(invited = false): readonly ActField[] {
  const say = useSay();
  const reference = useGet('/api/v1/reference');
  return [
    {
      kind: 'line',
      name: 'name',
      label: { zh: '单位名称', en: 'Name of the organisation' },
      max: LENGTHS.RegisterDto.name,
    },
    invited ? INVITED_USCC_FIELD : USCC_FIELD,
    {
      kind: 'choice',
      name: 'district',
      label: { zh: '注册所在区', en: 'District of registration' },
      options: (reference.data?.districts ?? []).map(({ code, name }) => ({ value: code, label: say(name) })),
    },
    {
      kind: 'line',
      name: 'displayName',
      label: { zh: '管理员姓名', en: 'Name of the administrator' },
      max: LENGTHS.RegisterDto.displayName,
    },
    {
      kind: 'line',
      name: 'email',
      label: { zh: '管理员邮箱', en: 'Mail address of the administrator' },
      max: LENGTHS.RegisterDto.email,
    },
  ];
}

function RegistrationForm({ onDone }: { onDone: (receipt: Receipt) => void }) {
  const invitation = invitationOfLink();
  const fields = useFields(invitation !== undefined);
  return (
    <ActForm
      act={{
        title: { zh: '提交注册', en: 'Register' },
        effect: {
          zh: '填写单位和管理员，随后上传证照。审核通过后，管理员会收到邀请邮件。',
          en: 'Give the organisation and its administrator, then its licence. Once it is approved, the administrator gets an invitation by mail.',
        },
        done: { zh: '已收到，请上传证照', en: 'Received: now add the licence' },
        fields,
        send: async (values, key) =>
          onDone(
            await send('post', '/api/v1/registrations', {
              key,
              body: { ...(values as unknown as Schemas['RegisterDto']), invitation },
            }),
          ),
      }}
    />
  );
}

function Registered({ receipt }: { receipt: Receipt }) {
  const say = useSay();
  const state = useQuery<Own, Refused>({
    queryKey: ['/api/v1/registrations/{id}', receipt],
    queryFn: () =>
      send('get', '/api/v1/registrations/{id}', {
        path: { id: receipt.id },
        headers: { 'X-Registration-Token': receipt.token },
      }),
  });
  return (
    <Loaded query={state}>
      {(read) => (
        <>
          <Alert
            className="problem"
            role="status"
            type={read.state === 'refused' ? 'error' : read.state === 'approved' ? 'success' : 'info'}
            title={say(read.stateText)}
            description={read.reason ?? undefined}
          />
          {read.state === 'withoutLicence' && <Licence receipt={receipt} onDone={() => void state.refetch()} />}
          {(read.state === 'withoutLicence' || read.state === 'pending') && <Stated read={read} receipt={receipt} />}
          {(read.state === 'withoutLicence' || read.state === 'pending') && (
            <p>
              {say(
                '请收藏本页地址：凭它查询结果，只有您有。',
                'Keep the address of this page: it shows you the result, and you alone have it.',
              )}
            </p>
          )}
          {read.state === 'refused' && (
            <Button onClick={() => (window.location.hash = '')}>{say('重新注册', 'Register anew')}</Button>
          )}
        </>
      )}
    </Loaded>
  );
}

/** What was stated, and its correction: until an officer has decided on it, a slip is no reason to register anew. */
function Stated({ read, receipt: { id, token } }: { read: Own; receipt: Receipt }) {
  const say = useSay();
  const fields = useFields();
  const stated = read as unknown as Record<string, unknown>;
  const shown = ({ name, ...field }: ActField) =>
    (field.kind === 'choice' && field.options.find(({ value }) => value === stated[name])?.label) ||
    String(stated[name]);
  return (
    <>
      <dl className="facts">
        {fields.map((field) => (
          <Fragment key={field.name}>
            <dt>{say(field.label)}</dt>
            <dd>{shown(field)}</dd>
          </Fragment>
        ))}
      </dl>
      <p>
        <ActButton
          act={{
            title: { zh: '更正所填内容', en: 'Correct this' },
            effect: {
              zh: '审核作出决定前可以更正；已上传的证照保留。受邀注册的，改了信用代码或邮箱即不再按邀请办理，改由工作人员审核。',
              en: 'Possible until it is decided on; a licence that was uploaded stays. Whoever was invited and changes the credit code or the mailbox is no longer taken by the invitation: an officer decides.',
            },
            done: { zh: '已更正', en: 'Corrected' },
            about: id,
            fields,
            initial: Object.fromEntries(fields.map(({ name }) => [name, stated[name]])),
            seen: read.revision,
            send: (values, key, revision) =>
              send('put', '/api/v1/registrations/{id}', {
                path: { id },
                headers: { 'X-Registration-Token': token },
                key,
                body: { ...values, revision } as unknown as Schemas['CorrectRegistrationDto'],
              }).catch(readAgainRefused),
          }}
        />
      </p>
    </>
  );
}

function Licence({ receipt: { id, token }, onDone }: { receipt: Receipt; onDone: () => void }) {
  const say = useSay();
  const chooser = useRef<HTMLInputElement>(null);
  const { busy, error, attempt } = useAttempt();
  const give = async (file: File | undefined) => {
    if (!file) return;
    const body = new FormData();
    body.set('file', file);
    await attempt(async () => {
      await told(
        api.POST('/api/v1/registrations/{id}/licence', {
          params: { path: { id }, header: { 'X-Registration-Token': token } },
          body: { file: file.name },
          bodySerializer: () => body,
        }),
      );
      onDone();
    });
    if (chooser.current) chooser.current.value = '';
  };
  return (
    <>
      <ProblemAlert error={error} />
      <input
        ref={chooser}
        type="file"
        hidden
        accept=".pdf,.png,.jpg,.jpeg"
        aria-label={say('证照扫描件', 'Scan of the licence')}
        onChange={({ target }) => void give(target.files?.[0])}
      />
      <p>
        <Button type="primary" loading={busy} onClick={() => chooser.current?.click()}>
          {say('上传营业执照或法人证书', 'Add the licence or certificate')}
        </Button>
      </p>
    </>
  );
}
