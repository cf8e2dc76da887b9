import { assertNever } from '#domain/common/assert-never.js';
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useContext, useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { newKey, Refused } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { readAgain } from '../api/queries.js';
import { isUnderWay } from '../api/under-way.js';
import { STILL_UPLOADING } from '../api/uploading.js';
import { useSay, type Say } from '../app/language.js';
import type { Act, ActField } from './act-form.js';
import { announce } from './announce.js';
import { ClockInput, DayInput } from './day-input.js';
import { FilesField, FormOfFiles } from './files-field.js';
import { forgetValues, here, keepValues, keptValues } from './kept-form.js';
import { isAt } from './refusal-details.js';
import { RowOf } from './row-of.js';
import { ProblemAlert } from './states.js';
import { useThroughSignIn } from './through-sign-in.js';

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
  // Forms that are left with something in them stay on the page: none takes the labels of another's fields.
  const idPrefix = useId();
  const [error, setError] = useState<Refused | null>(null);
  const [busy, setBusy] = useState(false);
  const key = useRef(newKey());
  const throughSignIn = useThroughSignIn();
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
      const answer = await throughSignIn(() => act.send(asSent(values, fields), key.current, seen));
      void announce.success(act.done ? say(act.done) : say('已办理', 'Done'));
      forgetValues(name, at);
      onDone?.(answer);
      await readAgain();
      key.current = newKey();
    } catch (caught) {
      if (!(caught instanceof Refused)) throw caught;
      if (caught.isFinal) key.current = newKey();
      const told: Record<string, string[]> = {};
      for (const { path, detail } of caught.problem.errors ?? []) {
        const field = fieldAt(fields, path);
        if (field) (told[field.name] ??= []).push(say(detail));
      }
      form.setFields(Object.entries(told).map(([name, errors]) => ({ name, errors })));
      const [first] = Object.keys(told);
      if (first) form.focusField(first);
      setError(caught);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form
      name={idPrefix}
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

/** The field that a path of the API means; of what several fields make up, the first of them. */
const fieldAt = (fields: readonly ActField[], path: string): ActField | undefined =>
  fields.find((field) => isAt(path, sentAs(field))) ?? fields.find((field) => isAt(sentAs(field), path));

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
    <ul id={id} tabIndex={0} className="inner-list stated" aria-label={label} aria-describedby={describedBy}>
      {lines.map((line, position) => (
        <li key={`${position}/${line}`}>{line}</li>
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
