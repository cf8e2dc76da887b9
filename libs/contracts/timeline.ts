import type { LocalizedText } from '#domain/measures/measure.js';
import type { Role } from '#domain/procedures/procedure.js';

/** The course of a case as a layman reads it: what was done; now: whose turn, why, until when; what may come next. */
export interface Timeline {
  readonly done: readonly TimelineStep[];
  /** null once the case has ended. */
  readonly now: TimelineNow | null;
  readonly next: readonly LocalizedText[];
}

export interface TimelineStep {
  readonly action: string;
  readonly actionText: LocalizedText;
  readonly state: string | null;
  readonly stateText: LocalizedText | null;
  readonly by: Role | 'public' | 'system';
  readonly byText: LocalizedText;
  /** For those who may know who handles a case, where somebody stood in for another: their names. */
  readonly onBehalf: { readonly standIn: string; readonly absent: string } | null;
  /** ISO instant. */
  readonly at: string;
  readonly reason: string | null;
  /** What was decided in particular, such as what is to be corrected or by how much a limit moves. */
  readonly detail: LocalizedText | null;
}

export interface TimelineNow {
  readonly turn: Role | 'public';
  readonly turnText: LocalizedText;
  /** What is waited for. */
  readonly task: LocalizedText;
  /** ISO instant; null = no limit runs. */
  readonly dueAt: string | null;
  /** CalendarDate. */
  readonly dueOn: string | null;
  /** The arithmetic of the limit. */
  readonly dueExplained: LocalizedText | null;
  readonly overdue: boolean;
  /** ISO instant; null = not suspended. */
  readonly suspendedSince: string | null;
}
