import { init } from 'echarts';
import { bars, listPx } from '../../apps/web/statistics/options.js';

const INK = { text: '#000', quiet: '#555', line: '#ddd', card: '#fff' };
const NAMES = ['Accredited', 'Cultivated', 'Not selected', 'Ended before the meeting', 'Under way'];
const FIGURES = { headings: ['Year', ...NAMES], lines: [['2026', 5, 4, 3, 2, 1]] };
const WIDTH_PX = 320;

/** Where the words that stand in a drawing begin. */
function wordsOf(svg: string): Map<string, { readonly x: number; readonly y: number }> {
  const texts = [...svg.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)];
  return new Map(
    texts.map(([, attributes = '', word = '']) => {
      const number = (pattern: RegExp) => Number(pattern.exec(attributes)?.[1] ?? 0);
      return [
        word,
        {
          x: number(/ x="([\d.-]+)"/) + number(/translate\(([\d.-]+)/),
          y: number(/ y="([\d.-]+)"/) + number(/translate\([\d.-]+ ([\d.-]+)\)/),
        },
      ];
    }),
  );
}

describe('a chart on paper, or taken along as a picture', () => {
  it('names every series above what is drawn, however narrow it is', () => {
    const size = { width: WIDTH_PX, height: 280 + listPx(FIGURES) };
    const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
    const option = bars(FIGURES)(INK, true);
    chart.setOption({ animation: false, ...option });
    const words = wordsOf(chart.renderToSVGString());
    chart.dispose();
    const { top } = option['grid'] as { top: number };
    const seen = NAMES.filter((name) => {
      const at = words.get(name);
      return at && at.x >= 0 && at.x < WIDTH_PX / 2 && at.y > 0 && at.y < top;
    });
    expect(seen).toEqual(NAMES);
    expect(new Set(seen.map((name) => words.get(name)?.y)).size).toBe(NAMES.length);
  });
});
