import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import readWorkbook from 'read-excel-file/node';
import type { ColumnKind, Value } from '#platform/spreadsheet/xlsx-cell.js';
import { xlsxStream } from '#platform/spreadsheet/xlsx-stream.js';
import { unpacked } from '../support/zip.js';

const column = (kind: ColumnKind) => ({ title: kind, kind, width: 10 });

describe('a workbook as a stream', () => {
  const cells = async (kind: ColumnKind, ...values: readonly Value[]) => {
    const rows = values.map((value) => [value]);
    const bytes = await buffer(xlsxStream([{ name: 'x', columns: [column(kind)], rows }]));
    const xml = String((await unpacked(bytes)).get('xl/worksheets/sheet1.xml'));
    const [{ data } = { data: [] }] = await readWorkbook(bytes);
    return { xml, read: data.slice(1).map(([value]) => value) };
  };

  it('has days and instants as a spreadsheet counts them, in Beijing', async () => {
    expect((await cells('date', '2026-02-28')).read).toEqual([new Date('2026-02-28T00:00:00Z')]);
    const [instant] = (await cells('instant', '2026-02-28T16:30:00.000Z')).read as unknown as [Date];
    expect(Math.round(instant.getTime() / 60_000)).toBe(Date.parse('2026-03-01T00:30:00Z') / 60_000);
  });

  it('has amounts exact to the fen', async () => {
    const { xml } = await cells('yuan', 1, 10, 123, 9_007_199_254_740_991, -5, 0);
    const written = [...xml.matchAll(/<v>([^<]+)<\/v>/g)].map(([, number]) => number);
    expect(written).toEqual(['0.01', '0.10', '1.23', '90071992547409.91', '-0.05', '0.00']);
  });

  it('leaves a cell empty where there is nothing', async () => {
    expect((await cells('date', '2026-01-01', null, '2026-01-02')).read[1]).toBeNull();
  });

  it('cuts what no cell can hold, and keeps line breaks', async () => {
    const [long, lines] = (await cells('text', 'x'.repeat(40_000), ' a\nb ')).read;
    expect([String(long).length, lines]).toEqual([32_767, 'a\nb']);
  });

  it('asks for rows as they are taken: a million of them are never held', async () => {
    let made = 0;
    function* rows() {
      for (; made < 1_000_000; made += 1) yield [`${made} ${Math.random()}`];
    }
    const stream = xlsxStream([{ name: 'x', columns: [column('text')], rows: rows() }]);
    await once(stream, 'readable');
    stream.read();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(made).toBeGreaterThan(0);
    expect(made).toBeLessThan(50_000);
    stream.destroy();
  });

  it('breaks where its rows do: nobody takes a part for the whole', async () => {
    async function* rows() {
      yield ['one'];
      throw new Error('the record is away');
    }
    const stream = xlsxStream([{ name: 'x', columns: [column('text')], rows: rows() }]);
    await expect(buffer(stream)).rejects.toThrow('the record is away');
  });

  it('names nobody who made it', async () => {
    const bytes = await buffer(xlsxStream([{ name: 'x', columns: [column('text')], rows: [['a']] }]));
    expect([...(await unpacked(bytes)).keys()]).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/workbook.xml',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/worksheets/sheet1.xml',
    ]);
  });
});
