import { Checkbox, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { Schemas } from '../api/client.js';
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
  const autosave = useAutosave(async () => {
    const typed = [...figures.values()].flatMap(({ indicator, claimed, evidence }) =>
      claimed === null ? [] : [{ indicator, claimed, evidence }],
    );
    if (typed.length > 0) await send('put', '/api/v1/evaluations/{id}/figures', { path, body: { figures: typed } });
    if (statement.trim())
      await send('put', '/api/v1/evaluations/{id}/statement', { path, body: { statement, bonusItems: items } });
  });
  const set = (figure: Figure, change: Partial<Figure>) => {
    setFigures((before) => new Map(before).set(figure.indicator, { ...figure, ...change }));
    autosave.touched();
  };
  return (
    <section className="card">
      <div className="part-head">
        <h2>{say('填报自评材料', 'File the self-evaluation')}</h2>
        <AutosaveState state={autosave.state} />
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
              <InputNumber
                min={0}
                aria-label={say(`申报值：${figure.name.zh}`, `Claimed: ${figure.name.en}`)}
                value={figure.claimed}
                onChange={(claimed) => set(figure, { claimed })}
              />
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
      <Checkbox.Group
        options={bonus}
        value={items}
        onChange={(chosen) => {
          setItems(chosen);
          autosave.touched();
        }}
      />
      <div className="row actions">
        <ActButton
          type="primary"
          act={{
            title: { zh: '报送', en: 'File it' },
            effect: {
              zh: '报送后不能修改；没有证明材料的指标不计分。',
              en: 'It cannot be changed afterwards; figures without evidence count for nothing.',
            },
            send: async (_, key) => {
              await autosave.now();
              return send('post', '/api/v1/evaluations/{id}/filing', { path, key });
            },
          }}
        />
      </div>
    </section>
  );
}
