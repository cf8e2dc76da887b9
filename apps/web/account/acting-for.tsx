import { send, useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { ActButton } from '../common/act-form.js';
import { Table } from '../common/table.js';

/** 代表的单位: who belongs to several chooses for which one to act. Nothing for those who belong to one or none. */
export function ActingFor() {
  const say = useSay();
  const { data = [] } = useGet('/api/v1/account/organisations');
  if (data.length < 2) return null;
  return (
    <section className="card">
      <h2>{say('代表的单位', 'For whom you act')}</h2>
      <Table
        label={say('代表的单位', 'For whom you act')}
        rows={data}
        id={({ organisationId }) => organisationId}
        columns={[
          { name: say('单位', 'Organisation'), cell: ({ name }) => name },
          {
            name: say('身份', 'As'),
            cell: ({ administrator }) =>
              administrator ? say('单位管理员', 'its administrator') : say('同事', 'a colleague'),
          },
          {
            name: say('办理', 'Action'),
            cell: ({ organisationId, current }) =>
              current ? (
                say('目前代表', 'acting for it now')
              ) : (
                <ActButton
                  act={{
                    title: { zh: '改为代表该单位', en: 'Act for it' },
                    effect: {
                      zh: '此后看到的申报书、事项和通知均为该单位的。',
                      en: 'From then on you see its dossiers, cases and notices.',
                    },
                    send: async (_, key) => {
                      await send('put', '/api/v1/account/organisation', { key, body: { organisationId } });
                      // Nothing that was read for the other one stays on the page.
                      window.location.assign('/desk');
                    },
                  }}
                />
              ),
          },
        ]}
      />
    </section>
  );
}
