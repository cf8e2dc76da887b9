import { BULK_ACTIONS, BULK_ACTION_TEXTS, type BulkAction } from '#domain/texts/bulk-actions.js';
import type { Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { send, useGet } from '../api/queries.js';
import { useSay, type Text } from '../app/language.js';
import type { Act, ActField } from '../common/act-form.js';

export type Bulk = Schemas['BulkActionDto'];
type Order = Schemas['BulkOrderDto'];
type Values = Readonly<Record<string, unknown>>;

/** As many as may be named one by one. */
export const NAMED = 1_000;

export const TRIED_FIRST: Text = {
  zh: '先逐项试办，不产生效力；核对后再确认办理。',
  en: 'First it is tried on each without effect; you confirm after you have seen what it would do.',
};

const EXTENSION: readonly ActField[] = [
  { kind: 'number', name: 'workingDays', label: { zh: '延长的工作日数', en: 'Working days' }, min: 1, max: 250 },
  { kind: 'text', name: 'reason', label: { zh: '理由', en: 'Reason' }, max: LENGTHS.BulkOrderDto.reason },
];

interface Chosen {
  readonly title: Text;
  readonly effect?: Text;
  /** The form has been opened. */
  readonly asked: boolean;
  /** The fields that say which cases. */
  readonly cases: (values: Values) => readonly ActField[];
  readonly on: (values: Values) => Pick<Order, 'batchId' | 'caseIds'>;
  readonly onBegun?: (begun: Bulk) => void;
}

/** 批量试办: the form by which an act is tried on many cases, wherever they were chosen. */
export function useBulkAct({ title, effect, asked, cases, on, onBegun }: Chosen): Act {
  const say = useSay();
  const officers = useGet('/api/v1/officers', {}, { enabled: asked });
  const asks: Partial<Record<BulkAction, readonly ActField[]>> = {
    extend: EXTENSION,
    assignOfficer: [
      {
        kind: 'choice',
        name: 'officerId',
        label: { zh: '经办人', en: 'Officer' },
        options: (officers.data ?? []).map(({ accountId, displayName }) => ({ value: accountId, label: displayName })),
      },
    ],
  };
  return {
    title,
    effect,
    fields: [
      {
        kind: 'choice',
        name: 'action',
        label: { zh: '办理事项', en: 'Action' },
        options: BULK_ACTIONS.map((value) => ({ value, label: say(BULK_ACTION_TEXTS[value]) })),
      },
    ],
    fieldsFor: (values) => [...(asks[values['action'] as BulkAction] ?? []), ...cases(values)],
    send: async (values, key) => {
      const { action, workingDays, reason, officerId } = values as unknown as Order;
      const body = { action, workingDays, reason, officerId, ...on(values) };
      const begun = await send('post', '/api/v1/bulk-actions', { key, body });
      onBegun?.(begun);
    },
  };
}
