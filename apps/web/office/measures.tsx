import { Select } from 'antd';
import { useState } from 'react';
import type { Schemas } from '../api/client.js';
import { useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { Loaded } from '../common/states.js';
import { Table } from '../common/table.js';

interface Limit {
  readonly name: Schemas['TextDto'];
  readonly unit: string;
  readonly amount: number;
  readonly article: string;
  readonly mark: string;
}

const UNITS: Readonly<Record<string, Schemas['TextDto']>> = {
  workingDays: { zh: '个工作日', en: 'working days' },
  calendarDays: { zh: '日', en: 'days' },
  months: { zh: '个月', en: 'months' },
  hours: { zh: '小时', en: 'hours' },
  dayOfYear: { zh: '（固定日期）', en: '(a fixed day)' },
};

/** Two versions of the measures side by side, limit by limit, with their articles. */
export function Measures() {
  const say = useSay();
  const list = useGet('/api/v1/measures');
  const [left, setLeft] = useState('2024-draft');
  const [right, setRight] = useState('2025');
  const options = (list.data ?? []).map(({ id, title }) => ({ value: id, label: `${id} ${say(title)}` }));
  const first = useGet('/api/v1/measures/{id}', { path: { id: left } });
  const second = useGet('/api/v1/measures/{id}', { path: { id: right } });
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{say('管理办法', 'Measures')}</h1>
          <p className="quiet">
            {say(
              '两个版本对照；标注：S 文件所载，F 同类公告可查，A 本系统暂定。',
              'Two versions side by side. S stated, F found elsewhere, A assumed here.',
            )}{' '}
            <a href="/public/measures">{say('通读', 'Read them')}</a>
          </p>
        </div>
      </div>
      <div className="filters">
        <Select
          className="filter"
          aria-label={say('左侧版本', 'Version on the left')}
          value={left}
          onChange={setLeft}
          options={options}
        />
        <Select
          className="filter"
          aria-label={say('右侧版本', 'Version on the right')}
          value={right}
          onChange={setRight}
          options={options}
        />
      </div>
      <section className="card">
        <h2>{say('期限', 'Limits')}</h2>
        <Loaded query={first}>
          {(one) => (
            <Loaded query={second}>
              {(two) => <Limits left={limitsOf(one)} right={limitsOf(two)} names={[left, right]} />}
            </Loaded>
          )}
        </Loaded>
      </section>
    </>
  );
}

const limitsOf = ({ deadlines }: Schemas['MeasureDto']) => deadlines as unknown as Readonly<Record<string, Limit>>;

interface LimitsProps {
  readonly left: Readonly<Record<string, Limit>>;
  readonly right: Readonly<Record<string, Limit>>;
  readonly names: readonly [string, string];
}

function Limits({ left, right, names }: LimitsProps) {
  const say = useSay();
  const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  const shown = (limit: Limit | undefined) =>
    limit
      ? `${limit.amount > 0 ? limit.amount : ''} ${say(UNITS[limit.unit] ?? { zh: '', en: '' })}（${limit.article}，${limit.mark}）`
      : '–';
  const differs = (key: string) => left[key]?.amount !== right[key]?.amount || left[key]?.unit !== right[key]?.unit;
  return (
    <Table
      label={say('期限', 'Limits')}
      rows={keys}
      id={(key) => key}
      columns={[
        { name: say('环节', 'Step'), cell: (key) => say((left[key] ?? right[key])?.name) },
        { name: names[0], cell: (key) => shown(left[key]) },
        { name: `${names[1]} `, cell: (key) => (differs(key) ? <b>{shown(right[key])}</b> : shown(right[key])) },
      ]}
    />
  );
}
