import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useSay } from '../app/language.js';
import { usePaper } from '../app/paper.js';
import { useDark } from '../app/theme.js';
import { saveFile } from '../common/save-file.js';
import { Nothing, ProblemAlert } from '../common/states.js';
import { Table } from '../common/table.js';
import { useAttempt } from '../common/use-attempt.js';
import { readSheetFile } from '../dossiers/sheet-file-later.js';
import { init, type Option } from './echarts.js';
import type { Figures, Ink } from './figures.js';
import { listPx, type Drawing } from './options.js';
import './statistics.css';

interface ChartProps {
  readonly title: string;
  readonly figures: Figures;
  readonly option: Drawing;
  readonly heightPx?: number;
}

const NO_INK: Ink = { text: '', quiet: '', line: '', card: '' };

/** A chart with its numbers, each to take along: as a picture, as a spreadsheet. */
export function Chart({ title, figures, option, heightPx = 280 }: ChartProps) {
  const say = useSay();
  const dark = useDark();
  const paper = usePaper();
  const room = useRef<HTMLDivElement>(null);
  const [numbers, setNumbers] = useState(false);
  const { busy, error, attempt } = useAttempt();
  const empty = figures.lines.length === 0;
  // Names may come later than the numbers that they stand at.
  const shown = JSON.stringify([figures, option(NO_INK)]);
  useEffect(() => {
    if (!room.current || empty) return;
    const element = room.current;
    const chart = init(element);
    // At once: paper waits for no frame.
    chart.setOption(drawing(option(inkOf(element), paper)));
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(element);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
    // Drawn anew when what it shows has changed; `option` is made at every drawing of the page.
  }, [shown, dark, paper, empty]);
  const picture = () => {
    const element = room.current as HTMLElement;
    const ink = inkOf(element);
    const size = { width: element.clientWidth, height: heightPx + listPx(figures) };
    const chart = init(document.createElement('div'), null, size);
    chart.setOption(drawing(option(ink, true)));
    const canvas = chart.renderToCanvas({ pixelRatio: 2, backgroundColor: ink.card });
    chart.dispose();
    canvas.toBlob((content) => content && saveFile(content, `${title}.png`));
  };
  const spreadsheet = async () => {
    const { fileOfLines } = await readSheetFile();
    saveFile(await fileOfLines(figures.headings, figures.lines), `${title}.xlsx`);
  };
  return (
    <section className="card chart" aria-label={title}>
      <h2>{title}</h2>
      {empty ? (
        <Nothing>{say('还没有可统计的内容。', 'Nothing to count yet.')}</Nothing>
      ) : (
        <>
          <div
            ref={room}
            role="img"
            aria-label={say(`${title}（图，数字见表格）`, `${title} (chart; the numbers are in the table)`)}
            style={{ height: paper ? heightPx + listPx(figures) : heightPx }}
          />
          <div className="row no-print">
            <Button size="small" aria-expanded={numbers} onClick={() => setNumbers(!numbers)}>
              {say('看数字', 'Numbers')}
            </Button>
            <Button size="small" onClick={picture}>
              {say('存为图片', 'As a picture')}
            </Button>
            <Button size="small" loading={busy} onClick={() => void attempt(spreadsheet)}>
              {say('存为表格', 'As a spreadsheet')}
            </Button>
          </div>
          <ProblemAlert error={error} />
          {numbers && <Numbers title={title} figures={figures} />}
        </>
      )}
    </section>
  );
}

function Numbers({ title, figures: { headings, lines } }: { title: string; figures: Figures }) {
  const say = useSay();
  return (
    <Table
      label={say(`${title}：数字`, `${title}: numbers`)}
      rows={lines}
      id={(line) => String(line[0])}
      columns={headings.map((name, index) => ({
        name,
        number: index > 0,
        cell: (line: Figures['lines'][number]) => line[index],
      }))}
    />
  );
}

/** Nothing moves, and nothing is written into the page that its policy would refuse. */
const drawing = (option: Option): Option => ({ animation: false, ...option });

function inkOf(element: HTMLElement): Ink {
  const style = getComputedStyle(element);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return { text: of('--ink'), quiet: of('--quiet'), line: of('--line'), card: of('--card') };
}
