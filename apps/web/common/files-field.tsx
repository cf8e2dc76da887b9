import { Button, Progress } from 'antd';
import { createContext, useContext, useEffect, useRef, useState } from 'react';
import { Refused } from '../api/client.js';
import { setOut } from '../api/under-way.js';
import { upload } from '../api/upload.js';
import { LEFT } from '../api/uploading.js';
import { useSay } from '../app/language.js';
import { FileGlance } from './file-glance.js';
import { FileLink } from './file-link.js';
import './files-field.css';
import { newId } from './new-id.js';
import { ProblemAlert } from './states.js';

type Ids = readonly string[];

/** The form whose files are waited for before it is sent. */
export const FormOfFiles = createContext<object | undefined>(undefined);

interface FilesFieldProps {
  readonly value?: Ids;
  readonly onChange?: (ids: string[]) => void;
  /**
   * Instead of `onChange`: changes what the field holds by then, shown or not. Uploads go on when the field is left; without it they
   * end, for what it would set is of that time.
   */
  readonly onEdit?: (edit: (ids: Ids) => Ids) => void;
  /** How many there may be. */
  readonly max?: number;
  readonly dossierId?: string;
  /** Given by a visitor as such. */
  readonly asExpert?: boolean;
  readonly label: string;
  readonly readOnly?: boolean;
  readonly id?: string;
}

/** A file on its way, or one that did not get there. */
interface OnItsWay {
  readonly key: string;
  readonly file: File;
  readonly percent: number;
  /** The line has dropped, it goes on by itself. */
  readonly waiting: boolean;
  readonly error?: Refused;
  readonly abort: AbortController;
}

/** Files by id: uploaded here, with progress; the ids are the field's value. */
export function FilesField(props: FilesFieldProps) {
  const { value = [], onChange, onEdit, dossierId, asExpert, label, readOnly, id, max = Infinity } = props;
  const say = useSay();
  const form = useContext(FormOfFiles);
  const chooser = useRef<HTMLInputElement>(null);
  const [way, setWay] = useState<readonly OnItsWay[]>([]);
  /** Its name. */
  const [arrivedLast, setArrivedLast] = useState('');
  // Several may arrive at once, and others be removed meanwhile.
  const ids = useRef(value);
  useEffect(() => void (ids.current = value), [value]);
  // Whoever fills in other fields meanwhile has a newer form than the upload began with.
  const tell = useRef({ onChange, onEdit });
  useEffect(() => void (tell.current = { onChange, onEdit }), [onChange, onEdit]);
  const edit = (change: (ids: Ids) => Ids) => {
    if (tell.current.onEdit) return tell.current.onEdit(change);
    ids.current = change(ids.current);
    tell.current.onChange?.([...ids.current]);
  };
  const onItsWay = useRef(new Set<AbortController>());
  const left = useRef(false);
  useEffect(() => {
    const under = onItsWay.current;
    left.current = false;
    return () => {
      if (tell.current.onEdit) return;
      left.current = true;
      for (const abort of under) abort.abort(LEFT);
    };
  }, []);
  const note = (key: string, change: Partial<OnItsWay> | null) =>
    setWay((all) => all.flatMap((each) => (each.key === key ? (change ? [{ ...each, ...change }] : []) : [each])));
  const begin = async (file: File) => {
    const key = newId();
    const abort = new AbortController();
    setArrivedLast('');
    setWay((all) => [...all, { key, file, percent: 0, waiting: false, abort }]);
    onItsWay.current.add(abort);
    const arrived = setOut({ dossierId, form });
    try {
      const done = await upload(file, {
        dossierId,
        asExpert,
        signal: abort.signal,
        onProgress: (percent) => note(key, { percent }),
        onWaiting: (waiting) => note(key, { waiting }),
      });
      edit((now) => [...now, done.id]);
      note(key, null);
      setArrivedLast(file.name);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      note(key, abort.signal.aborted ? null : { error, waiting: false });
    } finally {
      onItsWay.current.delete(abort);
      arrived();
    }
  };
  const room = max - value.length - way.length;
  const take = async (files: FileList | null) => {
    const chosen = [...(files ?? [])];
    if (chooser.current) chooser.current.value = '';
    // Those that wait for their turn are under way, too.
    const arrived = setOut({ dossierId, form });
    try {
      for (const file of chosen.slice(0, Math.max(0, room))) if (!left.current) await begin(file);
    } finally {
      arrived();
    }
  };
  return (
    // In a form the keyboard is led here where its files are at fault.
    <div className="files" id={id} tabIndex={id === undefined ? undefined : -1}>
      {value.length > 0 && (
        <ul className="file-list">
          {value.map((file) => (
            <li key={file} className="row">
              <FileLink id={file} />
              <FileGlance id={file} />
              {!readOnly && (
                <Button
                  size="small"
                  type="text"
                  danger
                  onClick={() => {
                    setArrivedLast('');
                    edit((now) => now.filter((other) => other !== file));
                  }}
                >
                  {say('移除', 'Remove')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {way.map((each) => (
        <div key={each.key} className="on-its-way" role="group" aria-label={each.file.name}>
          <ProblemAlert
            error={each.error}
            onRetry={() => {
              note(each.key, null);
              void begin(each.file);
            }}
          />
          <div className="row">
            <span>{each.file.name}</span>
            {!each.error && <Progress percent={each.percent} size="small" aria-label={say('上传进度', 'Upload')} />}
            <span className="quiet" role="status">
              {each.waiting && say('网络中断，恢复后自动续传', 'The line has dropped: it goes on by itself')}
            </span>
            <Button
              size="small"
              type="text"
              onClick={() => {
                each.abort.abort();
                note(each.key, null);
              }}
            >
              {say('取消上传', 'Cancel')}
            </Button>
          </div>
        </div>
      ))}
      {!readOnly && <Told way={way} arrived={arrivedLast} />}
      {!readOnly && room > 0 && (
        <>
          <input
            ref={chooser}
            type="file"
            multiple={room > 1}
            hidden
            aria-label={label}
            accept=".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.mp4"
            onChange={({ target }) => void take(target.files)}
          />
          <Button size="small" onClick={() => chooser.current?.click()}>
            {max === 1 ? say('上传文件', 'Upload a file') : say('上传文件', 'Upload files')}
          </Button>
        </>
      )}
    </div>
  );
}

/** So often is it told how far a file has come to whoever does not see it. */
const TOLD_PERCENT = 25;

/** What becomes of the files, said. */
function Told({ way, arrived }: { way: readonly OnItsWay[]; arrived: string }) {
  const say = useSay();
  const under = way.find(({ error }) => !error);
  const percent = Math.floor((under?.percent ?? 0) / TOLD_PERCENT) * TOLD_PERCENT;
  return (
    <p className="visually-hidden" role="status">
      {under
        ? say(`正在上传：${under.file.name}，${percent}%`, `Uploading: ${under.file.name}, ${percent}%`)
        : arrived && say(`已上传：${arrived}`, `Uploaded: ${arrived}`)}
    </p>
  );
}
