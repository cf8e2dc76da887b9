import { Input, Radio } from 'antd';
import { useRef, useState, type KeyboardEvent } from 'react';
import * as LENGTHS from '../api/lengths.js';
import { useSay } from '../app/language.js';
import { FaultAt } from '../common/fault-at.js';
import { controlId, faultProps, type Fault } from '../common/faults.js';
import { isExplained, type CheckItem, type Judged } from './check-marks.js';
import './check-list.css';

interface CheckListProps {
  readonly items: readonly CheckItem[];
  /** What was refused of them. */
  readonly faults: readonly Fault[];
  /** The item that is looked at: its documents are shown beside. */
  readonly onCurrent: (item: CheckItem) => void;
  readonly onJudge: (item: string, to: Judged) => void;
  /** It is to be saved now: somebody goes on from it. */
  readonly onLeave: () => void;
}

/** Items with their verdicts. Its keys work while the focus is in the list, and never where somebody types. */
export function CheckList({ items, faults, onCurrent, onJudge, onLeave }: CheckListProps) {
  const say = useSay();
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const go = (to: number) => {
    const next = Math.min(items.length - 1, Math.max(0, to));
    setAt(next);
    (list.current?.children[next] as HTMLElement | undefined)?.focus();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLTextAreaElement) return;
    if (event.key === 'j') go(at + 1);
    else if (event.key === 'k') go(at - 1);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <p className="quiet no-print">
        {say('键盘：', 'Keys: ')}
        <kbd>J</kbd> <kbd>K</kbd> {say('下一项、上一项', 'next, previous')} · <kbd>1</kbd> {say('符合', 'pass')} ·{' '}
        <kbd>2</kbd> {say('不符合', 'fail')}
      </p>
      <ul className="list" ref={list} onKeyDown={keys}>
        {items.map((item, index) => (
          <Item
            key={item.item}
            item={item}
            faults={faults}
            reached={index === at}
            onFocus={() => {
              setAt(index);
              onCurrent(item);
            }}
            onJudge={onJudge}
            onLeave={onLeave}
          />
        ))}
      </ul>
    </>
  );
}

interface ItemProps extends Pick<CheckListProps, 'faults' | 'onJudge' | 'onLeave'> {
  readonly item: CheckItem;
  readonly reached: boolean;
  readonly onFocus: () => void;
}

function Item({ item, faults, reached, onFocus, onJudge, onLeave }: ItemProps) {
  const say = useSay();
  const { verdict } = item;
  const at = controlId('marks', item.item);
  const reason = item.reason ?? '';
  const mark = (to: Judged['verdict']) => {
    onJudge(item.item, { verdict: to, reason });
    onLeave();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLTextAreaElement || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '1') mark('pass');
    else if (event.key === '2') mark('fail');
    else return;
    event.preventDefault();
  };
  return (
    <li tabIndex={reached ? 0 : -1} onFocus={onFocus} onKeyDown={keys} aria-labelledby={`check-${item.item}`}>
      <div className="check-item">
        <span id={`check-${item.item}`}>{say(item.text)}</span>
        <Radio.Group
          aria-labelledby={`check-${item.item}`}
          value={verdict}
          optionType="button"
          options={[
            { value: 'pass', label: say('符合', 'Pass') },
            { value: 'fail', label: say('不符合', 'Fail') },
          ]}
          onChange={({ target }) => mark(target.value as Judged['verdict'])}
        />
      </div>
      {verdict === 'fail' && (
        <Input.TextArea
          autoFocus={reason === ''}
          aria-label={say(`不符合的情况：${item.text.zh}`, `What is wrong: ${item.text.en}`)}
          placeholder={say(
            '写明不符合的情况，申报单位将据此补正',
            'Say what is wrong: the applicant corrects it by this',
          )}
          rows={2}
          maxLength={LENGTHS.CheckMarkDto.reason}
          status={reason !== '' && !isExplained(reason) ? 'error' : undefined}
          {...faultProps(at, faults)}
          value={reason}
          onChange={({ target }) => onJudge(item.item, { verdict, reason: target.value })}
          onBlur={onLeave}
        />
      )}
      <FaultAt id={at} faults={faults} />
    </li>
  );
}
