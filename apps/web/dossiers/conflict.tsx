import type { PartName } from '#domain/dossier/parts.js';
import type { MergeConflict, Side } from '#domain/dossier/merge.js';
import { Button, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useSay } from '../app/language.js';
import { Instant } from '../common/when.js';
import { PathLabel, PathValue } from './changes.js';
import type { SavedPart } from './save-part.js';

interface ConflictProps {
  readonly part: PartName;
  readonly theirs: SavedPart;
  readonly conflicts: readonly MergeConflict[];
  readonly onSettle: (theirs: SavedPart, choices: Readonly<Record<string, Side>>) => void;
}

/** What was changed here and elsewhere, side by side, for a person to choose; everything else has been merged. */
export function Conflict({ part, theirs, conflicts, onSettle }: ConflictProps) {
  const say = useSay();
  const [choices, setChoices] = useState<Readonly<Record<string, Side>>>({});
  const all = (side: Side) => Object.fromEntries(conflicts.map(({ path }) => [path, side]));
  return (
    <Modal
      open
      closable={false}
      width={960}
      title={say('这一部分在别处也修改过', 'This part was changed elsewhere, too')}
      footer={
        <div className="row actions-end">
          <Button onClick={() => onSettle(theirs, all('theirs'))}>{say('采用已保存的', 'Keep what was saved')}</Button>
          <Button onClick={() => onSettle(theirs, all('ours'))}>{say('以我的为准', 'Keep mine')}</Button>
          <Button type="primary" onClick={() => onSettle(theirs, choices)}>
            {say('按所选合并', 'Merge as chosen')}
          </Button>
        </div>
      }
    >
      <p>
        {say(
          `其余修改已自动合并；以下 ${conflicts.length} 处两边都改过，请选择。`,
          `All else has been merged. These ${conflicts.length} were changed on both sides: choose.`,
        )}{' '}
        <span className="quiet">
          {say('对方保存于', 'The other was saved')} <Instant at={theirs.savedAt} />
        </span>
      </p>
      {conflicts.map(({ path, ours, theirs: their }) => (
        <fieldset key={path} className="conflict">
          <legend>
            <PathLabel part={part} path={path} value={ours ?? their} />
          </legend>
          <Radio.Group
            className="two"
            value={choices[path] ?? 'ours'}
            onChange={({ target }) => setChoices({ ...choices, [path]: target.value as Side })}
          >
            <Radio value="ours">
              <b>{say('我填写的', 'Mine')}</b>
              <PathValue part={part} path={path} value={ours} />
            </Radio>
            <Radio value="theirs">
              <b>{say('已保存的', 'Saved')}</b>
              <PathValue part={part} path={path} value={their} />
            </Radio>
          </Radio.Group>
        </fieldset>
      ))}
    </Modal>
  );
}
