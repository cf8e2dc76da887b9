/**
 * Dossiers for tests and demonstrations: complete and submittable as they come, and a test says only what it changes.
 *
 *   aDossier('park').without('site')
 *   aDossier('research').with('host', { uscc: '91110108MA01ABCD10' })
 *   aDossier('platform').withRows('deals', 12, (i) => ({ contractNumber: `HT-${i}` }))
 */
import type { BaseType, PartName } from '../measures/vocabulary.js';
import { PART_SCHEMA_VERSION } from './part.js';
import type { Row } from './part.js';
import type { Dossier, DossierParts, PartTypes } from './parts.js';
import { PARTS_OF } from './parts.js';
import { PART_SPECS } from './specs/index.js';
import type { FieldSpecs, PartSpec } from './specs/spec.js';
import { examplesOf } from './specs/spec.js';
import { ATTACHMENT_KINDS } from './vocabulary.js';

export interface SampleOptions {
  /** CalendarDate of the intended submission: all other dates move with it. */
  readonly on?: string;
  /** Ids of files to use as evidence, at least three. */
  readonly files?: readonly string[];
}

export const SAMPLE_DAY = '2026-11-20';
export const SAMPLE_FILES: readonly string[] = [1, 2, 3].map((n) => uuid(0xf0000 + n));
/** The year for which the examples of the declarations were written. */
const EXAMPLE_YEAR = Number(SAMPLE_DAY.slice(0, 4));

const HOST_NATURE_OF = {
  park: 'parkOperator',
  research: 'university',
  platform: 'socialOrganisation',
  enterprise: 'techEnterprise',
} as const;

type RowOf<P extends PartName> = PartTypes[P] extends { readonly rows: readonly (infer R extends Row)[] } ? R : never;
type TableName = { [P in PartName]: PartTypes[P] extends { readonly rows: readonly Row[] } ? P : never }[PartName];

/** A complete dossier of the type. */
export function aDossier(type: BaseType, options: SampleOptions = {}): SampleDossier {
  const on = options.on ?? SAMPLE_DAY;
  const files = options.files ?? SAMPLE_FILES;
  const empty = new SampleDossier(type, {}, { on, files });
  return PARTS_OF[type].reduce<SampleDossier>((dossier, part) => fillers[part]?.(dossier) ?? dossier.fill(part), empty);
}

/** Immutable: every change answers a new dossier. */
export class SampleDossier implements Dossier {
  constructor(
    readonly type: BaseType,
    readonly parts: DossierParts,
    readonly options: Required<SampleOptions>,
  ) {}

  /** Fields of a part are set; a table keeps its rows. */
  with<P extends PartName>(part: P, fields: Partial<PartTypes[P]>): SampleDossier {
    return this.replace(part, { ...(this.parts[part] ?? this.blank()), ...fields });
  }

  /** The part is taken out, or fields of it. */
  without<P extends PartName>(part: P, ...fields: (keyof PartTypes[P] & string)[]): SampleDossier {
    const kept = Object.entries(this.parts[part] ?? this.blank()).filter(([name]) => !fields.includes(name as never));
    if (fields.length > 0) return this.replace(part, Object.fromEntries(kept));
    const rest = Object.entries(this.parts).filter(([name]) => name !== part);
    return new SampleDossier(this.type, Object.fromEntries(rest), this.options);
  }

  /** The table holds `count` rows of the example, each with what `change` says. */
  withRows<P extends TableName>(
    part: P,
    count: number,
    change: (index: number) => Partial<RowOf<P>> = () => ({}),
  ): SampleDossier {
    const rows = Array.from({ length: count }, (_, i) => ({ ...this.exampleRow(part, i), ...change(i) }));
    return this.replace(part, { ...(this.parts[part] ?? this.blank()), rows });
  }

  /** One row of the table is changed. */
  withRow<P extends TableName>(part: P, index: number, change: Partial<RowOf<P>>): SampleDossier {
    const rows = rowsOf(this.parts[part]).map((row, i) => (i === index ? { ...row, ...change } : row));
    return this.replace(part, { ...(this.parts[part] ?? this.blank()), rows });
  }

  /** The part as its examples have it. */
  fill(part: PartName): SampleDossier {
    const spec = PART_SPECS[part] as PartSpec;
    const form = { ...this.blank(), ...this.examples(spec.fields) };
    const evidence = spec.evidence === 'none' ? {} : { evidence: this.options.files.slice(0, 1) };
    const rows = spec.table === undefined ? {} : { rows: [this.exampleRow(part as TableName, 0)] };
    return this.replace(part, { ...form, ...evidence, ...rows });
  }

  /** This year of the examples, moved to the year of the sample. */
  year(exampleYear: number): number {
    return exampleYear + Number(this.options.on.slice(0, 4)) - EXAMPLE_YEAR;
  }

  private replace(part: PartName, content: object): SampleDossier {
    return new SampleDossier(this.type, { ...this.parts, [part]: content }, this.options);
  }

  private blank() {
    return { schemaVersion: PART_SCHEMA_VERSION };
  }

  private exampleRow(part: TableName, index: number): Row {
    const spec = PART_SPECS[part] as PartSpec;
    const id = uuid(PARTS_OF[this.type].indexOf(part as never) * 1000 + index + 1);
    return { id, evidence: this.options.files.slice(0, 1), ...this.examples(spec.table?.fields ?? {}) };
  }

  private examples(fields: FieldSpecs): Record<string, unknown> {
    const moved = Object.entries(examplesOf(fields)).map(([name, value]) => {
      const kind = fields[name]?.form.kind;
      if (kind === 'year') return [name, this.year(value as number)];
      if (kind !== 'date' || name === 'birthDate') return [name, value];
      const [year, ...rest] = (value as string).split('-');
      return [name, [this.year(Number(year)), ...rest].join('-')];
    });
    return Object.fromEntries(moved);
  }
}

/** Where one row of examples is not enough, or fits only some types. */
const fillers: { readonly [P in PartName]?: (dossier: SampleDossier) => SampleDossier } = {
  host: (dossier) => dossier.fill('host').with('host', { legalNature: HOST_NATURE_OF[dossier.type] }),
  partners: (dossier) =>
    dossier.fill('partners').withRows('partners', 3, (i) => ({
      nameOriginal: ['Fraunhofer-Gesellschaft', 'National University of Singapore', 'Université Grenoble Alpes'][i],
      nameZh: ['弗劳恩霍夫协会', '新加坡国立大学', '格勒诺布尔阿尔卑斯大学'][i],
      country: ['DE', 'SG', 'FR'][i],
    })),
  outputs: (dossier) => dossier.fill('outputs').withRow('outputs', 0, { doi: undefined }),
  plan: (dossier) => dossier.fill('plan').withRows('plan', 3, (i) => ({ year: dossier.year(EXAMPLE_YEAR) + 1 + i })),
  commitment: (dossier) => dossier.fill('commitment').with('commitment', { signedOn: dossier.options.on }),
  business: (dossier) =>
    dossier.fill('business').withRows('business', 3, (i) => ({ year: dossier.year(EXAMPLE_YEAR) - 3 + i })),
  attachments: (dossier) => {
    const kinds = Object.keys(ATTACHMENT_KINDS) as (keyof typeof ATTACHMENT_KINDS)[];
    return dossier.fill('attachments').withRows('attachments', kinds.length, (i) => ({
      kind: kinds[i],
      title: ATTACHMENT_KINDS[kinds[i] ?? 'other'][0],
      partnerId: undefined,
      evidence: dossier.options.files.slice(0, kinds[i] === 'auditReport' ? 3 : 1),
    }));
  },
};

function rowsOf(part: unknown): readonly Row[] {
  return (part as { readonly rows?: readonly Row[] } | undefined)?.rows ?? [];
}

/** A well-formed id (version 7) that is the same in every run. */
export function uuid(n: number): string {
  return `0198f2c4-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}
