import { isCalendarDate } from '#domain/common/calendar-date.js';
import { useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { FileLink } from '../common/file-link.js';
import { numberText } from '../common/numbers.js';
import { Day } from '../common/when.js';
import { labelOf } from './labels.js';
import type { FieldForm, FieldSpec } from './specs.js';

/** What a field of a dossier holds, as people read it. */
export function FieldValue({ form, value }: { form: FieldForm; value: unknown }) {
  const say = useSay();
  const names = useCodeNames();
  if (value === undefined || value === null || value === '') return null;
  switch (form.kind) {
    case 'boolean':
      return <>{value ? say('是', 'Yes') : say('否', 'No')}</>;
    case 'date':
      // Of a birth others than the organisation are told the year alone.
      return isCalendarDate(String(value)) ? <Day on={String(value)} /> : <>{String(value)}</>;
    case 'money':
      return <>{numberText(Number(value) / 100, { minimumFractionDigits: 2 })}</>;
    case 'share':
      return <>{Number(value) / 100}</>;
    case 'word': {
      const pair = form.words[String(value)];
      return <>{pair ? say(pair[0], pair[1]) : String(value)}</>;
    }
    case 'country':
    case 'district':
      return <>{names(String(value))}</>;
    case 'countries':
    case 'fieldCodes':
      return <>{(value as string[]).map(names).join(say('、', ', '))}</>;
    case 'languages':
      return <>{(value as string[]).join(say('、', ', '))}</>;
    case 'fileIds':
      return (
        <>
          {(value as string[]).map((id) => (
            <FileLink key={id} id={id} />
          ))}
        </>
      );
    case 'list':
      return (
        <ul className="inner-list">
          {(value as Record<string, unknown>[]).map((row, index) => (
            <li key={index}>
              {Object.entries(form.of).map(([name, field]: [string, FieldSpec]) => (
                <span key={name} className="inner-pair">
                  <span className="quiet">{say(labelOf(field))}</span>{' '}
                  <FieldValue form={field.form} value={row[name]} />
                </span>
              ))}
            </li>
          ))}
        </ul>
      );
    default:
      return <span className="typed">{typeof value === 'number' ? numberText(value) : String(value)}</span>;
  }
}

/** Countries, districts and fields by their codes. */
export function useCodeNames(): (code: string) => string {
  const say = useSay();
  const { data } = useGet('/api/v1/reference');
  const words = [...(data?.countries ?? []), ...(data?.districts ?? []), ...(data?.fields ?? [])];
  return (code) => {
    const found = words.find((word) => word.code === code);
    return found ? say(found.name) : code;
  };
}
