import { App, Button, Input, InputNumber } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { newKey, Refused, type Schemas } from '../api/client.js';
import { readAgain, send, useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { Loaded, ProblemAlert } from '../common/states.js';

type Sheet = Schemas['ReviewDto'];
interface Given {
  readonly score: number | null;
  readonly comment: string;
}

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
            {say(each.name)}：{each.score}
            {each.comment && <p className="typed quiet">{each.comment}</p>}
          </li>
        ))}
      </ul>
      {sheet.comment && <p className="typed">{sheet.comment}</p>}
    </>
  );
}

const PAUSE_MS = 1_000;

function Scoring({ caseId, sheet }: { caseId: string; sheet: Sheet }) {
  const say = useSay();
  const { message, modal } = App.useApp();
  const [given, setGiven] = useState(
    () =>
      new Map<string, Given>(
        sheet.criteria.map((each) => [each.criterion, { score: each.score, comment: each.comment ?? '' }]),
      ),
  );
  const [comment, setComment] = useState(sheet.comment ?? '');
  const [told, setTold] = useState<'saved' | 'typing' | 'saving' | null>(null);
  const [error, setError] = useState<Refused | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef({ given, comment });
  latest.current = { given, comment };

  const body = (): Schemas['ReviewDraftDto'] => ({
    scores: [...latest.current.given].flatMap(([criterion, each]) =>
      each.score === null
        ? []
        : [{ criterion, score: each.score, ...(each.comment.trim() && { comment: each.comment }) }],
    ),
    ...(latest.current.comment.trim() && { comment: latest.current.comment }),
  });
  const keep = async () => {
    if (body().scores.length === 0) return;
    setTold('saving');
    try {
      await send('put', '/api/v1/cases/{id}/review', { path: { id: caseId }, body: body() });
      setTold('saved');
      setError(null);
    } catch (caught) {
      if (!(caught instanceof Refused)) throw caught;
      setError(caught);
      setTold(null);
    }
  };
  const later = () => {
    setTold('typing');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void keep(), PAUSE_MS);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  const set = (criterion: string, change: Partial<Given>) => {
    setGiven((before) =>
      new Map(before).set(criterion, { score: null, comment: '', ...before.get(criterion), ...change }),
    );
    later();
  };
  const total = sheet.criteria.reduce(
    (sum, { criterion, weight }) => sum + ((given.get(criterion)?.score ?? 0) * weight) / 100,
    0,
  );
  const submit = () =>
    void modal.confirm({
      title: say('提交评分？', 'Submit the scores?'),
      content: say('提交后不能修改。', 'They cannot be changed afterwards.'),
      okText: say('提交', 'Submit'),
      onOk: async () => {
        clearTimeout(timer.current);
        try {
          await send('post', '/api/v1/cases/{id}/review', { path: { id: caseId }, body: body(), key: newKey() });
          void message.success(say('已提交', 'Submitted'));
          await readAgain();
        } catch (caught) {
          if (!(caught instanceof Refused)) throw caught;
          setError(caught);
        }
      },
    });
  return (
    <>
      <p className="quiet">
        {say(
          `每项按 0 至 100 分评分；低于 ${sheet.commentBelow} 分的须说明理由。评分自动暂存，全部专家提交前互不可见。`,
          `Score each from 0 to 100; below ${sheet.commentBelow} say why. Scores keep themselves as a draft; nobody sees another's before all are in.`,
        )}
      </p>
      <ProblemAlert error={error} />
      <ul className="list">
        {sheet.criteria.map((each) => {
          const own = given.get(each.criterion) ?? { score: null, comment: '' };
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
                  min={0}
                  max={100}
                  precision={0}
                  value={own.score}
                  onChange={(score) => set(each.criterion, { score })}
                />
              </div>
              <Input.TextArea
                rows={low ? 2 : 1}
                maxLength={1000}
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
          maxLength={4000}
          value={comment}
          onChange={({ target }) => {
            setComment(target.value);
            later();
          }}
        />
      </div>
      <div className="row actions">
        <Button type="primary" onClick={submit}>
          {say('提交评分', 'Submit the scores')}
        </Button>
        <span>{say(`加权合计 ${total.toFixed(2)}`, `Weighted total ${total.toFixed(2)}`)}</span>
        <span className="quiet" role="status">
          {told === 'saved' && say('已暂存', 'Draft saved')}
          {told === 'saving' && say('正在暂存…', 'Saving…')}
          {told === 'typing' && say('正在填写…', 'Typing…')}
        </span>
      </div>
    </>
  );
}
