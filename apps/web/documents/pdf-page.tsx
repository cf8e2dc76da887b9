import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState, type MouseEvent } from 'react';
import { useSay } from '../app/language.js';
import { DRAWING } from '../app/paper.js';
import { NotHere } from './not-here.js';
import { PLACES, placeAt, type Mark, type Place } from './mark.js';

interface PdfPageProps {
  /** The file that it is a page of. */
  readonly fileId: string;
  readonly pdf: PDFDocumentProxy;
  readonly page: number;
  /** 1 fills the width. */
  readonly zoom: number;
  readonly marks: readonly Mark[];
  readonly onPlace?: (place: Place) => void;
}

/** One page, drawn as wide as there is room; its text is there for those who have it read to them. */
export function PdfPage({ fileId, pdf, page, zoom, marks, onPlace }: PdfPageProps) {
  const say = useSay();
  const room = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [words, setWords] = useState('');
  const [state, setState] = useState<'drawing' | 'drawn' | 'failed'>('drawing');
  const width = useWidth(room);
  useEffect(() => {
    if (!canvas.current || width === 0) return;
    let task: RenderTask | undefined;
    let gone = false;
    setState('drawing');
    setWords('');
    const draw = async (on: HTMLCanvasElement) => {
      const read = await pdf.getPage(page);
      if (gone) return;
      const own = read.getViewport({ scale: 1 });
      const viewport = read.getViewport({ scale: (width * zoom * devicePixelRatio) / own.width });
      on.width = viewport.width;
      on.height = viewport.height;
      task = read.render({ canvas: on, viewport });
      await task.promise;
      const { items } = await read.getTextContent();
      if (!gone) setWords(items.map((item) => ('str' in item ? item.str : '')).join(' '));
    };
    draw(canvas.current).then(
      () => !gone && setState('drawn'),
      // Unless another page was asked for meanwhile, or the document was read anew.
      () => !gone && !pdf.loadingTask.destroyed && setState('failed'),
    );
    return () => {
      gone = true;
      task?.cancel();
    };
  }, [pdf, page, zoom, width]);
  const place = ({ nativeEvent: { offsetY }, currentTarget }: MouseEvent<HTMLCanvasElement>) =>
    onPlace?.(placeAt(offsetY / currentTarget.clientHeight));
  return (
    <div
      {...(state === 'drawing' && DRAWING)}
      className="pdf-room"
      ref={room}
      tabIndex={0}
      role="region"
      aria-label={say(`第 ${page} 页`, `Page ${page}`)}
    >
      {state === 'failed' && <NotHere id={fileId} page={page} />}
      <div className="pdf-page" style={{ width: width * zoom }} hidden={state === 'failed'}>
        <canvas ref={canvas} aria-hidden="true" onClick={place} className={onPlace && 'pdf-markable'} />
        {PLACES.map((third) => {
          const here = marks.filter((mark) => mark.place === third);
          return here.length > 0 && <MarksAt key={third} at={PLACES.indexOf(third)} marks={here} />;
        })}
      </div>
      <p className="visually-hidden">{words}</p>
    </div>
  );
}

function MarksAt({ at, marks }: { at: number; marks: readonly Mark[] }) {
  return (
    <ul className="pdf-marks" style={{ top: `${at * 33.3 + 2}%` }}>
      {marks.map((mark, index) => (
        <li key={index}>{mark.note}</li>
      ))}
    </ul>
  );
}

/** How wide an element is, as the window is changed. */
function useWidth(of: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!of.current) return;
    const watch = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    watch.observe(of.current);
    return () => watch.disconnect();
  }, [of]);
  return width;
}
