import { lazy, Suspense, useEffect, useMemo } from 'react';
import type { Schemas } from '../api/client.js';
import { useSay } from '../app/language.js';
import { FileLink } from '../common/file-link.js';
import { Loaded, Reading } from '../common/states.js';
import { useContent } from './content-of-file.js';
import type { Mark, Place } from './mark.js';
import { NotHere } from './not-here.js';
import { OnceNear } from './once-near.js';

/** What reads a PDF is large: it comes where one is looked at, and where it cannot the file is downloaded. */
const Pdf = lazy(() =>
  import('./pdf-preview.js').then(
    ({ Pdf }) => ({ default: Pdf }),
    () => ({ default: ({ file }: FilePreviewProps) => <NotHere id={file.id} /> }),
  ),
);

/** What a mark is about: a page, and where on it. */
export interface Spot {
  readonly page: number;
  readonly place: Place;
}

export interface FilePreviewProps {
  readonly file: Schemas['FileDto'];
  readonly marks: readonly Mark[];
  readonly onSpot?: (spot: Spot) => void;
}

/** A file in the page: a PDF page by page, a picture as it is; others are downloaded. */
export function FilePreview({ file, marks, onSpot }: FilePreviewProps) {
  const say = useSay();
  if (file.mediaType === 'application/pdf')
    return (
      <OnceNear>
        <Suspense fallback={<Reading />}>
          <Pdf file={file} marks={marks} onSpot={onSpot} />
        </Suspense>
      </OnceNear>
    );
  if (file.mediaType.startsWith('image/')) return <Picture file={file} />;
  return (
    <p>
      {say('这类文件请下载后查看：', 'Files of this kind are read after a download: ')}
      <FileLink id={file.id} />
    </p>
  );
}

function Picture({ file }: { file: Schemas['FileDto'] }) {
  return <Loaded query={useContent(file)}>{(content) => <Shown content={content} name={file.name} />}</Loaded>;
}

function Shown({ content, name }: { content: Blob; name: string }) {
  const address = useMemo(() => URL.createObjectURL(content), [content]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return <img className="picture" src={address} alt={name} />;
}
