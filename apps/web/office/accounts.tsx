import { getRouteApi } from '@tanstack/react-router';
import { Tag } from 'antd';
import * as LENGTHS from '../api/lengths.js';
import { send, useGet, usePages } from '../api/queries.js';
import type { Schemas } from '../api/client.js';
import { useSay } from '../app/language.js';
import { useMay } from '../app/permissions.js';
import { usePerson } from '../app/session.js';
import { ActButton, type Act } from '../common/act-form.js';
import { FilterWords } from '../common/filter-words.js';
import { PagedTable } from '../common/table.js';
import { RecommendingUnits } from './recommending-units.js';
import { useUnitField } from './unit-field.js';

const route = getRouteApi('/desk/accounts');

/** 注销: a person is erased as far as the law allows; who is still needed by a case is refused. */
const erasure = (id: string): Act => ({
  title: { zh: '注销并删除个人信息', en: 'Erase the person' },
  effect: {
    zh: '不能恢复：姓名、邮箱、登录、通知和邮件即行删除；办理过的事项依法保存，不再显示姓名。办理中的事项还需要此人的，不予注销。',
    en: 'It cannot be undone. Name, mailbox, sign-ins, notices and mails go; acts in cases stay by law, without a name. Nobody is erased whom a case still needs.',
  },
  danger: true,
  fields: [{ kind: 'text', name: 'reason', label: { zh: '理由', en: 'Reason' }, max: LENGTHS.EraseDto.reason }],
  done: { zh: '已注销', en: 'Erased' },
  send: (values, key) =>
    send('post', '/api/v1/accounts/{id}/erasure', { path: { id }, key, body: values as { reason: string } }),
});

const change = (id: string, body: Schemas['ChangeAccountDto'], key: string) =>
  send('patch', '/api/v1/accounts/{id}', { path: { id }, key, body });

/** For whoever has lost it: it is given, and has to be replaced at the next sign-in. */
const newPassword = (id: string): Act => ({
  title: { zh: '重设密码', en: 'Give a new password' },
  effect: {
    zh: '原密码即行失效，已登录的会话全部退出；本人登录后须先更改密码。',
    en: 'The old one ends at once, and all sessions with it; whoever signs in with the new one chooses another first.',
  },
  fields: [{ kind: 'secret', name: 'password', label: { zh: '新密码', en: 'New password' } }],
  send: ({ password }, key) => change(id, { password: password as string }, key),
});

const withoutSecondFactor = (id: string): Act => ({
  title: { zh: '解除动态口令', en: 'Remove the second factor' },
  effect: {
    zh: '用于本人丢失验证器和恢复码；须先以其他方式核实身份。',
    en: 'For whoever has lost authenticator and recovery codes; make sure by other means who it is.',
  },
  danger: true,
  send: (_, key) => change(id, { removeSecondFactor: true }, key),
});

/** The accounts; the administrator adds them, gives them roles, disables and restores them. */
export function Accounts() {
  const say = useSay();
  const administrator = useMay('manage:account');
  const erases = useMay('erase:person');
  const { accountId: own } = usePerson();
  const reference = useGet('/api/v1/reference');
  const organisations = usePages('/api/v1/organisations', {}, { size: 200, enabled: administrator });
  const { sought } = route.useSearch();
  const navigate = route.useNavigate();
  const pages = usePages('/api/v1/accounts', { query: { search: sought } });
  const roles = (reference.data?.roles ?? []).map(({ code, name }) => ({ value: code, label: say(name) }));
  const unit = useUnitField();
  const roleName = (role: string) => roles.find(({ value }) => value === role)?.label ?? role;
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{say('账号', 'Accounts')}</h1>
        </div>
        {administrator && (
          <ActButton
            type="primary"
            act={{
              title: { zh: '新建账号', en: 'Add an account' },
              fields: [
                { kind: 'line', name: 'login', label: { zh: '账号', en: 'Account' }, max: LENGTHS.AddAccountDto.login },
                {
                  kind: 'line',
                  name: 'displayName',
                  label: { zh: '姓名', en: 'Name' },
                  max: LENGTHS.AddAccountDto.displayName,
                },
                { kind: 'choices', name: 'roles', label: { zh: '角色', en: 'Roles' }, options: roles },
                {
                  kind: 'choice',
                  name: 'organisationId',
                  label: { zh: '单位', en: 'Organisation' },
                  hint: { zh: '申报人须有单位。', en: 'An applicant needs one.' },
                  options: organisations.rows.map(({ id, name }) => ({ value: id, label: name })),
                  optional: true,
                },
                { kind: 'secret', name: 'password', label: { zh: '初始密码', en: 'First password' } },
              ],
              fieldsFor: unit.fieldsFor,
              send: (values, key) =>
                send('post', '/api/v1/accounts', { key, body: values as Schemas['AddAccountDto'] }),
            }}
          />
        )}
      </div>
      <section className="card">
        <FilterWords
          label={say('按姓名、账号或单位查找', 'Find by name, account or organisation')}
          value={sought}
          onChange={(words) => void navigate({ search: { sought: words }, replace: true })}
        />
        <PagedTable
          label={say('账号', 'Accounts')}
          pages={pages}
          none={sought ? say('没有符合的账号。', 'No account is called so.') : say('没有账号。', 'No accounts.')}
          id={({ id }) => id}
          columns={[
            { name: say('姓名', 'Name'), cell: ({ displayName }) => displayName },
            { name: say('账号', 'Account'), cell: ({ login }) => login },
            {
              name: say('角色', 'Roles'),
              cell: ({ roles: held, recommendingUnitId: unitId }) => (
                <>
                  {held.map(roleName).join(say('、', ', '))}
                  {unitId && <p className="quiet">{unit.nameOf(unitId)}</p>}
                </>
              ),
            },
            {
              name: say('状态', 'State'),
              cell: ({ disabled, erased }) =>
                erased ? (
                  <Tag>{say('已注销', 'Erased')}</Tag>
                ) : disabled ? (
                  <Tag>{say('已停用', 'Disabled')}</Tag>
                ) : (
                  say('在用', 'In use')
                ),
            },
            {
              name: say('办理', 'Action'),
              cell: ({ id, disabled, erased, roles: held, recommendingUnitId: unitId }) =>
                administrator &&
                id !== own &&
                !erased && (
                  <span className="row">
                    <ActButton
                      act={{
                        title: { zh: '调整角色', en: 'Change roles' },
                        initial: { roles: held, recommendingUnitId: unitId ?? undefined },
                        fields: [
                          { kind: 'choices', name: 'roles', label: { zh: '角色', en: 'Roles' }, options: roles },
                        ],
                        fieldsFor: unit.fieldsFor,
                        send: (values, key) =>
                          send('patch', '/api/v1/accounts/{id}', {
                            path: { id },
                            key,
                            body: values as Schemas['ChangeAccountDto'],
                          }),
                      }}
                    />
                    <ActButton
                      act={{
                        title: disabled ? { zh: '恢复', en: 'Restore' } : { zh: '停用', en: 'Disable' },
                        danger: !disabled,
                        send: (_, key) =>
                          send('patch', '/api/v1/accounts/{id}', { path: { id }, key, body: { disabled: !disabled } }),
                      }}
                    />
                    <ActButton act={newPassword(id)} />
                    <ActButton act={withoutSecondFactor(id)} />
                    {erases && <ActButton act={erasure(id)} />}
                  </span>
                ),
            },
          ]}
        />
      </section>
      <RecommendingUnits />
    </>
  );
}
