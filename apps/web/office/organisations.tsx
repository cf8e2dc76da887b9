import { Tag } from 'antd';
import type { Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { send, useGet, usePages } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { useMay } from '../app/permissions.js';
import { ActButton } from '../common/act-form.js';
import { PagedTable, type Column } from '../common/table.js';
import { USCC_FIELD } from '../common/uscc-field.js';
import { useCodeNames } from '../dossiers/field-value.js';

/** The registered organisations. */
export function Organisations() {
  const say = useSay();
  const names = useCodeNames();
  const reference = useGet('/api/v1/reference');
  const may = useMay('add:organisation');
  const mayOverride = useMay('override:uscc');
  const pages = usePages('/api/v1/organisations');
  const checkedByHand: Column<Schemas['OrganisationDto']> = {
    name: say('办理', 'Action'),
    cell: ({ id, usccValid }) =>
      !usccValid && (
        <ActButton
          act={{
            title: { zh: '凭证照核验', en: 'Hold it against the licence' },
            effect: {
              zh: '个别真实代码不符合校验规则：上传证照扫描件并说明理由，记录在案。',
              en: 'Some real codes fail the rule: add a scan of the licence and say why; it goes on record.',
            },
            fields: [
              {
                kind: 'files',
                name: 'files',
                sentAs: 'licenceFileId',
                max: 1,
                label: { zh: '证照扫描件（一份）', en: 'The licence (one file)' },
              },
              {
                kind: 'text',
                name: 'reason',
                label: { zh: '理由', en: 'Reason' },
                max: LENGTHS.UsccOverrideDto.reason,
              },
            ],
            send: ({ files, reason }, key) =>
              send('put', '/api/v1/organisations/{id}/uscc-override', {
                path: { id },
                key,
                body: { licenceFileId: (files as string[])[0] as string, reason: reason as string },
              }),
          }}
        />
      ),
  };
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
                {
                  kind: 'line',
                  name: 'name',
                  label: { zh: '单位名称', en: 'Name' },
                  max: LENGTHS.AddOrganisationDto.name,
                },
                USCC_FIELD,
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
              cell: ({ uscc, usccValid, usccOverrideReason }) => (
                <>
                  {uscc}{' '}
                  {!usccValid && (
                    <Tag className="warned">
                      {usccOverrideReason === null
                        ? say('校验不符，须凭证照核验', 'fails its check: to be held against the licence')
                        : say('校验不符，已凭证照核验', 'fails its check, held against the licence')}
                    </Tag>
                  )}
                  {usccOverrideReason !== null && <p className="quiet typed">{usccOverrideReason}</p>}
                </>
              ),
            },
            { name: say('区', 'District'), cell: ({ district }) => names(district) },
            ...(mayOverride ? [checkedByHand] : []),
          ]}
        />
      </section>
    </>
  );
}
