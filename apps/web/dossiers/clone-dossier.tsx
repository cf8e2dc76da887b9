import { useNavigate } from '@tanstack/react-router';
import type { Schemas } from '../api/client.js';
import { send, useGet } from '../api/queries.js';
import { ActButton } from '../common/act-form.js';

/** 以此为底稿新建: an earlier dossier begins another one, in a batch that is open. Nothing where none is. */
export function CloneDossier({ dossier: { id } }: { dossier: Pick<Schemas['DossierDto'], 'id'> }) {
  const navigate = useNavigate();
  const { data: batches = [] } = useGet('/api/v1/batches', { query: { state: 'open' } });
  if (batches.length === 0) return null;
  return (
    <ActButton
      act={{
        title: { zh: '以此为底稿新建', en: 'Begin another as a copy' },
        effect: {
          zh: '新申报书沿用这一份的内容和材料，承诺书须重新签署。',
          en: 'The new dossier begins with what this one holds; the commitment is to be signed anew.',
        },
        initial: { batchId: batches[0]?.id },
        fields: [
          {
            kind: 'choice',
            name: 'batchId',
            label: { zh: '申报批次', en: 'Batch' },
            options: batches.map((batch) => ({ value: batch.id, label: `${batch.title} · ${batch.code}` })),
          },
        ],
        done: { zh: '已新建', en: 'Begun' },
        send: async (values, key) => {
          const body = values as { batchId: string };
          const { id: copy } = await send('post', '/api/v1/dossiers/{id}/clone', { path: { id }, key, body });
          await navigate({ to: '/desk/dossiers/$dossierId', params: { dossierId: copy }, search: {} });
        },
      }}
    />
  );
}
