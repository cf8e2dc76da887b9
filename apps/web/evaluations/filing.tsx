import { Alert, Button, Checkbox, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { Refused, type Problem, type Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { send } from '../api/queries.js';
import { isUnderWay } from '../api/under-way.js';
import { STILL_UPLOADING } from '../api/uploading.js';
import { useSay, type Text } from '../app/language.js';
import type { CaseDetail } from '../cases/case-page.js';
import { ActButton } from '../common/act-form.js';
import { FaultAt } from '../common/fault-at.js';
import { controlId, faultProps, rowFaults, useLedTo, wordsOf } from '../common/faults.js';
import { FilesField, FormOfFiles } from '../common/files-field.js';
import { ProblemAlert } from '../common/states.js';
import { Table } from '../common/table.js';
import { AutosaveState } from '../common/use-autosave.js';
import { useBonusItems } from './bonus-items.js';
import type { Figure, Words } from './filing-changes.js';
import { useFilingDraft } from './filing-draft.js';

type EvaluationDto = Schemas['EvaluationDetailDto'];

const NOT_ALL_SAVED: Problem = {
  status: 422,
  code: 'client.notAllSaved',
  sentence: {
    zh: '有内容没有保存，尚未报送：请按页面提示补填（没有的数值填 0），然后再报送。',
    en: 'Something is not saved, so nothing was filed: fill it in as the page says (0 where there is none), then file.',
  },
};

const saidOfFigure = ({ claimed, evidence }: Figure): Text => ({
  zh: `${claimed ?? '未填'}（证明材料 ${evidence.length} 份）`,
  en: `${claimed ?? 'nothing'} (files: ${evidence.length})`,
});

const saidOfWords = ({ statement, items }: Words, bonus: readonly { value: string; label: string }[]): Text => {
  const chosen = bonus.filter(({ value }) => items.includes(value)).map(({ label }) => label);
  const said = [statement, ...chosen].join('\n');
  return { zh: said, en: said };
};

/** Somebody else has saved it meanwhile: whoever reads both says which one stands. */
function OnRecordInstead({ what, keep, drop }: { what: Text; keep: () => void; drop: () => void }) {
  const say = useSay();
  return (
    <Alert
      role="alert"
      type="warning"
      className="problem"
      title={say(
        '其间已另有填报，您的填报尚未保存。已存的是：',
        'Somebody else has filled this in meanwhile, and yours is not saved. On record is:',
      )}
      description={<p className="typed">{say(what)}</p>}
      action={
        <>
          <Button size="small" onClick={keep}>
            {say('以我的为准', 'Keep mine')}
          </Button>
          <Button size="small" onClick={drop}>
            {say('采用已存的', 'Take that')}
          </Button>
        </>
      }
    />
  );
}

/** 自评: figures with their evidence, the statement, what earns a bonus; it saves itself until it is filed. */
export function Filing({ detail, evaluation }: { detail: CaseDetail; evaluation: EvaluationDto }) {
  const say = useSay();
  const path = { id: detail.id };
  const bonus = useBonusItems(detail.measureId).map(({ id, name }) => ({ value: id, label: say(name) }));
  const [files] = useState(() => ({}));
  const draft = useFilingDraft(evaluation);
  const { figures, statement, items, autosave, noWords, wordsElsewhere } = draft;
  const unsaved =
    figures.filter(({ isEmptied, isElsewhere }) => isEmptied || isElsewhere).length +
    Number(noWords || wordsElsewhere !== undefined);
  const faults = rowFaults(autosave.error, 'figures');
  useLedTo(faults, wordsOf(faults));
  return (
    <section className="card">
      <div className="part-head">
        <h2>{say('填报自评材料', 'File the self-evaluation')}</h2>
        <AutosaveState state={autosave.state} unsaved={unsaved} />
      </div>
      <ProblemAlert error={autosave.error} atFields={faults.map(({ path }) => path)} />
      <FormOfFiles value={files}>
        <Table
          label={say('评价数据', 'Figures')}
          rows={figures}
          id={({ indicator }) => indicator}
          columns={[
            { name: say('指标', 'Indicator'), cell: ({ name }) => say(name) },
            {
              name: say('申报值', 'Claimed'),
              cell: (figure) => (
                <>
                  <InputNumber
                    {...faultProps(controlId('figures', figure.indicator), faults)}
                    min={0}
                    aria-label={say(`申报值：${figure.name.zh}`, `Claimed: ${figure.name.en}`)}
                    value={figure.claimed}
                    onChange={(claimed) => draft.setFigure(figure.stored, { claimed })}
                  />
                  <FaultAt id={controlId('figures', figure.indicator)} faults={faults} />
                  {figure.isElsewhere ? (
                    <OnRecordInstead
                      what={saidOfFigure(figure.stored)}
                      keep={() => draft.keepFigure(figure.stored)}
                      drop={() => draft.dropFigure(figure.stored)}
                    />
                  ) : (
                    figure.isEmptied && (
                      <p className="wrong">
                        {figure.stored.claimed === null
                          ? say(
                              '证明材料未保存：请填申报值，没有的填 0',
                              'The files are not saved: enter the value, 0 if there is none',
                            )
                          : say(
                              `未保存，已存的仍为 ${figure.stored.claimed}：没有的请填 0`,
                              `Not saved, ${figure.stored.claimed} still stands: enter 0 if there is none`,
                            )}
                      </p>
                    )
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
                  onChange={(evidence) => draft.setFigure(figure.stored, { evidence })}
                />
              ),
            },
          ]}
        />
      </FormOfFiles>
      <div className="field">
        <label htmlFor="statement">{say('自评说明', 'Self-evaluation')}</label>
        <Input.TextArea
          id="statement"
          rows={5}
          maxLength={LENGTHS.StatementDto.statement}
          value={statement}
          onChange={({ target }) => draft.setWords({ statement: target.value })}
        />
      </div>
      {wordsElsewhere && (
        <OnRecordInstead what={saidOfWords(wordsElsewhere, bonus)} keep={draft.keepWords} drop={draft.dropWords} />
      )}
      {noWords && (
        <p className="wrong">
          {say(
            '自评说明为空，说明与加分项没有保存：请填写说明',
            'Neither this nor the bonus items are saved: write it',
          )}
        </p>
      )}
      {bonus.length > 0 && (
        <div className="field" role="group" aria-labelledby="bonus-items">
          <p id="bonus-items">{say('加分项', 'Bonus items')}</p>
          <Checkbox.Group options={bonus} value={items} onChange={(chosen) => draft.setWords({ items: chosen })} />
        </div>
      )}
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
                if (isUnderWay({ form: files })) throw new Refused(STILL_UPLOADING);
                if (unsaved > 0) throw new Refused(NOT_ALL_SAVED);
                await autosave.now();
                const filed = await send('post', '/api/v1/evaluations/{id}/filing', { path, key });
                draft.forget();
                return filed;
              },
            }}
          />
        )}
      </div>
    </section>
  );
}
