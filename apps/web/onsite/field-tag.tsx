import { Tag } from 'antd';
import { useSay } from '../app/language.js';
import type { Standing } from './field-record.js';

const TEXTS = {
  settled: { zh: '已同步', en: 'on record' },
  incomplete: { zh: '未填完', en: 'incomplete' },
  toSend: { zh: '待同步', en: 'to be sent' },
  conflict: { zh: '有冲突', en: 'conflict' },
} as const;

/** How an entry stands; nothing where it was not touched. */
export function FieldTag({ standing }: { standing: Standing | undefined }) {
  const say = useSay();
  if (!standing) return null;
  return <Tag className={standing === 'conflict' ? 'warned' : undefined}>{say(TEXTS[standing])}</Tag>;
}
