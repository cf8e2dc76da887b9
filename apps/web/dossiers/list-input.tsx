import { Button } from 'antd';
import type { ComponentType } from 'react';
import { useSay } from '../app/language.js';
import { labelOf } from './labels.js';
import type { FieldSpec, FieldSpecs } from './specs.js';

/** What puts in one value of an entry. */
interface EntryField {
  readonly id: string;
  readonly label: string;
  readonly form: FieldSpec['form'];
  readonly value: unknown;
  readonly invalid: boolean;
  readonly onChange: (value: unknown) => void;
}

interface ListInputProps {
  readonly field: ComponentType<EntryField>;
  readonly id: string;
  readonly label: string;
  readonly of: FieldSpecs;
  readonly maxItems: number;
  readonly value: readonly Readonly<Record<string, unknown>>[];
  readonly onChange: (value: unknown) => void;
}

/** A short list inside a form, such as the sources of a sum. */
export function ListInput({ field: Field, id, label, of, maxItems, value, onChange }: ListInputProps) {
  const say = useSay();
  const set = (index: number, name: string, to: unknown) =>
    onChange(value.map((row, at) => (at === index ? { ...row, [name]: to } : row)));
  return (
    <div role="group" aria-label={label} id={id}>
      {value.map((row, index) => (
        <div key={index} className="inner-row">
          {Object.entries(of).map(([name, field]: [string, FieldSpec]) => {
            const own = `${id}-${index}-${name}`;
            return (
              <div key={name} className="field">
                <label htmlFor={own}>{say(labelOf(field))}</label>
                <Field
                  id={own}
                  label={say(labelOf(field))}
                  form={field.form}
                  value={row[name]}
                  invalid={false}
                  onChange={(to) => set(index, name, to)}
                />
              </div>
            );
          })}
          <Button
            size="small"
            danger
            type="text"
            aria-label={say(`移除第 ${index + 1} 条`, `Remove entry ${index + 1}`)}
            onClick={() => onChange(value.filter((_, at) => at !== index))}
          >
            {say('移除', 'Remove')}
          </Button>
        </div>
      ))}
      <Button size="small" disabled={value.length >= maxItems} onClick={() => onChange([...value, {}])}>
        {say('添加一条', 'Add one')}
      </Button>
    </div>
  );
}
