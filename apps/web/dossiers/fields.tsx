import { useSay } from '../app/language.js';
import type { DossierProblem } from './dossier-problems.js';
import { FieldInput } from './field-input.js';
import { labelOf } from './labels.js';
import type { FieldSpec, FieldSpecs } from './specs.js';

interface FieldsProps {
  readonly fields: FieldSpecs;
  readonly content: Readonly<Record<string, unknown>>;
  readonly onChange: (content: Record<string, unknown>) => void;
  readonly problems: readonly DossierProblem[];
  /** Where these fields stand in the part: '' or `rows.2.`. */
  readonly at: string;
  readonly idPrefix: string;
}

/** The fields of a part or of one of its rows; what is wrong with one stands beneath it. */
export function Fields({ fields, content, onChange, problems, at, idPrefix }: FieldsProps) {
  return (
    <div className="fields">
      {Object.entries(fields).map(([name, field]) => (
        <OneField
          key={name}
          id={`${idPrefix}-${name}`}
          field={field}
          value={content[name]}
          problems={problems.filter(({ path }) => path === `${at}${name}` || path.startsWith(`${at}${name}.`))}
          onChange={(value) => onChange({ ...content, [name]: value })}
        />
      ))}
    </div>
  );
}

interface OneFieldProps {
  readonly id: string;
  readonly field: FieldSpec;
  readonly value: unknown;
  readonly problems: readonly DossierProblem[];
  readonly onChange: (value: unknown) => void;
}

function OneField({ id, field, value, problems, onChange }: OneFieldProps) {
  const say = useSay();
  const label = say(labelOf(field));
  const wide = field.form.kind === 'list' || (field.form.kind === 'text' && field.form.max > 300);
  // What is simply not filled in yet is told by the list of parts; beneath a field stands what is wrong with what was typed.
  const told = problems.filter(({ code }) => code !== 'missing');
  return (
    <div className={wide ? 'field wide-field' : 'field'}>
      <label htmlFor={id}>
        {label}
        {field.required && (
          <span className="required" title={say('必填', 'required')}>
            {' '}
            *
          </span>
        )}
      </label>
      <FieldInput id={id} label={label} form={field.form} value={value} onChange={onChange} invalid={told.length > 0} />
      {told.length > 0 && (
        <p className="wrong" id={`${id}-wrong`}>
          {told.map(({ detail }) => say(detail)).join(' ')}
        </p>
      )}
    </div>
  );
}
