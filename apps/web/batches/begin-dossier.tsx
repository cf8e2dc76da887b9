import { useNavigate } from '@tanstack/react-router';
import type { Schemas } from '../api/client.js';
import { send } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { useMay } from '../app/permissions.js';
import { ActButton } from '../common/act-form.js';
import { typeField } from './types-called-for.js';

/** 新建申报书, for applicants, while the batch is open. */
export function BeginDossier({ batch }: { batch: Schemas['BatchDto'] }) {
  const say = useSay();
  const applicant = useMay('draft:dossier');
  const navigate = useNavigate();
  if (!applicant || batch.state !== 'open') return null;
  return (
    <ActButton
      act={{
        title: { zh: '新建申报书', en: 'Begin a dossier' },
        about: batch.id,
        effect: {
          zh: '选择与单位性质相符的一个类型；提交前可随时修改。',
          en: 'Choose the one type that fits your organisation. Everything can be changed until you submit.',
        },
        fields: [typeField(batch, say)],
        send: async ({ type }, key) => {
          const { id } = await send('post', '/api/v1/dossiers', {
            key,
            body: { batchId: batch.id, type: type as 'park' },
          });
          await navigate({ to: '/desk/dossiers/$dossierId', params: { dossierId: id } });
        },
      }}
    />
  );
}
