import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileTypeFromBuffer } from 'file-type';
import { validatePart } from '#api/dossiers/parts/validate-part.js';
import { filesNamedIn, filledIn, readDemoDossiers, readDemoFiles } from '#cli/demo/demo-dossiers.js';
import { claims } from '#domain/dossier/claims.js';
import { completeness } from '#domain/dossier/completeness/completeness.js';
import { gates } from '#domain/dossier/gates.js';
import { isUscc } from '#domain/identifiers/uscc.js';
import { BASE_TYPES, type PartName } from '#domain/measures/vocabulary.js';
import { dataScore, dimensionsBelowShare } from '#domain/scoring/data-score.js';
import { seededMeasure } from '../support/measures.js';

const DEMO = resolve(import.meta.dirname, '../../seeds/demo');
const MEASURE = seededMeasure('2025');
const DAYS = ['2026-11-21', '2027-01-04'];
const MAX_FILE_BYTES = 60_000;

const dossiers = await readDemoDossiers(join(DEMO, 'dossiers'));
const files = await readDemoFiles(join(DEMO, 'files'));
const fileIds = new Map(
  Object.keys(files).map((key, i) => [key, `0198f2c4-0000-7000-8000-${String(i).padStart(12, '0')}`]),
);
const organisations = ['accounts.json', 'applicants.json'].flatMap(
  (name) =>
    (
      JSON.parse(readFileSync(join(DEMO, name), 'utf8')) as {
        organisations: { key: string; name: string; uscc: string }[];
      }
    ).organisations,
);

/** What the rules see of a dossier that is filled in and submitted on `day`. */
function submitted(key: string, day: string) {
  const demo = dossiers.get(key);
  const organisation = organisations.find((each) => each.key === key);
  if (!demo || !organisation) throw new Error(`no dossier or organisation ${key}`);
  const year = Number(day.slice(0, 4));
  const dossier = { type: demo.type, parts: filledIn(demo, { signedOn: day, year, fileIds }) };
  const guide = { opensOn: day, closesOn: `${year}-12-31`, fields: [], countries: [] };
  const context = { submittedOn: day, guide, files: new Set(fileIds.values()), organisationUscc: organisation.uscc };
  return { dossier, context };
}

describe('the dossiers of the demonstration', () => {
  it('are of every type, at least three of each', () => {
    for (const type of BASE_TYPES) {
      expect([...dossiers.values()].filter((dossier) => dossier.type === type).length).toBeGreaterThanOrEqual(3);
    }
  });

  describe.each(DAYS)('submitted on %s', (day) => {
    it.each([...dossiers.keys()])('%s: complete without an error, and every gate is passed', (key) => {
      const { dossier, context } = submitted(key, day);
      const report = completeness(dossier, MEASURE, context);
      expect(report.parts.flatMap(({ problems }) => problems.filter(({ severity }) => severity === 'error'))).toEqual(
        [],
      );
      expect(report.complete).toBe(true);
      expect(gates(dossier, MEASURE, context).flatMap(({ reasons }) => reasons)).toEqual([]);
    });

    it.each([...dossiers.keys()])('%s: every part has the shape of a request', (key) => {
      for (const [part, content] of Object.entries(submitted(key, day).dossier.parts)) {
        expect(validatePart(part as PartName, content)).toMatchObject({ ok: true });
      }
    });

    it.each([...dossiers.keys()])('%s: every claim has its evidence', (key) => {
      const { dossier, context } = submitted(key, day);
      const found = claims(dossier, MEASURE, { submittedOn: day, referenceOn: context.guide.closesOn });
      expect(found.filter(({ withoutEvidence }) => withoutEvidence.length > 0)).toEqual([]);
    });
  });

  it('claim what their stories need: the strong near the full score, the middling at two thirds, the weak below', () => {
    const scoreOf = (key: string) => {
      const { dossier, context } = submitted(key, DAYS[0] ?? '');
      const found = claims(dossier, MEASURE, { submittedOn: context.submittedOn, referenceOn: context.guide.closesOn });
      const figures = Object.fromEntries(
        found.map(({ indicator, value, evidence }) => [indicator, { claimed: value, evidenceCount: evidence.length }]),
      );
      const rules = MEASURE.types[dossier.type];
      return dataScore({ rules, column: 'accreditation', figures, criteriaHundredths: { management: 8000 } });
    };
    const shareOf = { strong: [9000, 10_000], good: [8000, 9000], middling: [6500, 7500], weak: [5500, 7000] } as const;
    const story: Record<keyof typeof shareOf, string[]> = {
      strong: ['park', 'research', 'research2', 'platform', 'enterprise'],
      good: ['park2', 'park4', 'platform2', 'enterprise2'],
      middling: ['park3', 'research3', 'platform3', 'enterprise3'],
      weak: ['research4', 'platform4', 'enterprise4'],
    };
    expect(Object.values(story).flat().sort()).toEqual([...dossiers.keys()].sort());
    for (const [level, keys] of Object.entries(story)) {
      const [from, to] = shareOf[level as keyof typeof shareOf];
      for (const key of keys) {
        const { hundredths, dimensions } = scoreOf(key);
        expect({ key, hundredths, fits: hundredths >= from && hundredths < to }).toMatchObject({ key, fits: true });
        expect(dimensionsBelowShare(dimensions, MEASURE.accreditation.minDimensionSharePercent)).toEqual([]);
      }
    }
  });
});

describe('the attachments of the demonstration', () => {
  it.each(Object.entries(files))('%s is what its name says, and small', async (_, { file, name }) => {
    const path = join(DEMO, 'files', file);
    const detected = await fileTypeFromBuffer(readFileSync(path));
    expect(file.endsWith(`.${detected?.ext}`)).toBe(true);
    expect(name.endsWith(`.${detected?.ext}`)).toBe(true);
    expect(statSync(path).size).toBeLessThan(MAX_FILE_BYTES);
  });

  it('are PDF, image and DOCX, and every one is named by a dossier or a voucher', () => {
    const kinds = new Set(Object.values(files).map(({ file }) => file.split('.').at(-1)));
    expect([...kinds].sort()).toEqual(['docx', 'jpg', 'pdf', 'png']);
    const named = new Set([...dossiers.values()].flatMap(filesNamedIn));
    expect(Object.keys(files).filter((key) => !named.has(key))).toEqual([]);
  });
});

describe('the organisations of the demonstration', () => {
  it('have credit codes with valid check characters, each its own', () => {
    expect(organisations.filter(({ uscc }) => !isUscc(uscc))).toEqual([]);
    expect(new Set(organisations.map(({ uscc }) => uscc)).size).toBe(organisations.length);
    expect(new Set(organisations.map(({ name }) => name)).size).toBe(organisations.length);
  });

  it('apply under their own name and code', () => {
    for (const [key, { parts }] of dossiers) {
      const organisation = organisations.find((each) => each.key === key);
      expect([parts.host?.['name'], parts.host?.['uscc']]).toEqual([organisation?.name, organisation?.uscc]);
    }
  });
});
