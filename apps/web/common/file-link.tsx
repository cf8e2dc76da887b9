import { useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { Download } from './download.js';

/** A file by its name, to look at; it downloads. */
export function FileLink({ id }: { id: string }) {
  const say = useSay();
  const { data } = useGet('/api/v1/files/{id}', { path: { id } });
  return (
    <Download address={`/api/v1/files/${id}/content`}>
      {data
        ? say(`${data.name}（${sizeText(data.sizeBytes)}）`, `${data.name} (${sizeText(data.sizeBytes)})`)
        : say('文件', 'File')}
    </Download>
  );
}

function sizeText(bytes: number): string {
  return bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
