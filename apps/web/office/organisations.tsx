import { Tag } from 'antd';
import { send, useGet, usePages } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { useMay } from '../app/permissions.js';
import { ActButton } from '../common/act-form.js';
import { PagedTable } from '../common/table.js';
import { useCodeNames } from '../dossiers/field-value.js';

/** The registered organisations. */
export function Organisations() {
  const say = useSay();
  const names = useCodeNames();
  const reference = useGet('/api/v1/reference');
  const may = useMay('add:organisation');
  const pages = usePages('/api/v1/organisations');
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{say('单位', 'Organisations')}</h1>
        </div>
        {may && (
          <ActButton
            type="primary"
            act={{
              title: { zh: '登记单位', en: 'Register an organisation' },
              fields: [
                { kind: 'line', name: 'name', label: { zh: '单位名称', en: 'Name' }, max: 120 },
                {
                  kind: 'line',
                  name: 'uscc',
                  label: { zh: '统一社会信用代码', en: 'Unified social credit code' },
                  max: 32,
                },
                {
                  kind: 'choice',
                  name: 'district',
                  label: { zh: '所在区', en: 'District' },
                  options: (reference.data?.districts ?? []).map(({ code, name }) => ({
                    value: code,
                    label: say(name),
                  })),
                },
              ],
              send: (values, key) =>
                send('post', '/api/v1/organisations', {
                  key,
                  body: values as { name: string; uscc: string; district: string },
                }),
            }}
          />
        )}
      </div>
      <section className="card">
        <PagedTable
          label={say('单位', 'Organisations')}
          pages={pages}
          none={say('还没有登记单位。', 'None yet.')}
          id={({ id }) => id}
          columns={[
            { name: say('单位名称', 'Name'), cell: ({ name }) => name },
            {
              name: say('信用代码', 'Credit code'),
              cell: ({ uscc, usccValid }) => (
                <>
                  {uscc}{' '}
                  {!usccValid && (
                    <Tag className="warned">{say('校验不符，凭证照核验', 'fails its check: against the licence')}</Tag>
                  )}
                </>
              ),
            },
            { name: say('区', 'District'), cell: ({ district }) => names(district) },
          ]}
        />
      </section>
    </>
  );
}
