/** A problem document (RFC 9457), as every refusal is told. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly sentence: { readonly zh: string; readonly en: string };
  readonly requestId?: string;
  readonly errors?: readonly FieldError[];
  readonly [member: string]: unknown;
}

export interface FieldError {
  /** Where in the body: `rows.2.signedOn`. */
  readonly path: string;
  readonly code: string;
  readonly detail: { readonly zh: string; readonly en: string };
}

/** What is told when nobody answers at all. */
export const AWAY: Problem = {
  status: 0,
  code: 'client.offline',
  sentence: {
    zh: '服务器没有应答：请检查网络后重试，已填写的内容仍保留在本页。',
    en: 'The server does not answer. Check the network and try again; what you typed is kept on this page.',
  },
};

/** What was answered with a status that is no success. */
export function asProblem(error: unknown, { status }: Response): Problem {
  if (typeof error === 'object' && error !== null && 'sentence' in error) return { ...(error as Problem), status };
  return {
    status,
    code: 'client.unreadable',
    sentence: {
      zh: `服务器的答复无法识别（${status}），请稍后重试。`,
      en: `The answer cannot be read (${status}). Try again later.`,
    },
  };
}
