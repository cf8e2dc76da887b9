import { differenceOfPart } from '#domain/dossier/difference.js';
import type { PartName } from '#domain/dossier/parts.js';
import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useSay } from '../app/language.js';
import { usePerson } from '../app/session.js';
import { ActButton, type Act } from '../common/act-form.js';
import { Changes } from './changes.js';
import { draftKey, forgetDraft, keptDrafts, partsKept } from './draft-store.js';
import { capital } from './labels.js';
import { draftOf, type Place } from './part-draft.js';
import { PART_SPECS } from './specs.js';

/** What is read from the browser's own store, anew whenever it is shown. */
const LOCAL = { networkMode: 'always', gcTime: 0, staleTime: 0 } as const;

export const dropping = (drop: () => void | Promise<void>): Act => ({
  title: { zh: '放弃我的修改', en: 'Drop my changes' },
  effect: { zh: '未保存的修改放弃后不能恢复。', en: 'What is not saved cannot be brought back.' },
  danger: true,
  done: { zh: '已放弃', en: 'Dropped' },
  send: async () => drop(),
});

/** What this browser keeps of a part that can be changed no more: to read, to copy, and to give up. */
export function LeftDraft({ dossierId, part }: { dossierId: string; part: PartName }) {
  const say = useSay();
  const { accountId } = usePerson();
  const place = { accountId, dossierId, part };
  const key = draftKey(accountId, dossierId, part);
  const kept = useQuery({ queryKey: ['left', key], queryFn: () => keptDrafts(key), ...LOCAL });
  const held = draftOf(place);
  const drafts = kept.data?.length ? kept.data.map(([, draft]) => draft) : held?.isUnsent ? [held.typed] : [];
  if (drafts.length === 0) return null;
  const name = PART_SPECS[part].label;
  return (
    <Alert
      className="problem"
      role="alert"
      type="warning"
      showIcon
      title={say(
        `“${name.zh}”中有未保存的修改留在本机，现在已不能保存；需要的内容请复制。`,
        `${capital(name.en)}: what you typed is kept in this browser and cannot be saved any more. Copy what you need.`,
      )}
      description={
        <>
          {drafts.map(({ base, content }, at) => (
            <Changes key={at} changes={differenceOfPart(part, base, content)} />
          ))}
          <ActButton act={dropping(() => dropAll(place))} />
        </>
      }
    />
  );
}

/** The same for every part of a dossier that is closed. */
export function LeftDrafts({ dossierId }: { dossierId: string }) {
  const { accountId } = usePerson();
  const parts = useQuery({
    queryKey: ['left', accountId, dossierId],
    queryFn: () => partsKept(accountId, dossierId),
    ...LOCAL,
  });
  return parts.data?.map((part) => <LeftDraft key={part} dossierId={dossierId} part={part as PartName} />);
}

/** Gives up what this browser keeps of a part, from whichever of its tabs. */
async function dropAll(place: Place): Promise<void> {
  const key = draftKey(place.accountId, place.dossierId, place.part);
  draftOf(place)?.drop();
  const kept = await keptDrafts(key);
  await forgetDraft(
    key,
    kept.map(([row]) => row),
  );
}
