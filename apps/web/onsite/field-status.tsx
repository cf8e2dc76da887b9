import { Alert, Button } from 'antd';
import { useEffect, useState } from 'react';
import { atWork } from '../api/at-work.js';
import { useSay } from '../app/language.js';
import { canTakeAlong, isTakenAlong, takeAlong } from '../offline/take-along.js';
import { changesIn } from './field-record.js';
import type { useFieldRecord } from './use-field-record.js';

export type Field = ReturnType<typeof useFieldRecord>;

/** What this page asks the server for. */
const readings = (caseId: string): readonly string[] => [
  '/api/v1/sessions/current',
  '/api/v1/permissions/current',
  `/api/v1/cases/${caseId}`,
  `/api/v1/cases/${caseId}/visit`,
  `/api/v1/cases/${caseId}/indicators`,
];

/** Is there a line, what waits for it, and may one leave with this page? */
export function FieldStatus({ caseId, field }: { caseId: string; field: Field }) {
  const say = useSay();
  const [taken, setTaken] = useState<'taking' | 'taken' | 'failed' | null>(null);
  const waiting = changesIn(field.record);
  // What was taken along earlier is brought up to date as a whole: a later release has other scripts.
  useEffect(() => {
    void isTakenAlong().then(async (along) => {
      if (!along) return;
      await takeAlong(readings(caseId)).catch(() => undefined);
      setTaken('taken');
    });
  }, [caseId]);
  const take = async () => {
    setTaken('taking');
    setTaken(
      await atWork(takeAlong(readings(caseId))).then(
        () => 'taken' as const,
        () => 'failed' as const,
      ),
    );
  };
  return (
    <section className="card field-status" aria-label={say('同步情况', 'How it stands')}>
      <p role="status">
        {field.line === 'sending' && say('正在同步…', 'Sending…')}
        {field.line === 'offline' &&
          say(
            `没有网络：${waiting} 项保存在本机，联网后自动同步。`,
            `No network: ${waiting} kept on this device, sent once there is one.`,
          )}
        {field.line === 'idle' &&
          (waiting === 0
            ? say('全部已同步。', 'Everything is on record.')
            : say(`${waiting} 项尚未同步。`, `${waiting} not sent yet.`))}
      </p>
      <div className="row">
        {waiting > 0 && (
          <Button onClick={() => void field.sendAll()} loading={field.line === 'sending'}>
            {say('立即同步', 'Send now')}
          </Button>
        )}
        {canTakeAlong() && taken !== 'taken' && (
          <Button type="primary" onClick={() => void take()} loading={taken === 'taking'}>
            {say('带到现场（没有网络也能打开）', 'Take along (opens without a network)')}
          </Button>
        )}
      </div>
      {!field.kept && (
        <Alert
          role="alert"
          type="error"
          title={say(
            '这台设备没有空间了：新填的内容只在本页，请勿关闭，清理出空间或连上网络后会自动保存。',
            'No room on this device: what you fill in now is on this page alone. Keep it open; free some space, or find a network.',
          )}
        />
      )}
      {taken === 'taken' && (
        <Alert
          role="status"
          type="success"
          title={say(
            '本页已存到这台设备，没有网络也能打开。',
            'This page is on the device now, and opens without a network.',
          )}
        />
      )}
      {taken === 'failed' && (
        <Alert
          role="alert"
          type="warning"
          title={say(
            '没有存下来：请在有网络时重试，并确认浏览器没有处于无痕模式。',
            'It could not be kept: try again with a network, and not in a private window.',
          )}
        />
      )}
    </section>
  );
}
