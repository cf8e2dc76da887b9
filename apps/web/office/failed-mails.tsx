import { Segmented } from 'antd';
import { useState } from 'react';
import type { Schemas } from '../api/client.js';
import { send, usePages } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { useMay } from '../app/permissions.js';
import { ActButton } from '../common/act-form.js';
import { PagedTable } from '../common/table.js';
import { Instant } from '../common/when.js';

type State = Schemas['MailDto']['state'];

/** 未送达的邮件: refused, given up or come back, each to try again where that is of use. */
export function FailedMails({ counts }: { counts: Schemas['MailOperationsDto'] }) {
  const say = useSay();
  const mayRetry = useMay('retry:mail');
  const [state, setState] = useState<State>('refused');
  const pages = usePages('/api/v1/mails', { query: { state } });
  const states: readonly [State, string, number][] = [
    ['refused', say('被拒收', 'Refused'), counts.refused],
    ['givenUp', say('已放弃', 'Given up'), counts.givenUp],
    ['bounced', say('发出后被退回', 'Came back'), counts.bounced],
  ];
  return (
    <section className="card">
      <h2>{say('未送达的邮件', 'Mails that did not arrive')}</h2>
      <div className="scroll">
        <Segmented
          aria-label={say('投递情况', 'What became of them')}
          value={state}
          onChange={setState}
          options={states.map(([value, name, count]) => ({ value, label: `${name} ${count}` }))}
        />
      </div>
      <PagedTable
        label={say('未送达的邮件', 'Mails that did not arrive')}
        pages={pages}
        none={say('没有这样的邮件。', 'None.')}
        id={({ id }) => id}
        columns={[
          { name: say('时间', 'When'), cell: ({ createdAt }) => <Instant at={createdAt} /> },
          { name: say('收件邮箱', 'Mailbox'), cell: ({ address }) => address },
          { name: say('次数', 'Attempts'), number: true, cell: ({ attempts }) => attempts },
          { name: say('服务器所说', 'In its server’s words'), cell: ({ lastError }) => lastError ?? '–' },
          {
            name: say('办理', 'Action'),
            cell: ({ id, mayRetry: worthIt }) =>
              mayRetry &&
              worthIt && (
                <ActButton
                  act={{
                    title: { zh: '重新投递', en: 'Send again' },
                    send: (_, key) => send('post', '/api/v1/mails/{id}/retry', { path: { id }, key }),
                  }}
                />
              ),
          },
        ]}
      />
    </section>
  );
}
