import { useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';

/** A file by its name, to look at; it downloads. */
export function FileLink({ id }: { id: string }) {
  const say = useSay();
  const { data } = useGet('/api/v1/files/{id}', { path: { id } });
  return (
    <a href={`/api/v1/files/${id}/content`} download>
      {data
        ? say(`${data.name}（${sizeText(data.sizeBytes)}）`, `${data.name} (${sizeText(data.sizeBytes)})`)
        : say('文件', 'File')}
    </a>
  );
}

function sizeText(bytes: number): string {
  return bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
