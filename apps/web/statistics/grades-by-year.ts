import { GRADE_NAMES, GRADES } from '#domain/measures/vocabulary.js';
import type { Schemas } from '../api/client.js';
import type { Say } from '../app/language.js';
import type { Figures } from './figures.js';

/** A line for each year, a column for each grade. */
export function gradesByYear(grades: readonly Schemas['GradeCountDto'][], say: Say): Figures {
  const years = [...new Set(grades.map(({ year }) => year))].sort();
  const of = (year: number, grade: string) =>
    grades.find((line) => line.year === year && line.grade === grade)?.count ?? 0;
  return {
    headings: [say('年度', 'Year'), ...GRADES.map((grade) => say(GRADE_NAMES[grade]))],
    lines: years.map((year) => [String(year), ...GRADES.map((grade) => of(year, grade))]),
  };
}
