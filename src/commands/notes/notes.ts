import { inspection } from './inspection.ts';
import { policyQuery } from '../questions/inquiries.ts';
import type { NoteIntent } from '../intent.ts';
import { metric } from './metric.ts';
import type { Reading } from '../reading.ts';
import { supplyOffer } from './supply-offer.ts';
import { visitLog } from './visit-log.ts';

/** What is noted beside the issues; undefined where the message is none of these. */
export function readNote(reading: Reading): NoteIntent | undefined {
  if (reading.folded.length > 400) return undefined;
  return (
    policyQuery(reading) ??
    inspection(reading) ??
    visitLog(reading) ??
    metric(reading) ??
    supplyOffer(reading)
  );
}
