import { Modal } from 'antd';
import { useSay } from '../app/language.js';
import { ActForm } from '../common/form-of-act.js';
import type { Spot } from '../documents/file-preview.js';
import { PLACES, written, type Place } from '../documents/mark.js';
import type { CheckItem } from './check-marks.js';

interface MarkFormProps {
  readonly document: string;
  readonly spot: Spot;
  readonly items: readonly CheckItem[];
  readonly current: CheckItem;
  /** @throws {Refused} */
  readonly onMark: (item: string, reason: string) => Promise<unknown>;
  readonly onDone: () => void;
}

interface Given {
  readonly item: string;
  readonly place: Place;
  readonly note: string;
}

const PLACE_TEXTS = {
  上部: { zh: '上部', en: 'Top' },
  中部: { zh: '中部', en: 'Middle' },
  下部: { zh: '下部', en: 'Foot' },
} as const;

/** A mark on a document is a line of the reason why an item fails: it goes on record, and to the applicant. */
export function MarkForm({ document, spot, items, current, onMark, onDone }: MarkFormProps) {
  const say = useSay();
  const keep = ({ item, place, note }: Given) => {
    const { verdict, reason } = items.find((each) => each.item === item) ?? {};
    const before = verdict === 'fail' && reason;
    const line = written({ document, page: spot.page, place, note });
    // Sent once more, it is there already.
    if (before && before.endsWith(line)) return onMark(item, before);
    return onMark(item, before ? `${before}\n${line}` : line);
  };
  return (
    <Modal
      open
      footer={null}
      mask={{ closable: false }}
      onCancel={onDone}
      title={say(`标注《${document}》第 ${spot.page} 页`, `Mark page ${spot.page} of ${document}`)}
    >
      <ActForm
        onDone={onDone}
        act={{
          title: { zh: '记入不符合的情况', en: 'Add to what is wrong' },
          about: `${document}/${spot.page}/${spot.place}`,
          initial: { item: current.item, place: spot.place },
          fields: [
            {
              kind: 'choice',
              name: 'item',
              label: { zh: '对应的清单项', en: 'Item of the checklist' },
              options: items.map(({ item, text }) => ({ value: item, label: say(text) })),
            },
            {
              kind: 'choice',
              name: 'place',
              label: { zh: '位置', en: 'Where on the page' },
              hint: {
                zh: '以中文记入，申报单位按此查找。',
                en: 'It goes on record in Chinese, as all that the applicant is sent.',
              },
              options: PLACES.map((place) => ({ value: place, label: say(PLACE_TEXTS[place]) })),
            },
            { kind: 'line', name: 'note', label: { zh: '情况', en: 'What is wrong' }, max: 300 },
          ],
          send: (values) => keep(values as unknown as Given),
        }}
      />
    </Modal>
  );
}
