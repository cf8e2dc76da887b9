import { eventText } from '#domain/texts/events.js';
import { send, usePages } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { ActButton } from '../common/act-form.js';
import { Coded } from '../common/coded.js';
import { PagedTable } from '../common/table.js';
import { Instant } from '../common/when.js';

const STATES = {
  waiting: { zh: '待推送', en: 'Waiting' },
  delivered: { zh: '已送达', en: 'Delivered' },
  failed: { zh: '未送达', en: 'Failed' },
} as const;

/** 推送记录: what became of each event, the last first. */
export function Deliveries({ webhookId }: { webhookId: string }) {
  const say = useSay();
  const pages = usePages('/api/v1/webhooks/{id}/deliveries', { path: { id: webhookId } });
  return (
    <section className="card">
      <h2>{say('推送记录', 'Deliveries')}</h2>
      <PagedTable
        label={say('推送记录', 'Deliveries')}
        pages={pages}
        none={say('还没有推送过。', 'Nothing has been sent yet.')}
        id={({ id }) => id}
        columns={[
          { name: say('时间', 'When'), cell: ({ createdAt }) => <Instant at={createdAt} /> },
          { name: say('事件', 'Event'), cell: ({ type }) => <Coded code={type} text={eventText(type)} /> },
          { name: say('结果', 'State'), cell: ({ state }) => say(STATES[state]) },
          { name: say('次数', 'Attempts'), number: true, cell: ({ attempts }) => attempts },
          { name: say('答复', 'Answer'), cell: ({ lastStatus, lastError }) => lastStatus ?? lastError ?? '–' },
          {
            name: say('办理', 'Action'),
            cell: ({ id, state }) =>
              state === 'failed' && (
                <ActButton
                  act={{
                    title: { zh: '重新推送', en: 'Send again' },
                    send: (_, key) =>
                      send('post', '/api/v1/webhooks/{id}/deliveries/{deliveryId}/redelivery', {
                        path: { id: webhookId, deliveryId: id },
                        key,
                      }),
                  }}
                />
              ),
          },
        ]}
      />
    </section>
  );
}
