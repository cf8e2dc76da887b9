import type { Schemas } from '../api/client.js';
import { useSay } from '../app/language.js';
import { FileLink } from '../common/file-link.js';

/** The checklist as it is on record: verdict, remark and photos of each item. */
export function VisitChecklist({ items }: { items: readonly Schemas['VisitItemDto'][] }) {
  const say = useSay();
  return (
    <ul className="list">
      {items.map(({ item, text, verdict, remark, photos }) => (
        <li key={item}>
          <div className="check-item">
            <span>{say(text)}</span>
            <b className={verdict === 'fail' ? 'overdue' : undefined}>
              {verdict === 'pass' && say('符合', 'Pass')}
              {verdict === 'fail' && say('不符合', 'Fail')}
              {!verdict && <span className="quiet">{say('未查验', 'Open')}</span>}
            </b>
          </div>
          {remark && <p className="typed">{remark}</p>}
          {photos.length > 0 && (
            <div className="row">
              {photos.map((id) => (
                <FileLink key={id} id={id} />
              ))}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
