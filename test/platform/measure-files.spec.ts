import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAnnouncements } from '#platform/measures/holiday-files.js';
import { MeasureFileError, readMeasures } from '#platform/measures/measure-files.js';

const SEEDS = join(import.meta.dirname, '../../seeds/measures');

describe('measure files', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'measures-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('reads the three versions of the seeds', async () => {
    const measures = await readMeasures(SEEDS);
    expect([...measures.keys()]).toEqual(['2016', '2024-draft', '2025']);
  });

  it('names the file and the place of a broken weight', async () => {
    const json = JSON.parse(await readFile(join(SEEDS, '2025.json'), 'utf8'));
    json.types.park.indicators[3].fullValue = -1;
    const file = join(folder, 'broken.json');
    await writeFile(file, JSON.stringify(json));
    await expect(readMeasures(folder)).rejects.toThrow(`${file}: /types/park/indicators/3/fullValue must be between 0`);
  });

  it('names a file that is not JSON, and an empty or missing folder', async () => {
    await expect(readMeasures(folder)).rejects.toThrow('no measure found');
    await expect(readMeasures(join(folder, 'nowhere'))).rejects.toThrow(MeasureFileError);
    await writeFile(join(folder, 'x.json'), '{');
    await expect(readMeasures(folder)).rejects.toThrow(join(folder, 'x.json'));
  });

  it('refuses two versions in force at the same time', async () => {
    const text = await readFile(join(SEEDS, '2025.json'), 'utf8');
    await writeFile(join(folder, 'a.json'), text);
    await writeFile(join(folder, 'b.json'), text.replace('"id": "2025"', '"id": "2026"'));
    await expect(readMeasures(folder)).rejects.toThrow('in force at the same time');
  });
});

describe('announced holidays', () => {
  it('of the seeds can be read', async () => {
    await expect(readAnnouncements(join(SEEDS, '../reference/holidays.json'))).resolves.toEqual(expect.any(Array));
  });
});
