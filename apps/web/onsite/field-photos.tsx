import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useSay } from '../app/language.js';
import { FileLink } from '../common/files-field.js';
import { isLocal } from './field-record.js';
import { keepPhoto, readPhoto } from './field-store.js';

interface FieldPhotosProps {
  readonly label: string;
  readonly files: readonly string[];
  readonly onChange: (files: readonly string[]) => void;
}

/** Photos taken on the spot: kept in the browser until they are sent. */
export function FieldPhotos({ label, files, onChange }: FieldPhotosProps) {
  const say = useSay();
  const chooser = useRef<HTMLInputElement>(null);
  const add = async (chosen: FileList | null) => {
    const added: string[] = [];
    for (const file of chosen ?? []) added.push(await keepPhoto(file));
    onChange([...files, ...added]);
    if (chooser.current) chooser.current.value = '';
  };
  return (
    <div>
      {files.length > 0 && (
        <ul className="file-list row">
          {files.map((file, index) => (
            <li key={file} className="field-photo">
              {isLocal(file) ? <LocalPhoto id={file} label={`${label} ${index + 1}`} /> : <FileLink id={file} />}
              <Button
                size="small"
                type="text"
                danger
                aria-label={say(`移除第 ${index + 1} 张`, `Remove photo ${index + 1}`)}
                onClick={() => onChange(files.filter((other) => other !== file))}
              >
                {say('移除', 'Remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <input
        ref={chooser}
        type="file"
        hidden
        multiple
        accept="image/jpeg,image/png"
        aria-label={label}
        onChange={({ target }) => void add(target.files)}
      />
      <Button onClick={() => chooser.current?.click()}>{say('拍照或选择照片', 'Take or choose photos')}</Button>
    </div>
  );
}

function LocalPhoto({ id, label }: { id: string; label: string }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    let shown: string | undefined;
    let gone = false;
    void readPhoto(id).then((photo) => {
      if (!photo || gone) return;
      shown = URL.createObjectURL(photo);
      setAddress(shown);
    });
    return () => {
      gone = true;
      if (shown) URL.revokeObjectURL(shown);
    };
  }, [id]);
  return address ? <img src={address} alt={label} /> : null;
}
