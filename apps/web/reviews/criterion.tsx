import { Input, InputNumber } from 'antd';
import * as LENGTHS from '../api/lengths.js';
import { useSay } from '../app/language.js';
import { FaultAt } from '../common/fault-at.js';
import { faultProps, type Fault } from '../common/faults.js';
import type { Sheet } from './score-draft.js';
import { reasonId, scoreId, type Given } from './score-faults.js';

interface CriterionProps {
  readonly criterion: Sheet['criteria'][number];
  readonly given: Given;
  readonly commentBelow: number;
  /** Those of the whole sheet. */
  readonly faults: readonly Fault[];
  readonly onGive: (part: Partial<Given>) => void;
}

/** One line of the rubric: points, and a comment, which says why where they are few. */
export function Criterion({
  criterion: { criterion, name, description, weight },
  given,
  commentBelow,
  faults,
  onGive,
}: CriterionProps) {
  const say = useSay();
  const low = given.score !== null && given.score < commentBelow;
  const [points, reason] = [scoreId(criterion), reasonId(criterion)];
  return (
    <li>
      <div className="check-item">
        <div className="criterion">
          <label htmlFor={points}>
            <b>{say(name)}</b> <span className="quiet">{say(`权重 ${weight}`, `weight ${weight}`)}</span>
          </label>
          <p className="quiet">{say(description)}</p>
        </div>
        <InputNumber {...faultProps(points, faults)} value={given.score} onChange={(score) => onGive({ score })} />
      </div>
      <FaultAt id={points} faults={faults} />
      <Input.TextArea
        {...(low && given.comment.trim() === '' && { status: 'warning' })}
        {...faultProps(reason, faults)}
        rows={low ? 2 : 1}
        maxLength={LENGTHS.CriterionScoreDto.comment}
        aria-label={say(`${name.zh}的评语`, `Comment on: ${name.en}`)}
        placeholder={low ? say('请说明低分的理由', 'Say why it is low') : say('评语（选填）', 'Comment (optional)')}
        value={given.comment}
        onChange={({ target }) => onGive({ comment: target.value })}
      />
      <FaultAt id={reason} faults={faults} />
    </li>
  );
}
