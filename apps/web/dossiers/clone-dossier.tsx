import { useNavigate } from '@tanstack/react-router';
import { Refused, type Problem, type Schemas } from '../api/client.js';
import { send, useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { usePerson } from '../app/session.js';
import { typeField, typesCalledFor } from '../batches/types-called-for.js';
import { ActButton } from '../common/act-form.js';
import { unsavedParts } from './part-draft.js';

const NOT_SAVED: Problem = {
  status: 422,
  code: 'client.notSaved',
  sentence: {
    zh: '这一份还有内容没有保存，副本会缺少这些内容，尚未新建：请待其保存后再办理。',
    en: 'Something typed into this one is not saved yet and would be missing from the copy, so none was made. Wait until it is saved.',
  },
};

/** 以此为底稿新建: an earlier dossier begins another one, in a batch that is open. Nothing where none is. */
export function CloneDossier({ dossier: { id, type } }: { dossier: Pick<Schemas['DossierDto'], 'id' | 'type'> }) {
  const say = useSay();
  const navigate = useNavigate();
  const { accountId } = usePerson();
  const { data: batches = [] } = useGet('/api/v1/batches', { query: { state: 'open' } });
  const [first] = batches;
  if (!first) return null;
  return (
    <ActButton
      act={{
        title: { zh: '以此为底稿新建', en: 'Begin another as a copy' },
        effect: {
          zh: '新申报书沿用这一份的内容和材料，承诺书须重新签署。改报其他类型的，沿用两类共有的部分。',
          en: 'The new dossier begins with what this one holds, of another type with the parts that both have; the commitment is to be signed anew.',
        },
        initial: { batchId: first.id, type: typesCalledFor(first).includes(type) ? type : undefined },
        fields: [
          {
            kind: 'choice',
            name: 'batchId',
            label: { zh: '申报批次', en: 'Batch' },
            options: batches.map((batch) => ({ value: batch.id, label: `${batch.title} · ${batch.code}` })),
          },
        ],
        fieldsFor: ({ batchId }) => [typeField(batches.find(({ id: each }) => each === batchId) ?? first, say)],
        done: { zh: '已新建', en: 'Begun' },
        send: async (values, key) => {
          // What is still being typed is copied, too: it is saved first.
          if ((await unsavedParts(accountId, id)).length > 0) throw new Refused(NOT_SAVED);
          const body = values as unknown as Schemas['CloneDossierDto'];
          const { id: copy } = await send('post', '/api/v1/dossiers/{id}/clone', { path: { id }, key, body });
          await navigate({ to: '/desk/dossiers/$dossierId', params: { dossierId: copy }, search: {} });
        },
      }}
    />
  );
}
