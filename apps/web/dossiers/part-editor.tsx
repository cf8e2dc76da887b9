import type { PartName } from '#domain/dossier/parts.js';
import { Button, Modal } from 'antd';
import type { Schemas } from '../api/client.js';
import { useSay } from '../app/language.js';
import { FilesField } from '../common/files-field.js';
import { ProblemAlert } from '../common/states.js';
import { Instant } from '../common/when.js';
import type { DossierProblem } from './dossier-problems.js';
import { Fields } from './fields.js';
import { capital } from './labels.js';
import { PartView } from './part-view.js';
import { RowsInput } from './rows-input.js';
import { PART_SPECS, type FieldSpecs } from './specs.js';
import { useDraft, type Content, type DraftState } from './use-draft.js';

interface PartEditorProps {
  readonly dossierId: string;
  readonly part: PartName;
  readonly saved: { readonly version: number; readonly content: Content; readonly savedAt: string | null };
  readonly problems: readonly DossierProblem[];
}

/** One part of the dossier to fill in; it saves itself and says when it did. */
export function PartEditor({ dossierId, part, saved, problems }: PartEditorProps) {
  const say = useSay();
  const { content, state, change, settle } = useDraft(dossierId, part, saved);
  const { label, fields, evidence, table } = PART_SPECS[part];
  const whole = problems.filter(({ path }) => path === '' || path === 'rows' || path === 'evidence');
  return (
    <section className="card" aria-labelledby="part-title">
      <div className="part-head">
        <h2 id="part-title">{capital(say(label))}</h2>
        <SaveState state={state} />
      </div>
      {state.kind === 'refused' && <ProblemAlert error={state.error} />}
      {state.kind === 'conflict' && <Conflict part={part} ours={content} theirs={state.theirs} onSettle={settle} />}
      {whole.length > 0 && (
        <ul className="wrong-list">
          {whole.map(({ detail }, index) => (
            <li key={index}>{say(detail)}</li>
          ))}
        </ul>
      )}
      <Fields
        fields={fields as FieldSpecs}
        content={content}
        at=""
        idPrefix={part}
        problems={problems}
        onChange={change}
      />
      {evidence !== 'none' && (
        <>
          <h3>{say('证明材料', 'Evidence')}</h3>
          <FilesField
            label={say('证明材料', 'Evidence')}
            dossierId={dossierId}
            value={(content['evidence'] ?? []) as string[]}
            onChange={(ids) => change({ ...content, evidence: ids })}
          />
        </>
      )}
      {table && (
        <RowsInput
          part={part}
          label={say(label)}
          table={table}
          dossierId={dossierId}
          rows={(content['rows'] ?? []) as Content[]}
          problems={problems}
          onChange={(rows) => change({ ...content, rows })}
        />
      )}
    </section>
  );
}

function SaveState({ state }: { state: DraftState }) {
  const say = useSay();
  return (
    <span className="quiet" role="status">
      {state.kind === 'saved' && state.at && (
        <>
          {say('已保存', 'Saved')} <Instant at={state.at} />
        </>
      )}
      {state.kind === 'saved' && !state.at && say('尚未填写', 'Nothing saved yet')}
      {state.kind === 'typing' && say('正在填写…', 'Typing…')}
      {state.kind === 'saving' && say('正在保存…', 'Saving…')}
      {(state.kind === 'refused' || state.kind === 'conflict') &&
        say('未保存，内容保留在本机', 'Not saved; kept in this browser')}
    </span>
  );
}

interface ConflictProps {
  readonly part: PartName;
  readonly ours: Content;
  readonly theirs: Schemas['PartContentDto'];
  readonly onSettle: (theirs: Schemas['PartContentDto'], keep: 'ours' | 'theirs') => void;
}

/** Both versions side by side, for a person to choose. */
function Conflict({ part, ours, theirs, onSettle }: ConflictProps) {
  const say = useSay();
  return (
    <Modal
      open
      closable={false}
      width={960}
      title={say('这一部分在别处也修改过', 'This part was changed elsewhere, too')}
      footer={
        <div className="row actions-end">
          <Button onClick={() => onSettle(theirs, 'theirs')}>{say('采用已保存的', 'Keep what was saved')}</Button>
          <Button type="primary" onClick={() => onSettle(theirs, 'ours')}>
            {say('以我的为准', 'Keep mine')}
          </Button>
        </div>
      }
    >
      <div className="two">
        <div>
          <h3>{say('我填写的', 'Mine')}</h3>
          <PartView part={part} content={ours} />
        </div>
        <div>
          <h3>
            {say('已保存的', 'Saved')} <Instant at={theirs.savedAt} />
          </h3>
          <PartView part={part} content={theirs.content as Content} />
        </div>
      </div>
    </Modal>
  );
}
