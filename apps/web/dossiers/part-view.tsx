import type { PartName } from '#domain/dossier/parts.js';
import { useSay } from '../app/language.js';
import { FileLink } from '../common/file-link.js';
import { Table } from '../common/table.js';
import { FieldValue } from './field-value.js';
import { labelOf } from './labels.js';
import { PART_SPECS, type FieldSpec, type FieldSpecs } from './specs.js';

type Content = Record<string, unknown>;

/** One part of a dossier, to read. */
export function PartView({ part, content }: { part: PartName; content: Content }) {
  const say = useSay();
  const { fields, table } = PART_SPECS[part];
  const rows = (content['rows'] ?? []) as Content[];
  const evidence = (content['evidence'] ?? []) as string[];
  return (
    <>
      <Facts fields={fields as FieldSpecs} content={content} />
      {evidence.length > 0 && (
        <p className="row">
          <span className="quiet">{say('证明材料', 'Evidence')}</span>
          {evidence.map((id) => (
            <FileLink key={id} id={id} />
          ))}
        </p>
      )}
      {table && <Rows fields={table.fields} rows={rows} label={say(PART_SPECS[part].label)} />}
    </>
  );
}

function Facts({ fields, content }: { fields: FieldSpecs; content: Content }) {
  const say = useSay();
  const filled = Object.entries(fields).filter(([name]) => content[name] !== undefined);
  if (filled.length === 0) return null;
  return (
    <dl className="facts">
      {filled.map(([name, field]) => (
        <Pair key={name} label={say(labelOf(field))} field={field} value={content[name]} />
      ))}
    </dl>
  );
}

function Pair({ label, field, value }: { label: string; field: FieldSpec; value: unknown }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <FieldValue form={field.form} value={value} />
      </dd>
    </>
  );
}

function Rows({ fields, rows, label }: { fields: FieldSpecs; rows: readonly Content[]; label: string }) {
  const say = useSay();
  const names = Object.keys(fields).filter((name) => rows.some((row) => row[name] !== undefined));
  if (rows.length === 0) return <p className="quiet">{say('没有填报。', 'None.')}</p>;
  return (
    <Table
      label={label}
      rows={rows.map((row, index) => ({ row, number: index + 1 }))}
      id={({ row, number }) => String(row['id'] ?? number)}
      columns={[
        { name: '#', cell: ({ number }) => number },
        ...names.map((name) => ({
          name: say(labelOf(fields[name] as FieldSpec)),
          cell: ({ row }: { row: Content }) => <FieldValue form={(fields[name] as FieldSpec).form} value={row[name]} />,
        })),
        {
          name: say('证明材料', 'Evidence'),
          cell: ({ row }) =>
            ((row['evidence'] ?? []) as string[]).map((id) => (
              <div key={id}>
                <FileLink id={id} />
              </div>
            )),
        },
      ]}
    />
  );
}
