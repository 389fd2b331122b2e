import type { Notice } from '../chat/notice.ts';
import { restrictedLine, type IssueView } from './view.ts';

/** What says how an issue stands, and nothing of what it is about. */
const PLAIN_FIELDS: ReadonlySet<string> = new Set(['级别', '部门', '状态', '办结期限']);
const SHORTEST_TOLD = 4;

/** Whether a notice that stands in a chat says what the issue is about. */
export function tellsOf(notice: Notice, { title, detail, object, result }: IssueView): boolean {
  const said = [
    notice.title,
    ...notice.lines,
    ...(notice.fields ?? []).map(({ value }) => value),
    ...(notice.tables ?? []).flatMap(({ rows }) => rows.flat()),
  ].join('\n');
  return [title, detail, object, result].some(
    (words) => words !== null && words.length >= SHORTEST_TOLD && said.includes(words),
  );
}

/** The same notice without a word of it: its buttons stay. */
export function covered(notice: Notice, issue: IssueView): Notice {
  const { tables: _tables, charts: _charts, files: _files, mentions: _mentions, fields, ...card } = notice;
  const heading = /^【[^】]{1,20}】/.exec(notice.title)?.[0] ?? `【问题 #${issue.number}】`;
  return {
    ...card,
    title: `${heading}涉及个人情况`,
    lines: [restrictedLine(issue)],
    ...(fields === undefined ? {} : { fields: fields.filter(({ label }) => PLAIN_FIELDS.has(label)) }),
  };
}
