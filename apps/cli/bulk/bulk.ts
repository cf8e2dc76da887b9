import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { BulkAction, BulkState } from '#contracts/bulk.js';
import type { LocalizedText } from '#domain/measures/measure.js';
import { plain } from '../cases-text.js';
import type { ApiClient } from '../client/api-client.js';

interface BulkView {
  readonly id: string;
  readonly action: BulkAction;
  readonly state: BulkState;
  readonly stateText: LocalizedText;
  readonly total: number;
  readonly waiting: number;
  readonly possible: number;
  readonly done: number;
  readonly refused: number;
}

interface BulkCaseView {
  readonly caseId: string;
  readonly position: number;
  readonly title: string;
  readonly stateText: LocalizedText;
  readonly verdict: string;
  readonly why: LocalizedText | null;
}

/** A bulk action and what became of each of its cases. */
export interface BulkReport extends BulkView {
  readonly cases: readonly BulkCaseView[];
}

const PAGE = 200;
const LOOKS_AGAIN_MS = 200;
/** States that an action leaves by itself. */
const UNDER_WAY: readonly BulkState[] = ['previewing', 'running'];

/** 批量办理 over HTTP, as an officer does it: each step waits until every case has been looked at. */
export class Bulk {
  constructor(private readonly officer: ApiClient) {}

  async preview(order: {
    readonly batchId: string;
    readonly action: BulkAction;
    readonly workingDays?: number;
    readonly reason?: string;
    readonly officerId?: string;
  }): Promise<BulkReport> {
    return this.ended(await this.officer.post<BulkView>('/bulk-actions', order, { key: randomUUID() }));
  }

  async confirm(id: string): Promise<BulkReport> {
    return this.ended(await this.officer.post<BulkView>(`/bulk-actions/${id}/execution`, {}, { key: randomUUID() }));
  }

  async drop(id: string): Promise<BulkReport> {
    return this.ended(await this.officer.post<BulkView>(`/bulk-actions/${id}/cancellation`, {}, { key: randomUUID() }));
  }

  async show(id: string): Promise<BulkReport> {
    return this.reported(await this.officer.get<BulkView>(`/bulk-actions/${id}`));
  }

  private async ended(bulk: BulkView): Promise<BulkReport> {
    let now = bulk;
    while (UNDER_WAY.includes(now.state)) {
      await pause(LOOKS_AGAIN_MS);
      now = await this.officer.patiently<BulkView>('GET', `/bulk-actions/${bulk.id}`);
    }
    return this.reported(now);
  }

  private async reported(bulk: BulkView): Promise<BulkReport> {
    const cases: BulkCaseView[] = [];
    while (cases.length < bulk.total) {
      const after = cases.at(-1)?.position ?? 0;
      const path = `/bulk-actions/${bulk.id}/cases?limit=${PAGE}&after=${after}`;
      const page = await this.officer.get<BulkCaseView[]>(path);
      if (page.length === 0) break;
      cases.push(...page);
    }
    return { ...bulk, cases };
  }
}

/** The counts, and each case with what became of it. */
export function bulkText({ id, stateText, total, possible, done, refused, waiting, cases }: BulkReport): string {
  return [
    `${id}  ${stateText.zh} ${stateText.en}`,
    `共 total ${total}，可办 possible ${possible}，已办 done ${done}，不能办 refused ${refused}，待试 waiting ${waiting}`,
    ...cases.map(({ caseId, title, stateText: state, verdict, why }) =>
      [
        `  ${caseId}`,
        VERDICT_TEXTS[verdict] ?? verdict,
        `${state.zh} ${state.en}`,
        plain(title),
        ...(why ? [plain(`${why.zh} ${why.en}`)] : []),
      ].join('  '),
    ),
  ].join('\n');
}

const VERDICT_TEXTS: Readonly<Record<string, string>> = {
  waiting: '待试 waiting',
  possible: '可办 possible',
  done: '已办 done',
  refused: '不能办 refused',
};
