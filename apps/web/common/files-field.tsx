import { Button, Progress } from 'antd';
import { useRef, useState } from 'react';
import { Refused } from '../api/client.js';
import { upload } from '../api/upload.js';
import { useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { ProblemAlert } from './states.js';

interface FilesFieldProps {
  readonly value?: readonly string[];
  readonly onChange?: (ids: string[]) => void;
  readonly dossierId?: string;
  readonly label: string;
  readonly readOnly?: boolean;
  readonly id?: string;
}

/** Files by id: uploaded here, with progress; the ids are the field's value. */
export function FilesField({ value = [], onChange, dossierId, label, readOnly, id }: FilesFieldProps) {
  const say = useSay();
  const chooser = useRef<HTMLInputElement>(null);
  const [percent, setPercent] = useState<number | null>(null);
  const [error, setError] = useState<Refused | null>(null);
  const take = async (files: FileList | null) => {
    const ids = [...value];
    setError(null);
    try {
      for (const file of files ?? []) {
        setPercent(0);
        ids.push((await upload(file, { dossierId, onProgress: setPercent })).id);
        onChange?.([...ids]);
      }
    } catch (caught) {
      if (!(caught instanceof Refused)) throw caught;
      setError(caught);
    } finally {
      setPercent(null);
      if (chooser.current) chooser.current.value = '';
    }
  };
  return (
    <div className="files" id={id}>
      {value.length > 0 && (
        <ul className="file-list">
          {value.map((file) => (
            <li key={file} className="row">
              <FileLink id={file} />
              {!readOnly && (
                <Button
                  size="small"
                  type="text"
                  danger
                  onClick={() => onChange?.(value.filter((other) => other !== file))}
                >
                  {say('移除', 'Remove')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <ProblemAlert error={error} />
      {percent !== null && <Progress percent={percent} size="small" aria-label={say('上传进度', 'Upload')} />}
      {!readOnly && (
        <>
          <input
            ref={chooser}
            type="file"
            multiple
            hidden
            aria-label={label}
            accept=".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.mp4"
            onChange={({ target }) => void take(target.files)}
          />
          <Button size="small" disabled={percent !== null} onClick={() => chooser.current?.click()}>
            {say('上传文件', 'Upload files')}
          </Button>
        </>
      )}
    </div>
  );
}

/** A file by its name, to look at; it downloads. */
export function FileLink({ id }: { id: string }) {
  const say = useSay();
  const { data } = useGet('/api/v1/files/{id}', { path: { id } });
  return (
    <a href={`/api/v1/files/${id}/content`} download>
      {data ? `${data.name}（${sizeText(data.sizeBytes)}）` : say('文件', 'File')}
    </a>
  );
}

function sizeText(bytes: number): string {
  return bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
