import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { Refused, type Schemas } from '../api/client.js';
import { readAgain, send } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { FilesField } from '../common/files-field.js';
import { ProblemAlert } from '../common/states.js';

type Item = Schemas['VisitItemDto'];
type Mark = Schemas['VisitMarkDto'];

/** The checklist on site: verdict, remark and photos of each item. */
export function VisitChecklist({
  caseId,
  items,
  readOnly,
}: {
  caseId: string;
  items: readonly Item[];
  readOnly: boolean;
}) {
  const say = useSay();
  const [error, setError] = useState<Refused | null>(null);
  const mark = async (marks: Mark[]) => {
    setError(null);
    try {
      await send('put', '/api/v1/cases/{id}/visit/checklist', { path: { id: caseId }, body: { marks } });
      await readAgain();
    } catch (caught) {
      if (!(caught instanceof Refused)) throw caught;
      setError(caught);
    }
  };
  const open = items.filter(({ verdict }) => !verdict);
  return (
    <>
      {!readOnly && open.length > 0 && (
        <Button onClick={() => void mark(open.map(({ item }) => ({ item, verdict: 'pass' })))}>
          {say(`其余 ${open.length} 项均符合`, `The other ${open.length} pass`)}
        </Button>
      )}
      <ProblemAlert error={error} />
      <ul className="list">
        {items.map((item) => (
          <VisitItem key={item.item} item={item} readOnly={readOnly} onMark={(each) => void mark([each])} />
        ))}
      </ul>
    </>
  );
}

function VisitItem({ item, readOnly, onMark }: { item: Item; readOnly: boolean; onMark: (mark: Mark) => void }) {
  const say = useSay();
  const [remark, setRemark] = useState(item.remark ?? '');
  const photos = item.photos as string[];
  const verdict = item.verdict as 'pass' | 'fail' | null;
  const told = (change: Partial<Mark>): Mark => ({
    item: item.item,
    verdict: verdict ?? 'pass',
    ...(remark.trim() && { remark }),
    ...(photos.length > 0 && { photos }),
    ...change,
  });
  return (
    <li>
      <div className="check-item">
        <span id={`visit-${item.item}`}>{say(item.text)}</span>
        <Radio.Group
          disabled={readOnly}
          aria-labelledby={`visit-${item.item}`}
          value={verdict}
          optionType="button"
          options={[
            { value: 'pass', label: say('符合', 'Pass') },
            { value: 'fail', label: say('不符合', 'Fail') },
          ]}
          onChange={({ target }) => onMark(told({ verdict: target.value as 'pass' | 'fail' }))}
        />
      </div>
      {readOnly ? (
        item.remark && <p className="typed">{item.remark}</p>
      ) : (
        <Input
          maxLength={1000}
          aria-label={say(`备注：${item.text.zh}`, `Remark: ${item.text.en}`)}
          placeholder={say('现场情况（不符合的请说明）', 'What you found')}
          value={remark}
          onChange={({ target }) => setRemark(target.value)}
          onBlur={() => verdict && remark !== (item.remark ?? '') && onMark(told({}))}
        />
      )}
      {(photos.length > 0 || !readOnly) && (
        <FilesField
          label={say(`照片：${item.text.zh}`, `Photos: ${item.text.en}`)}
          value={photos}
          readOnly={readOnly}
          onChange={(ids) => onMark(told({ photos: ids }))}
        />
      )}
    </li>
  );
}
