import { DELEGABLE_ROLES } from '#domain/people/delegation.js';
import type { Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { send, useGet, usePages } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { useMay } from '../app/permissions.js';
import { usePerson } from '../app/session.js';
import { ActButton, type ActField } from '../common/act-form.js';
import { PagedTable } from '../common/table.js';
import { Day } from '../common/when.js';

type Delegation = Schemas['DelegationDto'];

const STATES: Readonly<Record<Delegation['state'], Schemas['TextDto']>> = {
  coming: { zh: '未开始', en: 'Coming' },
  running: { zh: '进行中', en: 'Running' },
  over: { zh: '已期满', en: 'Over' },
  ended: { zh: '已提前终止', en: 'Ended early' },
};

/** 委托代办: who stands in for whom, in which offices, and until when. */
export function Delegations() {
  const say = useSay();
  const { accountId, roles: own } = usePerson();
  const administers = useMay('manage:account');
  const mayDelegate = useMay('delegate:office');
  const mayEnd = useMay('end:delegation');
  const candidates = useGet('/api/v1/delegations/candidates', {}, { enabled: mayDelegate });
  const pages = usePages('/api/v1/delegations');
  const reference = useGet('/api/v1/reference');
  const roleName = (role: string) => say(reference.data?.roles.find(({ code }) => code === role)?.name) || role;
  const people = (candidates.data ?? []).map((each) => ({ value: each.accountId, label: each.displayName }));
  const offices = DELEGABLE_ROLES.filter((role) => administers || (own as readonly string[]).includes(role));
  const absent: ActField = {
    kind: 'choice',
    name: 'absentId',
    label: { zh: '被代办人', en: 'Who is absent' },
    hint: { zh: '不选为本人。', en: 'Oneself unless chosen.' },
    options: people,
    optional: true,
  };
  const fields: ActField[] = [
    ...(administers ? [absent] : []),
    {
      kind: 'choice',
      name: 'standInId',
      label: { zh: '代办人', en: 'Who stands in' },
      options: people.filter(({ value }) => value !== accountId),
    },
    {
      kind: 'choices',
      name: 'roles',
      label: { zh: '委托的岗位', en: 'Offices' },
      options: offices.map((role) => ({ value: role, label: roleName(role) })),
    },
    { kind: 'day', name: 'fromOn', label: { zh: '起始日', en: 'First day' } },
    { kind: 'day', name: 'untilOn', label: { zh: '终止日（含）', en: 'Last day' } },
    { kind: 'line', name: 'reason', label: { zh: '原因', en: 'Why' }, max: LENGTHS.DelegateDto.reason },
  ];
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{say('委托代办', 'Delegations')}</h1>
          <p className="quiet">
            {say(
              '外出期间由他人代办；代办人所办的，记为代被代办人办理。',
              'Somebody stands in while you are away; what they do is on record as done on your behalf.',
            )}
          </p>
        </div>
        {mayDelegate && (
          <ActButton
            type="primary"
            act={{
              title: { zh: '委托', en: 'Delegate' },
              fields,
              // Whoever has one office hands over that one.
              initial: offices.length === 1 ? { roles: offices } : undefined,
              send: (values, key) =>
                send('post', '/api/v1/delegations', { key, body: values as unknown as Schemas['DelegateDto'] }),
            }}
          />
        )}
      </div>
      <section className="card">
        <PagedTable
          label={say('委托代办', 'Delegations')}
          pages={pages}
          none={say('没有委托。', 'None.')}
          id={({ id }) => id}
          columns={[
            { name: say('被代办人', 'Absent'), cell: ({ absent: who }) => who.displayName },
            { name: say('代办人', 'Stands in'), cell: ({ standIn }) => standIn.displayName },
            { name: say('岗位', 'Offices'), cell: ({ roles }) => roles.map(roleName).join(say('、', ', ')) },
            {
              name: say('期间', 'When'),
              cell: ({ fromOn, untilOn }) => (
                <>
                  <Day on={fromOn} /> – <Day on={untilOn} />
                </>
              ),
            },
            { name: say('原因', 'Why'), cell: ({ reason }) => reason },
            { name: say('状态', 'State'), cell: ({ state }) => say(STATES[state]) },
            {
              name: say('办理', 'Action'),
              cell: ({ id, state }) =>
                mayEnd &&
                (state === 'coming' || state === 'running') && (
                  <ActButton
                    act={{
                      title: { zh: '终止', en: 'End' },
                      danger: true,
                      send: (_, key) => send('delete', '/api/v1/delegations/{id}', { path: { id }, key }),
                    }}
                  />
                ),
            },
          ]}
        />
      </section>
    </>
  );
}
