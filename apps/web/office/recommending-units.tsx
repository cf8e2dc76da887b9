import type { Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { send, useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { useMay } from '../app/permissions.js';
import { ActButton, type ActField } from '../common/act-form.js';
import { Loaded } from '../common/states.js';
import { Table } from '../common/table.js';
import { useCodeNames } from '../dossiers/field-value.js';

type Unit = Schemas['RecommendingUnitDto'];
type Draft = Schemas['RecommendingUnitDraftDto'];

/** What is left open is none. */
const draftOf = (values: Record<string, unknown>) => ({ districts: [], ...values }) as unknown as Draft;

/** 推荐单位: for which districts each answers; the administrator adds and changes them. */
export function RecommendingUnits() {
  const say = useSay();
  const names = useCodeNames();
  const manages = useMay('manage:recommendingUnit');
  const units = useGet('/api/v1/recommending-units');
  const reference = useGet('/api/v1/reference');
  const districts = (reference.data?.districts ?? []).map(({ code, name }) => ({ value: code, label: say(name) }));
  const named: ActField[] = [
    {
      kind: 'line',
      name: 'nameZh',
      label: { zh: '中文名称', en: 'Name in Chinese' },
      max: LENGTHS.RecommendingUnitDraftDto.nameZh,
    },
    {
      kind: 'line',
      name: 'nameEn',
      label: { zh: '英文名称', en: 'Name in English' },
      max: LENGTHS.RecommendingUnitDraftDto.nameEn,
    },
  ];
  const answering: ActField = {
    kind: 'choices',
    name: 'districts',
    label: { zh: '负责的区', en: 'Districts' },
    hint: { zh: '一个区只由一个单位负责。', en: 'For each district one unit answers.' },
    options: districts,
    optional: true,
  };
  const change = ({ id, name, cityWide, districts: given }: Unit) => (
    <ActButton
      act={{
        title: { zh: '更改', en: 'Change' },
        effect: {
          zh: '已经送交推荐的申报不随之改变。',
          en: 'What was given to a unit to recommend stays with it.',
        },
        initial: { nameZh: name.zh, nameEn: name.en, districts: given },
        fields: cityWide ? named : [...named, answering],
        send: (values, key) =>
          send('put', '/api/v1/recommending-units/{id}', { path: { id }, key, body: draftOf(values) }),
      }}
    />
  );
  return (
    <section className="card">
      <div className="page-head">
        <div>
          <h2>{say('推荐单位', 'Recommending units')}</h2>
          <p className="quiet">
            {say(
              '申报送交依托单位注册所在区的推荐单位；没有单位负责的区，或该单位没有在用的推荐人员的，送交全市推荐单位。',
              'An application goes to the unit of the district in which its host is registered; where none answers for that, or nobody can recommend for the unit, to the one for the whole city.',
            )}
          </p>
        </div>
        {manages && (
          <ActButton
            act={{
              title: { zh: '增设推荐单位', en: 'Add a unit' },
              fields: [...named, answering],
              send: (values, key) => send('post', '/api/v1/recommending-units', { key, body: draftOf(values) }),
            }}
          />
        )}
      </div>
      <Loaded query={units}>
        {(read) => (
          <Table
            label={say('推荐单位', 'Recommending units')}
            rows={read}
            id={({ id }) => id}
            columns={[
              { name: say('名称', 'Name'), cell: ({ name }) => say(name) },
              {
                name: say('负责的区', 'Districts'),
                cell: (unit) =>
                  unit.cityWide
                    ? say('其他单位都不负责的区', 'Those for which no other answers')
                    : unit.districts.map(names).join(say('、', ', ')),
              },
              { name: say('在用的推荐人员', 'People'), number: true, cell: ({ people }) => people },
              ...(manages ? [{ name: say('办理', 'Action'), cell: change }] : []),
            ]}
          />
        )}
      </Loaded>
    </section>
  );
}
