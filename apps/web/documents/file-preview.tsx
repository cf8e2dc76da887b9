import { useQuery } from '@tanstack/react-query';
import { Button, InputNumber } from 'antd';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import { api, told, type Refused, type Schemas } from '../api/client.js';
import { useSay } from '../app/language.js';
import { FileLink } from '../common/file-link.js';
import { Loaded } from '../common/states.js';
import type { Mark, Place } from './mark.js';
import { openPdf } from './pdf.js';
import { PdfPage } from './pdf-page.js';

/** What a mark is about: a page, and where on it. */
export interface Spot {
  readonly page: number;
  readonly place: Place;
}

interface FilePreviewProps {
  readonly file: Schemas['FileDto'];
  readonly marks: readonly Mark[];
  readonly onSpot?: (spot: Spot) => void;
}

/** A file in the page: a PDF page by page, a picture as it is; others are downloaded. */
export function FilePreview({ file, marks, onSpot }: FilePreviewProps) {
  const say = useSay();
  if (file.mediaType === 'application/pdf') return <Pdf file={file} marks={marks} onSpot={onSpot} />;
  if (file.mediaType.startsWith('image/')) return <Picture file={file} />;
  return (
    <p>
      {say('这类文件请下载后查看：', 'Files of this kind are read after a download: ')}
      <FileLink id={file.id} />
    </p>
  );
}

/** The bytes of a file; they do not change. */
function useContent({ id }: Schemas['FileDto']) {
  return useQuery<Blob, Refused>({
    queryKey: ['/api/v1/files/{id}/content', id],
    queryFn: () =>
      told(
        api.GET('/api/v1/files/{id}/content', { params: { path: { id } }, parseAs: 'blob' }) as Promise<{
          data?: Blob;
          error?: unknown;
          response: Response;
        }>,
      ),
    staleTime: Infinity,
    gcTime: 60_000,
  });
}

function Picture({ file }: { file: Schemas['FileDto'] }) {
  return <Loaded query={useContent(file)}>{(content) => <Shown content={content} name={file.name} />}</Loaded>;
}

function Shown({ content, name }: { content: Blob; name: string }) {
  const address = useMemo(() => URL.createObjectURL(content), [content]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return <img className="picture" src={address} alt={name} />;
}

function Pdf(props: FilePreviewProps) {
  const content = useContent(props.file);
  return <Loaded query={content}>{(read) => <Pages {...props} content={read} />}</Loaded>;
}

function Pages({ file, content, marks, onSpot }: FilePreviewProps & { content: Blob }) {
  const say = useSay();
  const [pdf, setPdf] = useState<PDFDocumentProxy | 'broken' | null>(null);
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState(1);
  useEffect(() => {
    let gone = false;
    const opened = openPdf(content);
    opened.then(
      (read) => !gone && setPdf(read),
      () => !gone && setPdf('broken'),
    );
    return () => {
      gone = true;
      void opened.then((read) => read.loadingTask.destroy()).catch(() => undefined);
    };
  }, [content]);
  if (pdf === 'broken')
    return (
      <p role="alert">
        {say('这份文件不能在此打开，请下载查看：', 'This file cannot be shown here; download it: ')}
        <FileLink id={file.id} />
      </p>
    );
  if (!pdf) return <p role="status">{say('正在打开…', 'Opening…')}</p>;
  const go = (to: number) => setPage(Math.min(pdf.numPages, Math.max(1, to)));
  const keys = ({ key }: KeyboardEvent) => {
    if (key === 'PageDown') go(page + 1);
    if (key === 'PageUp') go(page - 1);
  };
  return (
    <div onKeyDown={keys}>
      <div className="row pdf-tools">
        <Button size="small" disabled={page === 1} onClick={() => go(page - 1)}>
          {say('上一页', 'Previous')}
        </Button>
        <InputNumber
          size="small"
          className="pdf-number"
          aria-label={say('页码', 'Page')}
          min={1}
          max={pdf.numPages}
          value={page}
          onChange={(to) => to && go(to)}
        />
        <span className="quiet">/ {pdf.numPages}</span>
        <Button size="small" disabled={page === pdf.numPages} onClick={() => go(page + 1)}>
          {say('下一页', 'Next')}
        </Button>
        <Button size="small" disabled={zoom <= 0.5} onClick={() => setZoom(zoom - 0.25)}>
          {say('缩小', 'Smaller')}
        </Button>
        <Button size="small" disabled={zoom >= 3} onClick={() => setZoom(zoom + 0.25)}>
          {say('放大', 'Larger')}
        </Button>
        {onSpot && (
          <Button size="small" onClick={() => onSpot({ page, place: '上部' })}>
            {say('标注本页', 'Mark this page')}
          </Button>
        )}
      </div>
      <PdfPage
        pdf={pdf}
        page={page}
        zoom={zoom}
        marks={marks.filter((mark) => mark.page === page)}
        onPlace={onSpot && ((place) => onSpot({ page, place }))}
      />
    </div>
  );
}
