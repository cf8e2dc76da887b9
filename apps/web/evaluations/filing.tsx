import { Checkbox, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { Refused, type Problem, type Schemas } from '../api/client.js';
import { send, useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import type { CaseDetail } from '../cases/case-page.js';
import { ActButton } from '../common/act-form.js';
import { FilesField } from '../common/files-field.js';
import { ProblemAlert } from '../common/states.js';
import { Table } from '../common/table.js';
import { AutosaveState, useAutosave } from '../common/use-autosave.js';

type EvaluationDto = Schemas['EvaluationDetailDto'];
type Figure = Schemas['EvaluationFigureDto'];

/** What the server has. */
interface Stored {
  readonly figures: ReadonlyMap<string, number | null>;
  readonly statement: string;
  readonly items: readonly string[];
}
const has = ({ figures }: Stored, indicator: string): boolean => typeof figures.get(indicator) === 'number';

const NOT_ALL_SAVED: Problem = {
  status: 422,
  code: 'client.notAllSaved',
  sentence: {
    zh: '有清空的内容没有保存，尚未报送：请按页面提示补填（没有的数值填 0），然后再报送。',
    en: 'Something that you emptied is not saved, so nothing was filed: fill it in as the page says (0 where there is none), then file.',
  },
};

/** 自评: figures with their evidence, the statement, what earns a bonus; it saves itself until it is filed. */
export function Filing({ detail, evaluation }: { detail: CaseDetail; evaluation: EvaluationDto }) {
  const say = useSay();
  const path = { id: detail.id };
  const measure = useGet('/api/v1/measures/{id}', { path: { id: detail.measureId } });
  const bonus = (
    (measure.data?.evaluation as { bonusItems?: { id: string; name: Schemas['TextDto'] }[] } | undefined)?.bonusItems ??
    []
  ).map(({ id, name }) => ({ value: id, label: say(name) }));
  const [figures, setFigures] = useState(() => new Map(evaluation.figures.map((figure) => [figure.indicator, figure])));
  const [statement, setStatement] = useState(evaluation.statement ?? '');
  const [items, setItems] = useState<string[]>(evaluation.bonusItems);
  const [stored, setStored] = useState<Stored>(() => ({
    figures: new Map(evaluation.figures.map(({ indicator, claimed }) => [indicator, claimed])),
    statement: evaluation.statement ?? '',
    items: evaluation.bonusItems,
  }));
  const autosave = useAutosave(async () => {
    const typed = [...figures.values()].flatMap(({ indicator, claimed, evidence }) =>
      claimed === null ? [] : [{ indicator, claimed, evidence }],
    );
    if (typed.length > 0) {
      await send('put', '/api/v1/evaluations/{id}/figures', { path, body: { figures: typed } });
      setStored((before) => ({
        ...before,
        figures: new Map([...before.figures, ...typed.map((each) => [each.indicator, each.claimed] as const)]),
      }));
    }
    if (statement.trim()) {
      await send('put', '/api/v1/evaluations/{id}/statement', { path, body: { statement, bonusItems: items } });
      setStored((before) => ({ ...before, statement, items }));
    }
  });
  /** What was emptied is not saved: there is no figure that is none. Nor are bonus items without the words that claim them. */
  const emptied = [...figures.values()].filter(({ indicator, claimed }) => claimed === null && has(stored, indicator));
  const noWords = !statement.trim() && (stored.statement !== '' || items.join() !== stored.items.join());
  const set = (figure: Figure, change: Partial<Figure>) => {
    setFigures((before) => new Map(before).set(figure.indicator, { ...figure, ...change }));
    autosave.touched();
  };
  return (
    <section className="card">
      <div className="part-head">
        <h2>{say('填报自评材料', 'File the self-evaluation')}</h2>
        <AutosaveState state={autosave.state} unsaved={emptied.length + Number(noWords)} />
      </div>
      <ProblemAlert error={autosave.error} />
      <Table
        label={say('评价数据', 'Figures')}
        rows={[...figures.values()]}
        id={({ indicator }) => indicator}
        columns={[
          { name: say('指标', 'Indicator'), cell: ({ name }) => say(name) },
          {
            name: say('申报值', 'Claimed'),
            cell: (figure) => (
              <>
                <InputNumber
                  min={0}
                  aria-label={say(`申报值：${figure.name.zh}`, `Claimed: ${figure.name.en}`)}
                  value={figure.claimed}
                  onChange={(claimed) => set(figure, { claimed })}
                />
                {emptied.includes(figure) && (
                  <p className="wrong">
                    {say(
                      `未保存，已存的仍为 ${stored.figures.get(figure.indicator)}：没有的请填 0`,
                      `Not saved, ${stored.figures.get(figure.indicator)} still stands: enter 0 if there is none`,
                    )}
                  </p>
                )}
              </>
            ),
          },
          { name: say('上次', 'Before'), number: true, cell: ({ previous }) => previous ?? '–' },
          {
            name: say('证明材料', 'Evidence'),
            cell: (figure) => (
              <FilesField
                label={say(`证明材料：${figure.name.zh}`, `Evidence: ${figure.name.en}`)}
                value={figure.evidence}
                onChange={(evidence) => set(figure, { evidence })}
              />
            ),
          },
        ]}
      />
      <div className="field">
        <label htmlFor="statement">{say('自评说明', 'Self-evaluation')}</label>
        <Input.TextArea
          id="statement"
          rows={5}
          maxLength={10_000}
          value={statement}
          onChange={({ target }) => {
            setStatement(target.value);
            autosave.touched();
          }}
        />
      </div>
      {noWords && (
        <p className="wrong">
          {say(
            '自评说明为空，说明与加分项没有保存：请填写说明',
            'Neither this nor the bonus items are saved: write it',
          )}
        </p>
      )}
      <Checkbox.Group
        options={bonus}
        value={items}
        onChange={(chosen) => {
          setItems(chosen);
          autosave.touched();
        }}
      />
      <div className="row actions">
        {detail.yourRole === 'owner' && (
          <ActButton
            type="primary"
            act={{
              title: { zh: '报送', en: 'File it' },
              effect: {
                zh: '报送后不能修改；没有证明材料的指标不计分。',
                en: 'It cannot be changed afterwards; figures without evidence count for nothing.',
              },
              send: async (_, key) => {
                if (emptied.length > 0 || noWords) throw new Refused(NOT_ALL_SAVED);
                await autosave.now();
                return send('post', '/api/v1/evaluations/{id}/filing', { path, key });
              },
            }}
          />
        )}
      </div>
    </section>
  );
}
