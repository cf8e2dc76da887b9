import { Alert, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useSay } from '../app/language.js';
import { FileLink } from '../common/file-link.js';
import { isLocal } from './field-record.js';
import { dropPhoto, keepPhoto, readPhoto } from './field-store.js';

interface FieldPhotosProps {
  readonly label: string;
  readonly files: readonly string[];
  readonly onChange: (files: readonly string[]) => void;
}

/** Photos taken on the spot: kept in the browser until they are sent. */
export function FieldPhotos({ label, files, onChange }: FieldPhotosProps) {
  const say = useSay();
  const chooser = useRef<HTMLInputElement>(null);
  // Photos are kept one after another: others may be removed meanwhile.
  const latest = useRef(files);
  useEffect(() => void (latest.current = files), [files]);
  const [noRoom, setNoRoom] = useState<readonly string[]>([]);
  const add = async (chosen: readonly File[]) => {
    if (chooser.current) chooser.current.value = '';
    const added: string[] = [];
    const lost: string[] = [];
    for (const file of chosen) {
      const kept = await keepPhoto(file).catch(() => undefined);
      if (kept) added.push(kept);
      else lost.push(file.name);
    }
    setNoRoom(lost);
    if (added.length > 0) onChange([...latest.current, ...added]);
  };
  const remove = (file: string) => {
    onChange(files.filter((other) => other !== file));
    // Its place is needed for others.
    if (isLocal(file)) void dropPhoto(file).catch(() => undefined);
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
                onClick={() => remove(file)}
              >
                {say('移除', 'Remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {noRoom.length > 0 && (
        <Alert
          role="alert"
          type="error"
          title={say(
            `这台设备没有空间了，未保存：${noRoom.join('、')}。请清理出空间后重新选择。`,
            `No room on this device, so not kept: ${noRoom.join(', ')}. Free some space, then choose again.`,
          )}
        />
      )}
      <input
        ref={chooser}
        type="file"
        hidden
        multiple
        accept="image/jpeg,image/png"
        aria-label={label}
        onChange={({ target }) => void add([...(target.files ?? [])])}
      />
      <Button onClick={() => chooser.current?.click()}>{say('拍照或选择照片', 'Take or choose photos')}</Button>
    </div>
  );
}

function LocalPhoto({ id, label }: { id: string; label: string }) {
  const say = useSay();
  const [address, setAddress] = useState<string | null>();
  useEffect(() => {
    let shown: string | undefined;
    let gone = false;
    void readPhoto(id).then((photo) => {
      if (gone) return;
      shown = photo && URL.createObjectURL(photo);
      setAddress(shown ?? null);
    });
    return () => {
      gone = true;
      if (shown) URL.revokeObjectURL(shown);
    };
  }, [id]);
  if (address === null) return <span className="wrong">{say('照片已不在这台设备上', 'No longer on this device')}</span>;
  return address ? <img src={address} alt={label} /> : null;
}
