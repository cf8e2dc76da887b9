import { Button, Input } from 'antd';
import { useRef, useState } from 'react';
import { newKey, Refused } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { readAgain, useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { announce, confirm } from '../common/announce.js';
import { FaultAt } from '../common/fault-at.js';
import { faultProps } from '../common/faults.js';
import { Loaded, ProblemAlert } from '../common/states.js';
import { AutosaveState } from '../common/use-autosave.js';
import { Criterion } from './criterion.js';
import { useScoreDraft, type Sheet } from './score-draft.js';
import {
  faultsOf,
  fieldAt,
  NOTHING_GIVEN,
  OVERALL_ID,
  refusedFaults,
  weightedTotal,
  type Given,
} from './score-faults.js';

/** 评分表: the rubric, a draft that keeps itself, and the submission for good. Nobody sees another's before all are in. */
export function Review({ caseId }: { caseId: string }) {
  const say = useSay();
  const sheet = useGet('/api/v1/cases/{id}/review', { path: { id: caseId } }, { keep: false });
  return (
    <section className="card">
      <h2>{say('评分表', 'Score sheet')}</h2>
      <Loaded query={sheet}>
        {(read) =>
          read.state === 'submitted' ? (
            <Submitted sheet={read} />
          ) : (
            <Scoring key={caseId} caseId={caseId} sheet={read} />
          )
        }
      </Loaded>
    </section>
  );
}

function Submitted({ sheet }: { sheet: Sheet }) {
  const say = useSay();
  return (
    <>
      <p>
        {say('已提交，总分 ', 'Submitted. Total: ')}
        <b>{sheet.score}</b>
      </p>
      <ul className="list">
        {sheet.criteria.map((each) => (
          <li key={each.criterion}>
            {say(each.name)} <b>{each.score}</b>
            {each.comment && <p className="typed quiet">{each.comment}</p>}
          </li>
        ))}
      </ul>
      {sheet.comment && <p className="typed">{sheet.comment}</p>}
    </>
  );
}

function Scoring({ caseId, sheet }: { caseId: string; sheet: Sheet }) {
  const say = useSay();
  const { typed, change, autosave, commentWaits, handIn } = useScoreDraft(caseId, sheet);
  const [error, setError] = useState<Refused | null>(null);
  const [handingIn, setHandingIn] = useState(false);
  const { given, comment } = typed;
  const key = useRef(newKey());
  const alert = useRef<HTMLDivElement>(null);
  const set = (criterion: string, part: Partial<Given>) =>
    change({ given: { ...given, [criterion]: { ...NOTHING_GIVEN, ...given[criterion], ...part } } });
  const total = weightedTotal(sheet, given);
  const refused = error ?? autosave.error;
  const faults = [...faultsOf(sheet, given, handingIn), ...(refused ? refusedFaults(sheet, refused.problem) : [])];
  const toldAtFields = (refused?.problem.errors ?? []).flatMap(({ path }) => (fieldAt(sheet, path) ? [path] : []));
  const submit = () => {
    setHandingIn(true);
    const [first] = faultsOf(sheet, given, true);
    if (first) {
      document.getElementById(first.at)?.focus();
      return;
    }
    let failed: Refused | undefined;
    confirm({
      title: say('提交评分？', 'Submit the scores?'),
      content: say(
        `加权合计 ${total}。提交后不能修改。`,
        `Weighted total ${total}. They cannot be changed afterwards.`,
      ),
      okText: say('提交', 'Submit'),
      onOk: async () => {
        setError(null);
        try {
          await handIn(key.current);
          void announce.success(say('已提交', 'Submitted'));
          await readAgain();
        } catch (caught) {
          if (!(caught instanceof Refused)) throw caught;
          if (caught.isFinal) key.current = newKey();
          failed = caught;
          setError(caught);
        }
      },
      // Whoever works by keyboard or ear is led to what was refused.
      afterClose: () => {
        if (!failed) return;
        const [fault] = refusedFaults(sheet, failed.problem);
        (fault ? document.getElementById(fault.at) : alert.current)?.focus();
      },
    });
  };
  return (
    <>
      <p className="quiet">
        {say(
          `每项按 0 至 100 分评分；低于 ${sheet.commentBelow} 分的须说明理由。评分自动暂存，全部专家提交前互不可见。`,
          `Score each from 0 to 100; below ${sheet.commentBelow} say why. Scores keep themselves as a draft; nobody sees another's before all are in.`,
        )}
      </p>
      <div ref={alert} tabIndex={-1}>
        <ProblemAlert error={refused} atFields={toldAtFields} />
      </div>
      <ul className="list">
        {sheet.criteria.map((each) => (
          <Criterion
            key={each.criterion}
            criterion={each}
            given={given[each.criterion] ?? NOTHING_GIVEN}
            commentBelow={sheet.commentBelow}
            faults={faults}
            onGive={(part) => {
              setError(null);
              set(each.criterion, part);
            }}
          />
        ))}
      </ul>
      <div className="field">
        <label htmlFor={OVERALL_ID}>{say('总体评语', 'Overall comment')}</label>
        <Input.TextArea
          {...faultProps(OVERALL_ID, faults)}
          rows={3}
          maxLength={LENGTHS.ReviewDraftDto.comment}
          value={comment}
          onChange={({ target }) => {
            setError(null);
            change({ comment: target.value });
          }}
        />
        <FaultAt id={OVERALL_ID} faults={faults} />
      </div>
      <div className="row actions">
        <Button type="primary" onClick={submit}>
          {say('提交评分', 'Submit the scores')}
        </Button>
        <span>{say(`加权合计 ${total}`, `Weighted total ${total}`)}</span>
        <AutosaveState state={autosave.state} unsaved={faultsOf(sheet, given, false).length} />
        {commentWaits && (
          <span className="quiet">
            {say('尚未打分的项，评语与评分一并暂存', 'Comments are saved together with their scores')}
          </span>
        )}
      </div>
    </>
  );
}
