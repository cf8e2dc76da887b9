import { BULK_ACTIONS, BULK_ACTION_TEXTS, type BulkAction as BulkActionName } from '#domain/texts/bulk-actions.js';
import { Progress } from 'antd';
import { useEffect, useState } from 'react';
import type { Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { send, useGet, usePages } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { ActButton, type ActField } from '../common/act-form.js';
import { Loaded } from '../common/states.js';
import { PagedTable } from '../common/table.js';
import { Instant } from '../common/when.js';

type Bulk = Schemas['BulkActionDto'];
type Order = Schemas['BulkOrderDto'];

/** The latest ones of a batch that are shown. */
const SHOWN = 10;
const ASK_MS = 1_500;

const VERDICTS = {
  waiting: { zh: '待试办', en: 'Waiting' },
  possible: { zh: '可以办理', en: 'Possible' },
  done: { zh: '已办理', en: 'Done' },
  refused: { zh: '不能办理', en: 'Not possible' },
} as const;

/** As many as may be named one by one. */
const NAMED = 1_000;
const EXTENSION: readonly ActField[] = [
  { kind: 'number', name: 'workingDays', label: { zh: '延长的工作日数', en: 'Working days' }, min: 1, max: 250 },
  { kind: 'text', name: 'reason', label: { zh: '理由', en: 'Reason' }, max: LENGTHS.BulkOrderDto.reason },
];

/** 批量办理: tried on every case without effect, shown, and only then carried out. */
export function BulkAction({ batchId }: { batchId: string }) {
  const say = useSay();
  const actions = useGet('/api/v1/bulk-actions', { query: { batchId, limit: SHOWN } });
  const officers = useGet('/api/v1/officers');
  const [choosing, setChoosing] = useState(false);
  const { rows, more, isFetchingNextPage } = usePages(
    '/api/v1/cases',
    { query: { batchId, kind: 'accreditation' } },
    { size: 200, enabled: choosing },
  );
  useEffect(() => {
    if (rows.length < NAMED && !isFetchingNextPage) more?.();
  }, [rows.length, isFetchingNextPage, more]);
  const chosen: ActField = {
    kind: 'choices',
    name: 'caseIds',
    label: { zh: '只办这些事项', en: 'Only these cases' },
    hint: {
      zh: '不选则为本批次现在可以这样办理的全部事项。',
      en: 'None chosen: every case of the batch in a fitting state.',
    },
    optional: true,
    options: rows
      .slice(0, NAMED)
      .map(({ id, title, stateText }) => ({ value: id, label: `${title}（${say(stateText)}）` })),
  };
  const asks: Partial<Record<BulkActionName, readonly ActField[]>> = {
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
  return (
    <section className="card">
      <h2>{say('批量办理', 'On many cases at once')}</h2>
      <p className="quiet">
        {say(
          '先逐项试办，不产生效力；核对后再确认办理。',
          'First it is tried on each without effect; you confirm after you have seen what it would do.',
        )}
      </p>
      <ActButton
        onOpen={() => setChoosing(true)}
        act={{
          title: { zh: '试办', en: 'Try' },
          fields: [
            {
              kind: 'choice',
              name: 'action',
              label: { zh: '办理事项', en: 'Action' },
              options: BULK_ACTIONS.map((value) => ({ value, label: say(BULK_ACTION_TEXTS[value]) })),
            },
          ],
          fieldsFor: ({ action }) => [...(asks[action as BulkActionName] ?? []), chosen],
          send: ({ caseIds, ...values }, key) =>
            send('post', '/api/v1/bulk-actions', {
              key,
              body: {
                ...(values as Order),
                batchId,
                caseIds: (caseIds as string[] | undefined)?.length ? (caseIds as string[]) : undefined,
              },
            }),
        }}
      />
      <Loaded query={actions}>
        {(read) => read.map((each, position) => <Begun key={each.id} bulk={each} latest={position === 0} />)}
      </Loaded>
    </section>
  );
}

/** Begun by whomever, and found again by whoever comes back; the latest is open as long as something is to come. */
function Begun({ bulk, latest }: { bulk: Bulk; latest: boolean }) {
  const say = useSay();
  const [open, setOpen] = useState(latest && bulk.endedAt === null);
  return (
    <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <b>{say(BULK_ACTION_TEXTS[bulk.action])}</b> {say(bulk.stateText)} · <Instant at={bulk.createdAt} />
      </summary>
      {open && <Progressing begun={bulk} />}
    </details>
  );
}

function Progressing({ begun }: { begun: Bulk }) {
  const say = useSay();
  const path = { id: begun.id };
  const over = begun.endedAt !== null;
  const bulk = useGet('/api/v1/bulk-actions/{id}', { path }, { refetchInterval: over ? undefined : ASK_MS });
  return (
    <Loaded query={bulk}>
      {(read) => (
        <>
          <p className="quiet">
            {say(
              `共 ${read.total}，可以办理 ${read.possible}，已办理 ${read.done}，不能办理 ${read.refused}`,
              `${read.total}: ${read.possible} possible, ${read.done} done, ${read.refused} not possible`,
            )}
          </p>
          <Progress
            percent={read.total === 0 ? 100 : Math.round(((read.total - read.waiting) / read.total) * 100)}
            aria-label={say('进度', 'Progress')}
          />
          {read.state === 'previewed' && (
            <div className="row actions">
              <ActButton
                type="primary"
                act={{
                  title: { zh: '确认办理', en: 'Carry it out' },
                  effect: { zh: `将对 ${read.possible} 件办理。`, en: `On ${read.possible} cases.` },
                  send: (_, key) => send('post', '/api/v1/bulk-actions/{id}/execution', { path, key }),
                }}
              />
              <ActButton
                act={{
                  title: { zh: '放弃', en: 'Drop it' },
                  effect: { zh: '不办理任何一项。', en: 'None of it is carried out.' },
                  send: (_, key) => send('post', '/api/v1/bulk-actions/{id}/cancellation', { path, key }),
                }}
              />
            </div>
          )}
          <BulkCases bulk={read} />
        </>
      )}
    </Loaded>
  );
}

function BulkCases({ bulk }: { bulk: Bulk }) {
  const say = useSay();
  const pages = usePages('/api/v1/bulk-actions/{id}/cases', { path: { id: bulk.id } }, { id: 'position' });
  const { refetch } = pages;
  // Each line follows what is told of all of them.
  useEffect(() => void refetch(), [refetch, bulk.state, bulk.possible, bulk.done, bulk.refused]);
  return (
    <PagedTable
      label={say('逐项结果', 'Each case')}
      pages={pages}
      none={say('没有事项。', 'No cases.')}
      id={({ caseId }) => caseId}
      columns={[
        { name: say('名称', 'Name'), cell: ({ title }) => title },
        { name: say('环节', 'Stage'), cell: ({ stateText }) => say(stateText) },
        { name: say('结果', 'Verdict'), cell: ({ verdict }) => say(VERDICTS[verdict]) },
        { name: say('原因', 'Why'), cell: ({ why }) => say(why) },
      ]}
    />
  );
}
