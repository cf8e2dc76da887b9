import type { PartName } from '#domain/dossier/parts.js';
import { useQuery } from '@tanstack/react-query';
import type { Refused } from '../api/client.js';
import { useSay } from '../app/language.js';
import { usePerson } from '../app/session.js';
import { ActButton } from '../common/act-form.js';
import { FilesField } from '../common/files-field.js';
import { useLedTo, wordsOf } from '../common/faults.js';
import { ProblemAlert } from '../common/states.js';
import { Instant } from '../common/when.js';
import { Conflict } from './conflict.js';
import type { DossierProblem } from './dossier-problems.js';
import { draftKey, keptDrafts, type Content } from './draft-store.js';
import { Fields } from './fields.js';
import type { KeptRow } from './kept-drafts.js';
import { capital } from './labels.js';
import { dropping } from './left-draft.js';
import type { Place, Seen } from './part-draft.js';
import type { SavedPart } from './save-part.js';
import { RowsInput } from './rows-input.js';
import { PART_SPECS, type FieldSpecs } from './specs.js';
import { useDraft } from './use-draft.js';

interface PartEditorProps {
  readonly dossierId: string;
  readonly part: PartName;
  readonly saved: SavedPart;
  readonly problems: readonly DossierProblem[];
}

/** One part of the dossier to fill in; it saves itself and says when it did. */
export function PartEditor(props: PartEditorProps) {
  const { accountId } = usePerson();
  const { dossierId, part } = props;
  const key = draftKey(accountId, dossierId, part);
  const kept = useQuery({
    queryKey: ['draft', key],
    queryFn: () => keptDrafts(key),
    networkMode: 'always',
    gcTime: 0,
    staleTime: Infinity,
  });
  return kept.isPending ? null : <PartForm {...props} place={{ accountId, dossierId, part }} kept={kept.data ?? []} />;
}

interface PartFormProps extends PartEditorProps {
  readonly place: Place;
  readonly kept: readonly KeptRow[];
}

function PartForm({ dossierId, part, saved, problems: reported, place, kept: drafts }: PartFormProps) {
  const say = useSay();
  const { content, state, kept, change, settle, drop } = useDraft(place, saved, drafts);
  const refused = state.kind === 'refused' ? refusedFields(part, state.error) : [];
  const problems = [...refused, ...reported];
  const faults = refused.map(({ path, detail }) => ({ at: controlOf(part, path, content), text: detail }));
  useLedTo(faults, wordsOf(faults));
  const { label, fields, evidence, table } = PART_SPECS[part];
  const whole = problems.filter(({ path }) => path === '' || path === 'rows' || path === 'evidence');
  return (
    <section className="card" aria-labelledby="part-title">
      <div className="part-head">
        <h2 id="part-title">{capital(say(label))}</h2>
        <SaveState state={state} kept={kept} />
      </div>
      {state.kind === 'refused' && (
        <>
          <ProblemAlert error={state.error} atFields={refused.map(({ path }) => path)} />
          {isForGood(state.error) && (
            <p className="row">
              <ActButton act={dropping(drop)} />
            </p>
          )}
        </>
      )}
      {state.kind === 'conflict' && (
        <Conflict part={part} theirs={state.theirs} conflicts={state.conflicts} onSettle={settle} />
      )}
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
            onEdit={(edit) => change((now) => ({ ...now, evidence: edit((now['evidence'] ?? []) as string[]) }))}
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
          onEdit={(edit) => change((now) => withRows(now, edit))}
        />
      )}
    </section>
  );
}

/** The part with its rows as they are edited; the same where that changes nothing. */
function withRows(now: Content, edit: (rows: readonly Content[]) => readonly Content[]): Content {
  const rows = (now['rows'] ?? []) as Content[];
  const edited = edit(rows);
  return edited === rows ? now : { ...now, rows: edited };
}

/** Will sending it again be refused again? Not where the line failed, the session ended or there was too much at once. */
const isForGood = ({ isFinal, problem: { status } }: Refused): boolean => isFinal && status !== 401 && status !== 429;

/** What the server would not store, at the fields that it names. */
function refusedFields(part: PartName, { problem }: Refused): DossierProblem[] {
  return (problem.errors ?? []).map(({ path, detail }) => ({
    part,
    path,
    code: 'wrongType',
    params: {},
    severity: 'error',
    field: detail,
    detail,
  }));
}

/** The control that a path of the part stands for. */
function controlOf(part: PartName, path: string, content: Content): string {
  const [name = '', row = '', member = ''] = path.split('.');
  if (name !== 'rows') return `${part}-${name}`;
  const { id } = ((content['rows'] ?? []) as Content[])[Number(row)] ?? {};
  return `${part}-${String(id)}-${member}`;
}

function SaveState({ state, kept }: Pick<Seen, 'state' | 'kept'>) {
  const say = useSay();
  return (
    <span className="quiet" role="status">
      {state.kind === 'saved' && state.at && (
        <>
          {state.merged
            ? say('已与别处的修改合并并保存', 'Merged with what was saved elsewhere, saved')
            : say('已保存', 'Saved')}{' '}
          <Instant at={state.at} />
        </>
      )}
      {state.kind === 'saved' && !state.at && say('尚未填写', 'Nothing saved yet')}
      {state.kind === 'typing' && say('正在填写…', 'Typing…')}
      {state.kind === 'saving' && say('正在保存…', 'Saving…')}
      {state.kind === 'offline' &&
        (kept
          ? say('没有网络，内容保留在本机，联网后自动保存', 'No network: kept in this browser, saved once it is back')
          : say(
              '没有网络，内容只在本页，请勿关闭本页',
              'No network: on this page alone, keep it open until it is saved',
            ))}
      {(state.kind === 'refused' || state.kind === 'conflict') &&
        (kept
          ? say('未保存，内容保留在本机', 'Not saved; kept in this browser')
          : say('未保存，内容只在本页，请勿关闭本页', 'Not saved, on this page alone: keep it open'))}
    </span>
  );
}
