import type { Schemas } from '../api/client.js';
import { send, useGet } from '../api/queries.js';
import { useSay, type Text } from '../app/language.js';
import { usePerson } from '../app/session.js';
import { Fold } from '../common/fold.js';
import { ActButton } from '../common/act-form.js';
import { Table } from '../common/table.js';

type Person = Schemas['DossierPersonDto'];
type DossierRole = Person['role'];

const ROLE_TEXTS: Readonly<Record<DossierRole, Text>> = {
  owner: { zh: '负责人：填报、提交、安排他人', en: 'Owner: fills in, submits, says who does what' },
  editor: { zh: '填报人：填写各部分', en: 'Editor: fills in the parts' },
  viewer: { zh: '查看人：只看不改', en: 'Viewer: reads it' },
};

/** What one is for a dossier of one's organisation: undefined until it is known, and for everybody else. */
export function useDossierRole(
  dossierId: string,
  { enabled }: { enabled: boolean },
): { readonly mine: DossierRole | undefined; readonly isComing: boolean } {
  const { accountId } = usePerson();
  const { data, isPending } = useGet('/api/v1/dossiers/{id}/people', { path: { id: dossierId } }, { enabled });
  return { mine: data?.find((each) => each.accountId === accountId)?.role, isComing: enabled && isPending };
}

/** 分工: who of the organisation owns this dossier, works on it, or looks at it. */
export function DossierPeople({ dossierId, mine }: { dossierId: string; mine: DossierRole | undefined }) {
  const say = useSay();
  const { data = [] } = useGet('/api/v1/dossiers/{id}/people', { path: { id: dossierId } });
  const give = ({ accountId, displayName, role }: Person) => (
    <ActButton
      act={{
        title: { zh: '变更分工', en: 'Change' },
        effect: { zh: `${displayName}在这份申报书中的分工。`, en: `What ${displayName} is for this dossier.` },
        initial: { role },
        fields: [
          {
            kind: 'choice',
            name: 'role',
            label: { zh: '分工', en: 'Role' },
            options: Object.entries(ROLE_TEXTS).map(([value, label]) => ({ value, label: say(label) })),
          },
        ],
        send: (values, key) =>
          send('put', '/api/v1/dossiers/{id}/people/{accountId}', {
            path: { id: dossierId, accountId },
            key,
            body: values as { role: DossierRole },
          }),
      }}
    />
  );
  return (
    <Fold
      className="claims"
      items={[
        {
          key: 'people',
          label: say(`分工（${data.length} 人）`, `Who does what (${data.length})`),
          children: (
            <Table
              label={say('分工', 'Who does what')}
              rows={data}
              id={({ accountId }) => accountId}
              columns={[
                { name: say('姓名', 'Name'), cell: ({ displayName }) => displayName },
                { name: say('分工', 'Role'), cell: ({ role }) => say(ROLE_TEXTS[role]) },
                {
                  name: say('办理', 'Action'),
                  cell: (each) =>
                    each.administrator
                      ? say('单位管理员，总是负责人', 'Administrator of the organisation: always an owner')
                      : mine === 'owner' && give(each),
                },
              ]}
            />
          ),
        },
      ]}
    />
  );
}
