import { Link } from '@tanstack/react-router';
import { Progress } from 'antd';
import { useEffect } from 'react';
import { send, useGet, usePages } from '../api/queries.js';
import { useSay, type Say } from '../app/language.js';
import { ActButton } from '../common/act-form.js';
import { Loaded } from '../common/states.js';
import { PagedTable } from '../common/table.js';
import type { Bulk } from './bulk-act.js';

const ASK_MS = 1_500;

const VERDICTS = {
  waiting: { zh: '待试办', en: 'Waiting' },
  possible: { zh: '可以办理', en: 'Possible' },
  done: { zh: '已办理', en: 'Done' },
  refused: { zh: '不能办理', en: 'Not possible' },
} as const;

/** What it does to each, for whoever confirms what a colleague has tried. */
function Ordered({ of }: { of: Bulk }) {
  const say = useSay();
  const lines = orderedLines(of, say);
  return lines.length > 0 && <p className="typed">{lines.join(say('；', '; '))}</p>;
}

function orderedLines({ workingDays, reason, officerName }: Bulk, say: Say): string[] {
  return [
    ...(workingDays === null
      ? []
      : [
          say(
            `延长 ${workingDays} 个工作日`,
            `Extended by ${workingDays} working ${workingDays === 1 ? 'day' : 'days'}`,
          ),
        ]),
    ...(reason === null ? [] : [say(`理由：${reason}`, `Reason: ${reason}`)]),
    ...(officerName === null ? [] : [say(`经办人：${officerName}`, `Officer: ${officerName}`)]),
  ];
}

/** How far it has come, what may be done with it, and what it is for each case. */
export function BulkProgress({ begun }: { begun: Bulk }) {
  const say = useSay();
  const path = { id: begun.id };
  const over = begun.endedAt !== null;
  const bulk = useGet('/api/v1/bulk-actions/{id}', { path }, { refetchInterval: over ? undefined : ASK_MS });
  return (
    <Loaded query={bulk}>
      {(read) => (
        <>
          <Ordered of={read} />
          {/* Spoken once for each state, and not at every count. */}
          <p className="visually-hidden" role="status">
            {say(read.stateText)}
          </p>
          <p className="quiet">
            {say(
              `共 ${read.total}，可以办理 ${read.possible}，已办理 ${read.done}，不能办理 ${read.refused}`,
              `${read.total}: ${read.possible} possible, ${read.done} done, ${read.refused} not possible`,
            )}
          </p>
          {read.endedAt === null && read.state !== 'previewed' && (
            <p className="quiet">
              {say(
                '可离开本页：试办和办理在后台继续，回来即见结果。',
                'You may leave this page: it goes on by itself, and stands here when you come back.',
              )}
            </p>
          )}
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
        {
          name: say('名称', 'Name'),
          cell: ({ caseId, title }) => (
            <Link to="/desk/cases/$caseId" params={{ caseId }}>
              {title}
            </Link>
          ),
        },
        { name: say('环节', 'Stage'), cell: ({ stateText }) => say(stateText) },
        { name: say('结果', 'Verdict'), cell: ({ verdict }) => say(VERDICTS[verdict]) },
        { name: say('原因', 'Why'), cell: ({ why }) => say(why) },
      ]}
    />
  );
}
