import { INVITED_BY_OFFICERS } from '#domain/people/account-rules.js';
import type { Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { send, useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { useMay } from '../app/permissions.js';
import { ActButton } from '../common/act-form.js';
import { OpenInvitations } from '../common/open-invitations.js';
import { useUnitField } from './unit-field.js';

type Invited = Schemas['InvitePersonDto'];

const AGAIN = {
  zh: '以同一角色再次邀请同一邮箱的，以新链接为准，旧链接随即失效。',
  en: 'Whoever is invited again as the same gets a new link, and the old one ends.',
};

/** 邀请: who has been asked to take part and has not answered yet. */
export function InvitedPeople() {
  const say = useSay();
  const administrator = useMay('manage:account');
  const may = useMay('invite:person');
  const invited = useGet('/api/v1/invitations');
  const reference = useGet('/api/v1/reference');
  const roles = (reference.data?.roles ?? []).map(({ code, name }) => ({ value: code, label: say(name) }));
  const offered = roles.filter(({ value }) =>
    administrator ? value !== 'applicant' : INVITED_BY_OFFICERS.some((role) => role === value),
  );
  const unit = useUnitField();
  const roleName = (role: string) => roles.find(({ value }) => value === role)?.label ?? role;
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{say('邀请', 'Invitations')}</h1>
          <p className="quiet">
            {say(
              '受邀人凭邮件中的链接建立账号；下列尚未接受。',
              'Not accepted yet: each by a link sent to the mailbox.',
            )}
          </p>
        </div>
        {may && (
          <ActButton
            type="primary"
            act={{
              title: { zh: '邀请', en: 'Invite' },
              effect: AGAIN,
              fields: [
                {
                  kind: 'line',
                  name: 'displayName',
                  label: { zh: '姓名', en: 'Name' },
                  max: LENGTHS.InvitePersonDto.displayName,
                },
                {
                  kind: 'line',
                  name: 'email',
                  label: { zh: '邮箱', en: 'Mailbox' },
                  max: LENGTHS.InvitePersonDto.email,
                },
                { kind: 'choices', name: 'roles', label: { zh: '角色', en: 'Roles' }, options: offered },
              ],
              fieldsFor: unit.fieldsFor,
              send: (values, key) => send('post', '/api/v1/invitations', { key, body: values as unknown as Invited }),
            }}
          />
        )}
      </div>
      <section className="card">
        <OpenInvitations
          label={say('邀请', 'Invitations')}
          query={invited}
          who={{ name: say('姓名', 'Name'), cell: ({ displayName }) => displayName }}
          as={{
            name: say('角色', 'Roles'),
            cell: ({ roles: given, recommendingUnitId: unitId }) => (
              <>
                {given.map(roleName).join(say('、', ', '))}
                {unitId && <p className="quiet">{unit.nameOf(unitId)}</p>}
              </>
            ),
          }}
          withdraw={may && ((id, key) => send('delete', '/api/v1/invitations/{id}', { path: { id }, key }))}
        />
      </section>
    </>
  );
}
