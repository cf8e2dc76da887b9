import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Schemas } from '../api/client.js';
import { send, useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { useMay } from '../app/permissions.js';
import { ActButton } from '../common/act-form.js';
import { Loaded, Nothing } from '../common/states.js';
import { Table } from '../common/table.js';
import { Instant } from '../common/when.js';
import { KIND_TEXTS } from '../common/words.js';
import { FailedMails } from './failed-mails.js';

type Operations = Schemas['OperationsDto'];

/** 运行情况: what does not go on, what waits, what is missing, and what failed and may be tried again. */
export function OperationsPage() {
  const say = useSay();
  const operations = useGet('/api/v1/operations', {}, { refetchInterval: 10_000 });
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{say('运行情况', 'Operations')}</h1>
          {operations.data && (
            <p className="quiet">
              <Instant at={operations.data.asOf} /> · {say('每十秒更新', 'every ten seconds')}
            </p>
          )}
        </div>
      </div>
      <Loaded query={operations}>
        {(read) => (
          <>
            <Health of={read} />
            <StuckCases cases={read.stuckCases} />
            <Queues queues={read.queues} />
            <FailedMails counts={read.mails} />
          </>
        )}
      </Loaded>
    </>
  );
}

function Health({ of: { checks, engine, storage, quarantine, mails, stoppedWebhooks } }: { of: Operations }) {
  const say = useSay();
  const transports = {
    smtp: say('经邮件服务器发出', 'by a mail server'),
    captured: say('留在站内（试用）', 'captured here, on trial'),
    none: say('没有配置', 'none is configured'),
  };
  const facts: readonly [string, ReactNode][] = [
    ...Object.entries(checks).map(([name, state]): [string, ReactNode] => [
      CHECKS[name] ? say(CHECKS[name]) : name,
      <Answer key={name} good={state === 'ok'} />,
    ]),
    [
      say('工作进程', 'Workers'),
      engine.workers.length > 0 ? (
        engine.workers.map(({ identity, lastPollAt }) => (
          <div key={identity}>
            {identity} <span className="quiet">{<Instant at={lastPollAt} />}</span>
          </div>
        ))
      ) : (
        <Answer good={false} />
      ),
    ],
    [say('无人领取的任务（约）', 'Tasks not taken yet, about'), engine.waiting ?? '–'],
    [say('文件存储', 'Storage'), <Answer key="storage" good={storage.answers} />],
    [
      say('已存文件', 'Stored files'),
      say(`${storage.files} 个，${sizeText(storage.bytes)}`, `${storage.files}, ${sizeText(storage.bytes)}`),
    ],
    [say('剩余空间', 'Free space'), storage.freeBytes === null ? '–' : sizeText(storage.freeBytes)],
    [say('未传完的上传', 'Uploads under way'), storage.openUploads],
    [
      say('查毒', 'Malware'),
      quarantine.scanner
        ? say(
            `待查 ${quarantine.waiting}，有毒 ${quarantine.infected}，无法查 ${quarantine.unscannable}`,
            `${quarantine.waiting} waiting, ${quarantine.infected} infected, ${quarantine.unscannable} unreadable`,
          )
        : say('没有配置查毒程序', 'no scanner is configured'),
    ],
    [say('邮件', 'Mail'), transports[mails.transport]],
    [say('已停止的事件推送', 'Stopped webhooks'), stoppedWebhooks],
  ];
  return (
    <section className="card">
      <h2>{say('系统状态', 'How it is')}</h2>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <Fact key={name} name={name} value={value} />
        ))}
      </dl>
    </section>
  );
}

const GIGABYTE = 1_073_741_824;

/** What is less than a gigabyte is told in megabytes. */
function sizeText(bytes: number): string {
  return bytes < GIGABYTE ? `${(bytes / 1_048_576).toFixed(1)} MB` : `${(bytes / GIGABYTE).toFixed(1)} GB`;
}

const CHECKS: Readonly<Record<string, Schemas['TextDto']>> = {
  postgres: { zh: '数据库', en: 'Database' },
  migrations: { zh: '数据库版本', en: 'Version of the database' },
  temporal: { zh: '流程引擎', en: 'Engine of procedures' },
  worker: { zh: '有进程在办理', en: 'A worker is there' },
};

function Fact({ name, value }: { name: string; value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

function Answer({ good }: { good: boolean }) {
  const say = useSay();
  return good ? (
    <Tag className="good">{say('正常', 'in order')}</Tag>
  ) : (
    <Tag className="warned">{say('没有应答', 'away')}</Tag>
  );
}

function StuckCases({ cases }: { cases: Operations['stuckCases'] }) {
  const say = useSay();
  const mayRetry = useMay('retry:run');
  const [tried, setTried] = useState<Readonly<Record<string, Retried>>>({});
  return (
    <section className="card">
      <h2>{say(`办理受阻的事项（${cases.length}）`, `Stuck cases (${cases.length})`)}</h2>
      {cases.length === 0 ? (
        <Nothing>{say('没有受阻的事项。', 'None.')}</Nothing>
      ) : (
        <Table
          label={say('办理受阻的事项', 'Stuck cases')}
          rows={cases}
          id={({ id }) => id}
          columns={[
            {
              name: say('名称', 'Name'),
              cell: ({ id, kind, title }) =>
                kind in KIND_TEXTS ? (
                  <Link to="/desk/cases/$caseId" params={{ caseId: id }}>
                    {title}
                  </Link>
                ) : (
                  title
                ),
            },
            { name: say('环节', 'Stage'), cell: (each) => `${say(each.kindText)} · ${say(each.stateText)}` },
            { name: say('原因', 'Why'), cell: (each) => say(each.whyText) },
            { name: say('自', 'Since'), cell: ({ since }) => <Instant at={since} /> },
            { name: say('已试', 'Attempts'), number: true, cell: ({ attempts }) => attempts ?? '–' },
            { name: say('程序所说', 'In its words'), cell: ({ failure }) => failure && <code>{failure}</code> },
            {
              name: say('办理', 'Action'),
              cell: ({ id }) =>
                mayRetry && (
                  <>
                    <ActButton
                      act={{
                        title: { zh: '立即重试', en: 'Try again now' },
                        effect: {
                          zh: '重试自动步骤和未送达的消息，不作任何决定。',
                          en: 'Its steps and messages are tried again; nothing is decided.',
                        },
                        send: async (_, key) => {
                          const did = await send('post', '/api/v1/operations/runs/{id}/retry', { path: { id }, key });
                          setTried((before) => ({ ...before, [id]: did }));
                        },
                      }}
                    />
                    <p className="quiet" role="status">
                      {tried[id] && say(retriedText(tried[id]))}
                    </p>
                  </>
                ),
            },
          ]}
        />
      )}
    </section>
  );
}

type Retried = Schemas['RunRetryDto'];

/** What was tried again; where no run is there that could go on, who can mend that. */
function retriedText({ running, messages }: Retried): Schemas['TextDto'] {
  return running || messages > 0
    ? {
        zh: '已再次尝试；原因没有排除的，仍会列在这里。',
        en: 'It was tried again. While the cause is there it stays on this list.',
      }
    : {
        zh: '没有在运行的流程，须由运维人员修复（guohe case repair）。',
        en: 'It has no run that could go on: an operator has to give it one (guohe case repair).',
      };
}

function Queues({ queues }: { queues: Operations['queues'] }) {
  const say = useSay();
  return (
    <section className="card">
      <h2>{say('队列', 'Queues')}</h2>
      <Table
        label={say('队列', 'Queues')}
        rows={queues}
        id={({ queue }) => queue}
        columns={[
          { name: say('队列', 'Queue'), cell: ({ text }) => say(text) },
          { name: say('等待', 'Waiting'), number: true, cell: ({ waiting }) => waiting },
          {
            name: say('其中试过未成', 'Tried in vain'),
            number: true,
            cell: ({ failing }) => <span className={failing > 0 ? 'overdue' : undefined}>{failing}</span>,
          },
          {
            name: say('最早的一件', 'The oldest'),
            cell: ({ oldestAt }) => (oldestAt ? <Instant at={oldestAt} /> : '–'),
          },
        ]}
      />
    </section>
  );
}
