import { Button, Input, InputNumber } from 'antd';
import { useRef, useState } from 'react';
import { newKey, Refused } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { readAgain, send, useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { announce, confirm } from '../common/announce.js';
import { Loaded, ProblemAlert } from '../common/states.js';
import { AutosaveState } from '../common/use-autosave.js';
import { NOTHING_GIVEN, useScoreDraft, type Given, type Sheet } from './score-draft.js';

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
  const { typed, change, autosave, whole, body, forget } = useScoreDraft(caseId, sheet);
  const [error, setError] = useState<Refused | null>(null);
  const { given, comment } = typed;
  const key = useRef(newKey());
  const set = (criterion: string, part: Partial<Given>) =>
    change({ given: { ...given, [criterion]: { ...NOTHING_GIVEN, ...given[criterion], ...part } } });
  const total = sheet.criteria.reduce(
    (sum, { criterion, weight }) => sum + ((given[criterion]?.score ?? 0) * weight) / 100,
    0,
  );
  const submit = () => {
    const lacking = sheet.criteria.find(({ criterion }) => !isGiven(given[criterion] ?? NOTHING_GIVEN, sheet));
    if (lacking) {
      document.getElementById(`score-${lacking.criterion}`)?.focus();
      void announce.warning(
        say(
          `“${lacking.name.zh}”还没有评分、不是 0 至 100 的整数，或者低分没有说明理由。`,
          `“${lacking.name.en}” has no score, none in whole points from 0 to 100, or a low one without a reason.`,
        ),
      );
      return;
    }
    confirm({
      title: say('提交评分？', 'Submit the scores?'),
      content: say(
        `加权合计 ${total.toFixed(2)}。提交后不能修改。`,
        `Weighted total ${total.toFixed(2)}. They cannot be changed afterwards.`,
      ),
      okText: say('提交', 'Submit'),
      onOk: async () => {
        setError(null);
        // A draft that is still under way must not arrive behind what it leads to.
        await autosave.now().catch(() => undefined);
        try {
          await send('post', '/api/v1/cases/{id}/review', { path: { id: caseId }, body: body(), key: key.current });
          forget();
          void announce.success(say('已提交', 'Submitted'));
          await readAgain();
        } catch (caught) {
          if (!(caught instanceof Refused)) throw caught;
          if (caught.isFinal) key.current = newKey();
          setError(caught);
        }
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
      <ProblemAlert error={error ?? autosave.error} />
      <ul className="list">
        {sheet.criteria.map((each) => {
          const own = given[each.criterion] ?? NOTHING_GIVEN;
          const low = own.score !== null && own.score < sheet.commentBelow;
          return (
            <li key={each.criterion}>
              <div className="check-item">
                <div className="criterion">
                  <label htmlFor={`score-${each.criterion}`}>
                    <b>{say(each.name)}</b>{' '}
                    <span className="quiet">{say(`权重 ${each.weight}`, `weight ${each.weight}`)}</span>
                  </label>
                  <p className="quiet">{say(each.description)}</p>
                </div>
                <InputNumber
                  id={`score-${each.criterion}`}
                  status={isScore(own.score) ? undefined : 'error'}
                  aria-invalid={!isScore(own.score)}
                  value={own.score}
                  onChange={(score) => set(each.criterion, { score })}
                />
              </div>
              <Input.TextArea
                rows={low ? 2 : 1}
                maxLength={LENGTHS.CriterionScoreDto.comment}
                status={low && own.comment.trim() === '' ? 'warning' : undefined}
                aria-label={say(`${each.name.zh}的评语`, `Comment on: ${each.name.en}`)}
                placeholder={
                  low ? say('请说明低分的理由', 'Say why it is low') : say('评语（选填）', 'Comment (optional)')
                }
                value={own.comment}
                onChange={({ target }) => set(each.criterion, { comment: target.value })}
              />
            </li>
          );
        })}
      </ul>
      <div className="field">
        <label htmlFor="review-comment">{say('总体评语', 'Overall comment')}</label>
        <Input.TextArea
          id="review-comment"
          rows={3}
          maxLength={LENGTHS.ReviewDraftDto.comment}
          value={comment}
          onChange={({ target }) => change({ comment: target.value })}
        />
      </div>
      <div className="row actions">
        <Button type="primary" onClick={submit}>
          {say('提交评分', 'Submit the scores')}
        </Button>
        <span>{say(`加权合计 ${total.toFixed(2)}`, `Weighted total ${total.toFixed(2)}`)}</span>
        <AutosaveState state={autosave.state} />
        {!whole && (
          <span className="quiet">
            {say('尚未打分的项，评语与评分一并暂存', 'Comments are saved together with their scores')}
          </span>
        )}
      </div>
    </>
  );
}

/** It can be handed in: a score, and a reason where it is low. */
function isGiven({ score, comment }: Given, { commentBelow }: Sheet): boolean {
  return score !== null && isScore(score) && (score >= commentBelow || comment.trim() !== '');
}

/** Whole points, as the API takes them: what is typed otherwise is shown to be wrong, never changed. */
function isScore(score: number | null): boolean {
  return score === null || (Number.isInteger(score) && score >= 0 && score <= 100);
}
