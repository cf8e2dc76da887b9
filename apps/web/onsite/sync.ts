import { Refused, type Problem, type Schemas } from '../api/client.js';
import { queries, send } from '../api/queries.js';
import { upload } from '../api/upload.js';
import { namingRows } from '../common/faults.js';
import {
  isLocal,
  LOCAL,
  standingOf,
  type Change,
  type Entry,
  type FieldRecord,
  type MarkEntry,
  type ValueEntry,
} from './field-record.js';
import { dropPhoto, readPhoto } from './field-store.js';

/** What the server has on record of a visit. */
export interface OnRecord {
  readonly marks: Readonly<Record<string, MarkEntry>>;
  readonly values: Readonly<Record<string, ValueEntry>>;
}

export function onRecord(
  checklist: readonly Schemas['VisitItemDto'][],
  values: readonly Schemas['IndicatorValueDto'][],
): OnRecord {
  return {
    marks: Object.fromEntries(
      checklist.map(({ item, verdict, remark, photos }) => [
        item,
        { verdict: verdict as MarkEntry['verdict'], remark: remark ?? '', files: photos },
      ]),
    ),
    values: Object.fromEntries(
      values.map(({ indicator, verified, note, evidence }) => [
        indicator,
        { verified, remark: note ?? '', files: evidence },
      ]),
    ),
  };
}

/** From the server itself: what was taken along may be old, and would hide what somebody else has recorded since. */
const AFRESH = { 'Cache-Control': 'no-store' };

async function readAfresh(caseId: string): Promise<OnRecord> {
  const where = { path: { id: caseId } };
  const [visit, values] = await Promise.all([
    send('get', '/api/v1/cases/{id}/visit', { ...where, headers: AFRESH }),
    send('get', '/api/v1/cases/{id}/indicators', { ...where, headers: AFRESH }),
  ]);
  queries.setQueryData(['/api/v1/cases/{id}/visit', where], visit);
  queries.setQueryData(['/api/v1/cases/{id}/indicators', where], values);
  return onRecord(visit.report?.checklist ?? [], values);
}

interface Sending {
  readonly caseId: string;
  readonly record: FieldRecord;
  /** Keeps what the server has got, entry by entry: a line that breaks loses nothing. */
  readonly onSent: <K extends keyof FieldRecord>(kind: K, id: string, before: Entry, sent: Entry) => Promise<void>;
}

/**
 * Sends what may be sent. Meanwhile somebody may go on typing here.
 * @returns what was refused, by item or indicator
 * @throws {Refused} where nobody answers, or the session has ended
 */
export async function sync({ caseId, record, onSent }: Sending): Promise<ReadonlyMap<string, Refused>> {
  const now = await readAfresh(caseId);
  const refused = new Map<string, Refused>();
  const { marks, values } = record;
  for (const [item, change] of Object.entries(marks)) {
    await sendOne('marks', item, change, now.marks[item], { refused, onSent }, ({ verdict, remark, files }) =>
      send('put', '/api/v1/cases/{id}/visit/checklist', {
        saving: true,
        path: { id: caseId },
        body: {
          marks: [
            {
              item,
              verdict: verdict ?? 'pass',
              ...(remark.trim() && { remark: remark.trim() }),
              ...(files.length > 0 && { photos: [...files] }),
            },
          ],
        },
      }),
    );
  }
  for (const [indicator, change] of Object.entries(values)) {
    await sendOne(
      'values',
      indicator,
      change,
      now.values[indicator],
      { refused, onSent },
      ({ verified, remark, files }) =>
        send('put', '/api/v1/cases/{id}/indicators', {
          saving: true,
          path: { id: caseId },
          body: {
            values: [
              {
                indicator,
                verified: verified ?? 0,
                ...(remark.trim() && { note: remark.trim() }),
                ...(files.length > 0 && { evidence: [...files] }),
              },
            ],
          },
        }),
    );
  }
  return refused;
}

async function sendOne<K extends keyof FieldRecord, T extends Entry>(
  kind: K,
  id: string,
  change: Change<T>,
  now: T | undefined,
  { refused, onSent }: Pick<Sending, 'onSent'> & { refused: Map<string, Refused> },
  put: (entry: T) => Promise<unknown>,
): Promise<void> {
  if (!now) return;
  const standing = standingOf(change, now);
  if (standing === 'settled') return onSent(kind, id, change.own, now);
  if (standing !== 'toSend') return;
  try {
    const sent = { ...change.own, files: await withIds(change.own.files) };
    await put(sent).catch(namingRows(kind, [id]));
    await onSent(kind, id, change.own, sent);
    for (const file of change.own.files.filter(isLocal)) await dropPhoto(file);
  } catch (error) {
    // What the rules refuse is shown at its item, and the others go on; where nobody answers, all wait.
    if (!(error instanceof Refused) || error.problem.status === 0 || error.problem.status === 401) throw error;
    refused.set(id, error);
  }
}

/** Nothing is recorded as if there had been no photo. */
const PHOTO_GONE: Problem = {
  status: 410,
  code: 'client.photoGone',
  sentence: {
    zh: '有照片已不在这台设备上（浏览器可能清理过数据），本项未上报：请移除该照片，重新拍摄或选择后会自动上报。',
    en: 'A photo is no longer on this device (the browser may have cleared it), so this item was not sent: remove it and take or choose it again.',
  },
};

/** Photos go first: each under its own name here, so that one that is sent twice is there once. @throws {Refused} */
async function withIds(files: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const file of files) {
    if (!isLocal(file)) ids.push(file);
    else {
      const photo = await readPhoto(file);
      if (!photo) throw new Refused(PHOTO_GONE);
      ids.push((await upload(photo, { asExpert: true, key: file.slice(LOCAL.length) })).id);
    }
  }
  return ids;
}
