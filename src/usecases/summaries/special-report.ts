import type { FileContent } from '../../chat/file.ts';
import { drawer } from '../../documents/drawing/draw-in-thread.ts';
import { fileName, MEDIA_TYPES } from '../../documents/formats.ts';
import { specialReport } from '../../documents/word/report.ts';
import { foldEvents } from '../../issues/fold.ts';
import { maskPersonalData } from '../../language/personal-data.ts';
import { historiesOf } from '../../store/ledger-rows.ts';
import { documentNames } from '../ledger/document-names.ts';
import type { FileParts } from './summary-file.ts';

/** Which issues a special report tells of, in that order, and to whom it goes. */
export interface ReportWish {
  readonly numbers: readonly number[];
  readonly to?: string | undefined;
  readonly now: Date;
}

export type ReportOutcome =
  | { readonly kind: 'written'; readonly file: FileContent }
  | { readonly kind: 'unknown'; readonly numbers: readonly number[] };

/** 专报 about one issue or a set, as Word. */
export async function specialReportFile(
  parts: FileParts,
  { numbers, to, now }: ReportWish,
): Promise<ReportOutcome> {
  const { db, organisationId } = parts;
  const known = await parts.known();
  const histories = await historiesOf(db, organisationId, numbers);
  const missing = numbers.filter((number) => !histories.has(number));
  if (missing.length > 0 || numbers.length === 0) return { kind: 'unknown', numbers: missing };
  const { timeZone, name: organisation, campaign } = known.directory.organisation;
  const official = specialReport({
    issues: [...new Set(numbers)].map((number) => {
      const events = histories.get(number) ?? [];
      return { issue: foldEvents(events), events };
    }),
    telling: { names: documentNames(known), mask: (text) => maskPersonalData(text).masked, now },
    timeZone,
    organisation,
    campaign,
    to,
  });
  const bytes = await drawer.draw({ format: 'docx', document: official });
  return {
    kind: 'written',
    file: { name: fileName(official.title, 'docx'), mediaType: MEDIA_TYPES.docx, bytes },
  };
}
