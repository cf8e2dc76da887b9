import { Button, InputNumber } from 'antd';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { useSay } from '../app/language.js';
import { DRAWING } from '../app/paper.js';
import { Loaded } from '../common/states.js';
import { useContent } from './content-of-file.js';
import type { FilePreviewProps } from './file-preview.js';
import { NotHere } from './not-here.js';
import { openPdf } from './pdf.js';
import { PdfPage } from './pdf-page.js';

/** A PDF page by page. */
export function Pdf(props: FilePreviewProps) {
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
  if (pdf === 'broken') return <NotHere id={file.id} />;
  if (!pdf)
    return (
      <p {...DRAWING} role="status">
        {say('正在打开…', 'Opening…')}
      </p>
    );
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
        fileId={file.id}
        pdf={pdf}
        page={page}
        zoom={zoom}
        marks={marks.filter((mark) => mark.page === page)}
        onPlace={onSpot && ((place) => onSpot({ page, place }))}
      />
    </div>
  );
}
