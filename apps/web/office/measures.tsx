import { getRouteApi } from '@tanstack/react-router';
import { Checkbox, Segmented, Select } from 'antd';
import { articleText } from '#domain/measures/article.js';
import type { Measure } from '#domain/measures/measure.js';
import { useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { Loaded, Nothing } from '../common/states.js';
import { Table } from '../common/table.js';
import type { MeasureFilters } from './measure-filters.js';
import { differs, rulesOf, sideBySide, SUBJECTS, type Row, type Rule, type Subject } from './measure-rows.js';
import './office.css';

const route = getRouteApi('/desk/measures');

/** Two versions of the measures side by side, rule by rule, with their articles. */
export function Measures() {
  const say = useSay();
  const { left = '2024-draft', right = '2025', of = 'limits', changes } = route.useSearch();
  const navigate = route.useNavigate();
  const set = (change: MeasureFilters) =>
    void navigate({ search: { left, right, of, changes, ...change }, replace: true });
  const list = useGet('/api/v1/measures');
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
              '两个版本逐条对照；标注：S 文件所载，F 同类公告可查，A 本系统暂定。',
              'Two versions, rule by rule. S stated, F found elsewhere, A assumed here.',
            )}{' '}
            <a href="/public/measures">{say('通读', 'Read them')}</a>
          </p>
        </div>
      </div>
      <div className="filters no-print">
        <Select
          className="filter"
          aria-label={say('左侧版本', 'Version on the left')}
          value={left}
          onChange={(value) => set({ left: value })}
          options={options}
        />
        <Select
          className="filter"
          aria-label={say('右侧版本', 'Version on the right')}
          value={right}
          onChange={(value) => set({ right: value })}
          options={options}
        />
        <Checkbox checked={changes ?? false} onChange={({ target }) => set({ changes: target.checked || undefined })}>
          {say('只看有变化的', 'Changes only')}
        </Checkbox>
      </div>
      <div className="scroll subjects no-print">
        <Segmented
          aria-label={say('内容', 'Subject')}
          value={of}
          onChange={(subject) => set({ of: subject })}
          options={Object.entries(SUBJECTS).map(([value, text]) => ({ value: value as Subject, label: say(text) }))}
        />
      </div>
      <section className="card">
        <h2>{say(SUBJECTS[of])}</h2>
        <Loaded query={first}>
          {(one) => (
            <Loaded query={second}>
              {(two) => (
                <Comparison
                  subject={of}
                  left={one as unknown as Measure}
                  right={two as unknown as Measure}
                  changesOnly={changes ?? false}
                />
              )}
            </Loaded>
          )}
        </Loaded>
      </section>
    </>
  );
}

interface ComparisonProps {
  readonly subject: Subject;
  readonly left: Measure;
  readonly right: Measure;
  readonly changesOnly: boolean;
}

function Comparison({ subject, left, right, changesOnly }: ComparisonProps) {
  const say = useSay();
  const all = sideBySide(rulesOf(subject, left, say), rulesOf(subject, right, say));
  const changed = all.filter(differs);
  const rows = changesOnly ? changed : all;
  return (
    <>
      <p className="quiet" role="status">
        {say(`共 ${all.length} 条，${changed.length} 条有变化`, `${all.length} rules, ${changed.length} differ`)}
      </p>
      {rows.length === 0 ? (
        <Nothing>{say('两个版本相同。', 'The versions do not differ.')}</Nothing>
      ) : (
        <Table
          label={say(SUBJECTS[subject])}
          rows={rows}
          id={({ id }: Row) => id}
          columns={[
            { name: say('事项', 'What'), cell: ({ name }) => name },
            { name: left.id, cell: ({ left: rule }) => <Shown rule={rule} /> },
            // Two columns may be of one version: their names are what tells columns apart.
            {
              name: left.id === right.id ? `${right.id} ` : right.id,
              cell: (row) =>
                differs(row) ? <b className="changed">{<Shown rule={row.right} />}</b> : <Shown rule={row.right} />,
            },
          ]}
        />
      )}
    </>
  );
}

function Shown({ rule }: { rule: Rule | undefined }) {
  const say = useSay();
  if (!rule) return '–';
  return (
    <>
      {rule.shown}{' '}
      <span className="quiet">
        {say(articleText(rule.cited.article))} {rule.cited.mark}
      </span>
    </>
  );
}
