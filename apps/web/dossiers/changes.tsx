import type { PartName } from '#domain/dossier/parts.js';
import type { Change } from '#domain/dossier/difference.js';
import { useLanguage, useSay, type Text } from '../app/language.js';
import { FileLink } from '../common/file-link.js';
import { TableFrame } from '../common/table-frame.js';
import { FieldValue } from './field-value.js';
import { capital, labelOf } from './labels.js';
import { PART_SPECS, type FieldSpec, type FieldSpecs } from './specs.js';
import { titleOf } from './row-title.js';

type Row = Readonly<Record<string, unknown>>;

const PATH = /^(?:rows\[([^\]]+)\]\.?)?([A-Za-z0-9]+)?(?:\[(\d+)\](?:\.([A-Za-z0-9]+))?)?$/;

interface Place {
  readonly rowId?: string;
  readonly field?: string;
  /** What is declared of that place; absent for a whole row, its evidence and the order of rows. */
  readonly spec?: FieldSpec;
  /** Which entry of a short list inside the field, from 1. */
  readonly entry?: number;
}

/** Such as `rows[<id>].sources[0].amountFen`: the row, the field, the entry of its list. */
function placeOf(part: PartName, path: string): Place {
  const [, rowId, field, index, sub] = PATH.exec(path) ?? [];
  const { fields, table } = PART_SPECS[part];
  const among = rowId ? table?.fields : (fields as FieldSpecs);
  const own = field ? among?.[field] : undefined;
  const spec = sub && own?.form.kind === 'list' ? own.form.of[sub] : own;
  return { rowId, field, spec, entry: index === undefined ? undefined : Number(index) + 1 };
}

/** Where in a part something changed, as the form calls it; a whole row by its first texts, as `value` holds them. */
export function PathLabel({ part, path, value }: { part: PartName; path: string; value?: unknown }) {
  const say = useSay();
  const language = useLanguage();
  const { rowId, field, spec, entry } = placeOf(part, path);
  const { table } = PART_SPECS[part];
  const title = rowId && !field && table && value ? titleOf(value as Row, table, language) : '';
  const name = spec ? say(labelOf(spec)) : OTHERS[field ?? ''] ? say(OTHERS[field ?? '']) : '';
  const nth = entry === undefined ? '' : say(`第 ${entry} 条`, `entry ${entry}`);
  return <>{[rowId && (title || say('其中一条', 'a row')), name, nth].filter(Boolean).join(say('：', ': '))}</>;
}

const OTHERS: Readonly<Record<string, Text>> = {
  evidence: { zh: '证明材料', en: 'Evidence' },
  rows: { zh: '各条的顺序', en: 'Order of the rows' },
};

/** A value at such a place, to read. */
export function PathValue({ part, path, value }: { part: PartName; path: string; value: unknown }) {
  const say = useSay();
  const { rowId, field, spec, entry } = placeOf(part, path);
  if (value === undefined || value === null)
    return <span className="quiet">{rowId && !field ? say('（已删除）', '(deleted)') : say('（空）', '(empty)')}</span>;
  if (field === 'evidence')
    return (
      <>
        {(value as string[]).map((id) => (
          <div key={id}>
            <FileLink id={id} />
          </div>
        ))}
      </>
    );
  // A whole entry of a short list stands under the list's own declaration.
  if (spec) return <FieldValue form={spec.form} value={spec.form.kind === 'list' && entry ? [value] : value} />;
  const among = rowId ? PART_SPECS[part].table?.fields : undefined;
  if (field || !among || typeof value !== 'object') return null;
  const row = value as Row;
  return (
    <ul className="inner-list">
      {Object.entries(among)
        .filter(([name]) => row[name] !== undefined)
        .map(([name, each]) => (
          <li key={name}>
            <span className="quiet">{say(labelOf(each))}</span> <FieldValue form={each.form} value={row[name]} />
          </li>
        ))}
    </ul>
  );
}

/** What changed, place by place: before and after. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  const say = useSay();
  return (
    <TableFrame label={say('修改前后', 'Before and after')}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{say('位置', 'Where')}</th>
            <th scope="col">{say('修改前', 'Before')}</th>
            <th scope="col">{say('修改后', 'After')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ part, path, kind, before, after }) => (
            <tr key={`${part}/${path}/${kind}`}>
              <th scope="row">
                {capital(say(PART_SPECS[part].label))} · <PathLabel part={part} path={path} value={after ?? before} />
              </th>
              <td>{kind !== 'added' && <PathValue part={part} path={path} value={before} />}</td>
              <td>
                {kind === 'removed' ? (
                  <span className="quiet">{say('（已删除）', '(deleted)')}</span>
                ) : (
                  <PathValue part={part} path={path} value={after} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
