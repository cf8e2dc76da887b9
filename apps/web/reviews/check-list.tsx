import { Input, Radio } from 'antd';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { useSay } from '../app/language.js';
import { useKept } from '../common/use-kept.js';
import './check-list.css';

export type CheckItem = Schemas['ChecklistItemDto'];
type Verdict = 'pass' | 'fail';

interface CheckListProps {
  readonly items: readonly CheckItem[];
  /** The item that is looked at: its documents are shown beside. */
  readonly onCurrent: (item: CheckItem) => void;
  /** As soon as somebody has judged it, whether or not it can be kept yet. */
  readonly onJudge: (item: string, fails: boolean) => void;
  readonly onMark: (marks: Schemas['CheckMarkDto'][]) => void;
}

/** Items with their verdicts. Its keys work while the focus is in the list, and never where somebody types. */
export function CheckList({ items, onCurrent, onJudge, onMark }: CheckListProps) {
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
            reached={index === at}
            onFocus={() => {
              setAt(index);
              onCurrent(item);
            }}
            onJudge={onJudge}
            onMark={onMark}
          />
        ))}
      </ul>
    </>
  );
}

/** Under which name a reason is kept until it is on record. */
export const unsentReason = (item: string): string => `Reason: ${item}`;

interface ItemProps extends Pick<CheckListProps, 'onJudge' | 'onMark'> {
  readonly item: CheckItem;
  readonly reached: boolean;
  readonly onFocus: () => void;
}

function Item({ item, reached, onFocus, onJudge, onMark }: ItemProps) {
  const say = useSay();
  // A reason that is not on record yet says as well that the item was found wanting.
  const [unsent, setUnsent, forgetUnsent] = useKept<string | null>(unsentReason(item.item), null);
  const [verdict, setVerdict] = useState<Verdict | null>(unsent === null ? item.verdict : 'fail');
  const reason = unsent ?? item.reason ?? '';
  const [seen, setSeen] = useState(item);
  if (seen !== item) {
    setSeen(item);
    const written = item.reason ?? '';
    if (unsent === null || item.verdict === 'pass') setVerdict(item.verdict);
    // What was typed on meanwhile stays, behind what a colleague or a mark on the document has put there.
    if (unsent !== null && item.verdict !== null) {
      if (item.verdict === 'pass' || written.includes(unsent.trim())) forgetUnsent();
      else if (!unsent.startsWith(written)) setUnsent(`${written}\n${unsent}`);
    }
  }
  const mark = (to: Verdict) => {
    setVerdict(to);
    onJudge(item.item, to === 'fail');
    // A failure is kept once it is explained.
    if (to === 'fail' && reason.trim() === '') return;
    onMark([to === 'fail' ? { item: item.item, verdict: to, reason } : { item: item.item, verdict: to }]);
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
          onChange={({ target }) => mark(target.value as Verdict)}
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
          value={reason}
          onChange={({ target }) => setUnsent(target.value)}
          onBlur={() => reason !== (item.reason ?? '') && mark('fail')}
        />
      )}
    </li>
  );
}
