import { send, useGet } from '../api/queries.js';
import { ActButton } from '../common/act-form.js';
import type { Schemas } from '../api/client.js';

/** 召集审定会 over what awaits its decision; the first of the members presides. */
export function Convene({ batchId }: { batchId: string }) {
  const members = useGet('/api/v1/accounts', { query: { role: 'decisionMaker', limit: 200 } });
  return (
    <ActButton
      type="primary"
      act={{
        title: { zh: '召集审定会', en: 'Call a meeting' },
        effect: {
          zh: '待审定的事项全部列入议程；所选第一位为主持人。',
          en: 'All that awaits its decision is on the agenda; whoever is chosen first presides.',
        },
        fields: [
          { kind: 'line', name: 'title', label: { zh: '名称', en: 'Title' }, max: 200, optional: true },
          { kind: 'day', name: 'heldOn', label: { zh: '日期', en: 'Day' } },
          {
            kind: 'choices',
            name: 'memberIds',
            label: { zh: '委员', en: 'Members' },
            options: (members.data ?? []).map(({ id, displayName }) => ({ value: id, label: displayName })),
          },
        ],
        send: (values, key) =>
          send('post', '/api/v1/meetings', { key, body: { ...(values as Schemas['ConveneDto']), batchId } }),
      }}
    />
  );
}
