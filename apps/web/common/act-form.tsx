import { assertNever } from '#domain/common/assert-never.js';
import { Button, Checkbox, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useContext, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { newKey, Refused } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { readAgain } from '../api/queries.js';
import { isUnderWay } from '../api/under-way.js';
import { STILL_UPLOADING } from '../api/uploading.js';
import { useSay, type Say, type Text } from '../app/language.js';
import { announce } from './announce.js';
import { ClockInput, DayInput } from './day-input.js';
import { FilesField, FormOfFiles } from './files-field.js';
import { forgetValues, here, keepValues, keptValues } from './kept-form.js';
import { isAt } from './refusal-details.js';
import { RowOf } from './row-of.js';
import { ProblemAlert } from './states.js';

/** What a field of an act's form may hold. */
export type ActField = {
  readonly name: string;
  readonly label: Text;
  readonly hint?: Text;
  readonly optional?: boolean;
  /** What is wrong with it, said at the field as it is left; `binding`: it is not sent like this. */
  readonly check?: (text: string) => { readonly wrong: Text; readonly binding: boolean } | undefined;
  /** Where the API calls it otherwise: `quotas.park`. */
  readonly sentAs?: string;
  /** False for what is good once: a code from a telephone. */
  readonly kept?: false;
} & (
  | { readonly kind: 'line' | 'text'; readonly max: number }
  | { readonly kind: 'number'; readonly min?: number; readonly max?: number; readonly precision?: number }
  /** Shown in 元, sent in fen. */
  | { readonly kind: 'money' }
  | { readonly kind: 'day' | 'time' | 'yes' | 'secret' }
  | { readonly kind: 'choice' | 'choices'; readonly options: readonly { value: string; label: string }[] }
  /** What it goes by is on the page already: shown, not sent; without any of it, nothing is. */
  | { readonly kind: 'stated'; readonly lines: readonly string[]; readonly lacking: Text }
  | { readonly kind: 'files'; readonly dossierId?: string; readonly max?: number }
);

export interface Act {
  readonly title: Text;
  /** What it leads to, said before it is done. */
  readonly effect?: Text;
  readonly fields?: readonly ActField[];
  /** Further ones, by what stands in the first. */
  readonly fieldsFor?: (values: Readonly<Record<string, unknown>>) => readonly ActField[];
  readonly initial?: Readonly<Record<string, unknown>>;
  readonly danger?: boolean;
  readonly done?: Text;
  /** What it is about, where the page has the same act for others, too, outside a table. */
  readonly about?: string;
  /** Which state of it is on the page: what is sent goes by the one that stood there as the form was opened. */
  readonly seen?: string | number | null;
  /** Sends it under the key, which stays the same while it is tried again, with what was `seen`. */
  readonly send: (values: Record<string, unknown>, key: string, seen: Act['seen']) => Promise<unknown>;
}

/** A form that sends one act: what is refused is shown at its field, with the focus moved there. */
export function ActForm({
  act,
  seen = act.seen,
  onDone,
  onTyped,
  children,
}: {
  act: Act;
  seen?: Act['seen'];
  onDone?: (answer: unknown) => void;
  /** Something stands in the form that would be missed. */
  onTyped?: () => void;
  children?: ReactNode;
}) {
  const say = useSay();
  const [form] = Form.useForm<Record<string, unknown>>();
  const [error, setError] = useState<Refused | null>(null);
  const [busy, setBusy] = useState(false);
  const key = useRef(newKey());
  const [owner] = useState(() => ({}));
  const [at] = useState(here);
  const alert = useRef<HTMLDivElement>(null);
  // What is typed is found again after a reload, until it was sent.
  const row = useContext(RowOf);
  const name = [act.title.en, row, act.about].filter(Boolean).join('/');
  const [kept] = useState(() => keptValues(name));
  const [initial] = useState<Readonly<Record<string, unknown>>>(() => ({ ...act.initial, ...kept }));
  const [chosen, setChosen] = useState(initial);
  const fields = [...(act.fields ?? []), ...(act.fieldsFor?.(chosen) ?? [])];
  const keepable = fields.flatMap((field) => (field.kind === 'secret' || field.kept === false ? [] : [field.name]));
  // Where no field has it, whoever works by keyboard or ear is led to what was said.
  const isElsewhere = error !== null && !error.problem.errors?.some(({ path }) => fieldAt(fields, path));
  useEffect(() => {
    if (isElsewhere) alert.current?.focus();
  }, [error, isElsewhere]);
  const submit = async (values: Record<string, unknown>) => {
    if (isUnderWay({ form: owner })) {
      setError(new Refused(STILL_UPLOADING));
      return;
    }
    setBusy(true);
    setError(null);
    try {
      const answer = await act.send(asSent(values, fields), key.current, seen);
      void announce.success(act.done ? say(act.done) : say('已办理', 'Done'));
      forgetValues(name, at);
      onDone?.(answer);
      await readAgain();
      key.current = newKey();
    } catch (caught) {
      if (!(caught instanceof Refused)) throw caught;
      if (caught.isFinal) key.current = newKey();
      const atFields = (caught.problem.errors ?? []).flatMap(({ path, detail }) => {
        const field = fieldAt(fields, path);
        return field ? [{ name: field.name, errors: [say(detail)] }] : [];
      });
      form.setFields(atFields);
      const first = atFields[0]?.name;
      if (first) form.focusField(first);
      setError(caught);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={initial}
      onValuesChange={(_, values) => {
        onTyped?.();
        // What is not offered beside the rest is chosen anew.
        const over = (act.fieldsFor?.(values) ?? [])
          .filter((field) => isOver(field, values))
          .map((field) => field.name);
        for (const each of over) form.setFieldValue(each, undefined);
        const left = { ...values, ...Object.fromEntries(over.map((each) => [each, undefined])) };
        if (act.fieldsFor) setChosen(left);
        // What nobody touched is given anew by the page.
        keepValues(
          name,
          keepable.filter((each) => form.isFieldTouched(each) || each in kept),
          left,
          at,
        );
      }}
      onFinish={(values) => void submit(values)}
      onKeyDown={settleDay}
      scrollToFirstError={{ focus: true }}
    >
      {act.effect && <p>{say(act.effect)}</p>}
      <div ref={alert} tabIndex={-1}>
        <ProblemAlert error={error} atFields={fields.map(sentAs)} />
      </div>
      <FormOfFiles value={owner}>
        {fields.map((field) => (
          <Field key={field.name} field={field} />
        ))}
      </FormOfFiles>
      {children}
      <Button type="primary" danger={act.danger} htmlType="submit" loading={busy}>
        {say(act.title)}
      </Button>
    </Form>
  );
}

/** Is what was chosen in it not among what it offers now? Where nothing is offered, that is still being read. */
function isOver(field: ActField, values: Readonly<Record<string, unknown>>): boolean {
  if (field.kind !== 'choice' || field.options.length === 0) return false;
  const value = values[field.name];
  return value !== undefined && !field.options.some((option) => option.value === value);
}

/** Enter in a calendar takes the day that was typed; it sends nothing. */
function settleDay(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key === 'Enter' && (event.target as Element).closest('.ant-picker')) event.preventDefault();
}

const sentAs = ({ name, sentAs = name }: ActField): string => sentAs;

/** The field that a path of the API means. */
const fieldAt = (fields: readonly ActField[], path: string): ActField | undefined =>
  fields.find((field) => isAt(path, sentAs(field)));

function Field({ field }: { field: ActField }) {
  const say = useSay();
  const label = say(field.label);
  const needed = { required: true, message: say(`请填写“${label}”`, `Please give: ${label}`) };
  const common = {
    name: field.name,
    label: field.optional ? `${label}${say('（选填）', ' (optional)')}` : label,
    extra: field.hint && say(field.hint),
    rules: [
      ...(field.optional || field.kind === 'yes' || field.kind === 'stated' ? [] : [needed]),
      ...checksOf(field, say),
    ],
    ...(field.check && { validateTrigger: ['onBlur'] }),
  };
  switch (field.kind) {
    case 'yes':
      return (
        <Form.Item name={field.name} valuePropName="checked" extra={field.hint && say(field.hint)}>
          <Checkbox>{label}</Checkbox>
        </Form.Item>
      );
    case 'text':
      return (
        <Form.Item {...common}>
          <Input.TextArea rows={4} maxLength={field.max} showCount />
        </Form.Item>
      );
    case 'number':
    case 'money':
      return (
        <Form.Item {...common}>
          <InputNumber
            className="wide"
            min={field.kind === 'money' ? 0 : field.min}
            max={field.kind === 'number' ? field.max : undefined}
            precision={field.kind === 'money' ? 2 : (field.precision ?? 0)}
            suffix={field.kind === 'money' ? say('元', 'CNY') : undefined}
          />
        </Form.Item>
      );
    case 'day':
    case 'time':
      return <Form.Item {...common}>{field.kind === 'day' ? <DayInput /> : <ClockInput />}</Form.Item>;
    case 'choice':
    case 'choices':
      return (
        <Form.Item {...common}>
          <Select
            mode={field.kind === 'choices' ? 'multiple' : undefined}
            options={[...field.options]}
            showSearch={{ optionFilterProp: 'label' }}
            allowClear={field.optional}
          />
        </Form.Item>
      );
    case 'secret':
      return (
        <Form.Item {...common}>
          <Input.Password maxLength={LENGTHS.ChangePasswordDto.password} autoComplete="off" />
        </Form.Item>
      );
    case 'files':
      return (
        <Form.Item {...common}>
          <FilesField dossierId={field.dossierId} label={label} max={field.max} />
        </Form.Item>
      );
    case 'stated':
      return (
        <Form.Item
          {...common}
          // What was said of an empty list is over once it is none.
          key={String(field.lines.length > 0)}
          rules={[{ validator: () => anyOf(field.lines, say(field.lacking)) }]}
        >
          <Stated lines={field.lines} label={label} />
        </Form.Item>
      );
    case 'line':
      return (
        <Form.Item {...common}>
          <Input maxLength={field.max} />
        </Form.Item>
      );
    default:
      return assertNever(field);
  }
}

async function anyOf(lines: readonly string[], lacking: string): Promise<void> {
  if (lines.length === 0) throw new Error(lacking);
}

interface StatedProps {
  readonly id?: string;
  readonly lines: readonly string[];
  readonly label: string;
  /** The error below it. */
  readonly 'aria-describedby'?: string;
}

function Stated({ id, lines, label, 'aria-describedby': describedBy }: StatedProps) {
  return (
    <ul id={id} tabIndex={-1} className="inner-list" aria-label={label} aria-describedby={describedBy}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** One rule that forbids and one that warns: the form knows no other way to say both of a field. */
function checksOf({ check }: ActField, say: Say) {
  if (!check) return [];
  return [true, false].map((binding) => ({
    warningOnly: !binding,
    validator: async (_: unknown, text: unknown) => {
      const found = typeof text === 'string' && text !== '' ? check(text) : undefined;
      if (found?.binding === binding) throw new Error(say(found.wrong));
    },
  }));
}

/** Fields left empty are not sent; sums go in fen. */
function asSent(values: Record<string, unknown>, fields: readonly ActField[]): Record<string, unknown> {
  const sent: Record<string, unknown> = {};
  for (const { name, kind } of fields) {
    const value = values[name];
    if (kind === 'yes') sent[name] = value === true;
    else if (kind === 'money' && typeof value === 'number') sent[name] = Math.round(value * 100);
    else if (value !== undefined && value !== null && value !== '') sent[name] = value;
  }
  return sent;
}

/** A button that opens the form of an act. What is typed into it stays where it is closed without being sent. */
export function ActButton({
  act,
  type,
  onOpen,
}: {
  act: Act;
  type?: 'primary' | 'default';
  /** What its form alone needs may be read from now on. */
  onOpen?: () => void;
}) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const [seen, setSeen] = useState(act.seen);
  const [typed, setTyped] = useState(false);
  const done = useRef(false);
  const secret = act.fields?.some(({ kind }) => kind === 'secret') ?? false;
  // What was done is often offered no more: who works by keyboard or ear is led on to the page, not to nowhere.
  useEffect(
    () => () => {
      if (done.current && document.activeElement === document.body) document.getElementById('main')?.focus();
    },
    [],
  );
  return (
    <>
      <Button
        type={type}
        danger={act.danger}
        aria-haspopup="dialog"
        onClick={() => {
          setSeen(act.seen);
          setOpen(true);
          onOpen?.();
        }}
      >
        {say(act.title)}
      </Button>
      <Modal
        open={open}
        title={say(act.title)}
        footer={null}
        mask={{ closable: !typed }}
        onCancel={() => setOpen(false)}
        destroyOnHidden={secret || !typed}
      >
        <ActForm
          act={act}
          seen={seen}
          onTyped={() => setTyped(true)}
          onDone={() => {
            done.current = true;
            setTyped(false);
            setOpen(false);
          }}
        />
      </Modal>
    </>
  );
}
