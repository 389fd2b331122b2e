import type { ChatId } from '../../chat/message.ts';
import { platformOf } from '../../chat/message.ts';
import type { Notice, NoticeFile } from '../../chat/notice.ts';
import { type Charted, chartsOf, trendPoints } from '../../documents/charts.ts';
import { fileName, SUMMARY_FORMATS } from '../../documents/formats.ts';
import type { Week } from '../../documents/summary.ts';
import { documentNames } from '../ledger/document-names.ts';
import type { Known } from '../known.ts';

/** A bulletin that is just being posted. */
interface Posted {
  /** Of the stored summary. */
  readonly id: number;
  readonly chat: ChatId;
  readonly figures: Charted & Pick<Week, 'total'> & { readonly period: { readonly to: Date } };
  /** What bulletins of the same scope said before, the oldest first. */
  readonly earlier: readonly Week[];
}

/** The bulletin with its charts, for platforms that draw them, and its files: picture, Word and Excel. */
export function withFiles(notice: Notice, known: Known, { id, chat, figures, earlier }: Posted): Notice {
  const { organisation, departments } = known.directory;
  const weeks = [...earlier, { to: figures.period.to, total: figures.total }];
  const charts = chartsOf(figures, {
    names: documentNames(known),
    departmentIds: departments.map((department) => department.id),
    weeks: trendPoints(weeks, organisation.timeZone),
  });
  return { ...notice, ...(charts.length === 0 ? {} : { charts }), files: filesOf(notice.title, id, chat) };
}

/** In the sandbox a browser opens them as they are; elsewhere the address asks for the API's token, and the bot sends the bytes. */
function filesOf(title: string, id: number, chat: ChatId): NoticeFile[] {
  const folder = platformOf(chat) === 'sandbox' ? '/sandbox/files/summary' : '/api/summaries';
  return SUMMARY_FORMATS.map((format) => ({
    name: fileName(title, format),
    url: `${folder}/${id}.${format}`,
    ref: `summary:${id}.${format}`,
  }));
}
