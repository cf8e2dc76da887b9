import { Button } from 'antd';
import { useSay } from '../app/language.js';
import type { Entry } from './field-record.js';

interface FieldConflictProps<T extends Entry> {
  readonly mine: T;
  readonly theirs: T;
  readonly word: (entry: T) => string;
  readonly onChoose: (keep: 'mine' | 'theirs') => void;
}

/** Somebody else of the team has recorded the same meanwhile: both are shown, one is chosen. */
export function FieldConflict<T extends Entry>({ mine, theirs, word, onChoose }: FieldConflictProps<T>) {
  const say = useSay();
  const shown = (entry: T) => (
    <>
      <b>{word(entry)}</b>
      {entry.remark && <p className="typed">{entry.remark}</p>}
      {entry.files.length > 0 && (
        <p className="quiet">{say(`照片 ${entry.files.length} 张`, `${entry.files.length} photos`)}</p>
      )}
    </>
  );
  return (
    <div className="two field-conflict" role="alert">
      <div>
        <p className="quiet">{say('我记录的', 'Mine')}</p>
        {shown(mine)}
        <Button onClick={() => onChoose('mine')}>{say('采用我的', 'Keep mine')}</Button>
      </div>
      <div>
        <p className="quiet">{say('他人已保存的', 'On record')}</p>
        {shown(theirs)}
        <Button onClick={() => onChoose('theirs')}>{say('采用已保存的', 'Keep theirs')}</Button>
      </div>
    </div>
  );
}
