import { Input, InputNumber, Radio, Select } from 'antd';
import { createContext, useContext } from 'react';
import { useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { DayInput } from '../common/day-input.js';
import { FilesField } from '../common/files-field.js';
import { ListInput } from './list-input.js';
import type { FieldForm } from './specs.js';

/** What the fields of a dossier need to know beyond their own declaration. */
export interface FormSurroundings {
  readonly dossierId: string;
  /** The rows of the partners' table, which attachments name. */
  readonly partners: readonly { readonly id: string; readonly name: string }[];
}
export const Surroundings = createContext<FormSurroundings>({ dossierId: '', partners: [] });

export interface FieldInputProps {
  readonly id: string;
  readonly label: string;
  readonly form: FieldForm;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly invalid: boolean;
}

/** The control for what a field may hold. Sums are typed in 元 and kept in fen, shares in percent and kept in hundredths. */
export function FieldInput({ id, label, form, value, onChange, invalid }: FieldInputProps) {
  const say = useSay();
  const { dossierId } = useContext(Surroundings);
  const status = invalid ? 'error' : undefined;
  const common = {
    id,
    status,
    'aria-invalid': invalid || undefined,
    'aria-describedby': invalid ? `${id}-wrong` : undefined,
  } as const;
  switch (form.kind) {
    case 'boolean':
      return (
        // No is an answer, too: what is not answered is neither.
        <Radio.Group
          aria-label={label}
          aria-invalid={common['aria-invalid']}
          aria-describedby={common['aria-describedby']}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        >
          <Radio id={id} value={true}>
            {say('是', 'Yes')}
          </Radio>
          <Radio value={false}>{say('否', 'No')}</Radio>
        </Radio.Group>
      );
    case 'date':
      return <DayInput {...common} value={value as string | undefined} onChange={onChange} />;
    case 'count':
    case 'year':
    case 'area':
    case 'money':
    case 'share':
      return <NumberInput {...common} form={form} value={value as number | undefined} onChange={onChange} />;
    case 'word':
      return (
        <Select
          {...common}
          allowClear
          className="wide"
          value={value as string}
          onChange={onChange}
          options={Object.entries(form.words).map(([word, [zh, en]]) => ({ value: word, label: say(zh, en) }))}
        />
      );
    case 'country':
    case 'countries':
    case 'district':
    case 'fieldCodes':
    case 'rowId':
      return <CodeInput {...common} form={form} value={value} onChange={onChange} />;
    case 'languages':
      return (
        <Select
          {...common}
          mode="tags"
          className="wide"
          value={(value ?? []) as string[]}
          onChange={onChange}
          placeholder="en, de, ru"
        />
      );
    case 'fileIds':
      return (
        <FilesField id={id} label={label} dossierId={dossierId} value={(value ?? []) as string[]} onChange={onChange} />
      );
    case 'list':
      return (
        <ListInput
          field={FieldInput}
          id={id}
          label={label}
          of={form.of}
          maxItems={form.maxItems}
          value={(value ?? []) as Record<string, unknown>[]}
          onChange={onChange}
        />
      );
    default: {
      const text = { ...common, value: (value as string) ?? '', maxLength: form.max };
      const changed = ({ target }: { target: { value: string } }) => onChange(target.value || undefined);
      return form.max > 300 ? (
        <Input.TextArea {...text} rows={4} onChange={changed} />
      ) : (
        <Input {...text} onChange={changed} />
      );
    }
  }
}

interface NumberInputProps {
  readonly form: Extract<FieldForm, { kind: 'count' | 'year' | 'area' | 'money' | 'share' }>;
  readonly value: number | undefined;
  readonly onChange: (value: unknown) => void;
}

function NumberInput({ form, value, onChange, ...common }: NumberInputProps) {
  const hundredths = form.kind === 'money' || form.kind === 'share';
  const precision = hundredths || form.kind === 'area' ? 2 : 0;
  return (
    <InputNumber
      {...common}
      className="wide"
      min={0}
      precision={precision}
      value={value === undefined ? null : hundredths ? value / 100 : value}
      onChange={(typed) => onChange(typed === null ? undefined : hundredths ? Math.round(typed * 100) : typed)}
    />
  );
}

interface CodeInputProps {
  readonly form: FieldForm;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function CodeInput({ form, value, onChange, ...common }: CodeInputProps) {
  const say = useSay();
  const { data } = useGet('/api/v1/reference');
  const { partners } = useContext(Surroundings);
  const several = form.kind === 'countries' || form.kind === 'fieldCodes';
  const words =
    form.kind === 'district' ? data?.districts : form.kind === 'fieldCodes' ? data?.fields : data?.countries;
  const foreign = 'foreign' in form && form.foreign;
  const options =
    form.kind === 'rowId'
      ? partners.map(({ id, name }) => ({ value: id, label: name }))
      : (words ?? [])
          .filter(({ code }) => !(foreign && code === 'CN'))
          .map(({ code, name }) => ({ value: code, label: say(name) }));
  return (
    <Select
      {...common}
      allowClear
      className="wide"
      mode={several ? 'multiple' : undefined}
      showSearch={{ optionFilterProp: 'label' }}
      value={several ? ((value ?? []) as string[]) : (value as string)}
      onChange={onChange}
      options={options}
    />
  );
}
