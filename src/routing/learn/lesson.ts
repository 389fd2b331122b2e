import { readCorpus, type Corpus } from './corpus.ts';
import type { Counts, Wording } from './features.ts';
import { learnLinear, type Linear, type Sample } from './linear.ts';
import { learnImportance, leastRows, weighInto, type Labelled, type Vector } from './vocabulary.ts';

/** A request and who rightly answered it. */
export interface Example extends Wording {
  /** Names of departments (or of whatever is told apart); any of them would have been right. */
  readonly labels: readonly string[];
  /** Names of those who sent it back; with nobody right beside them, that is all the example teaches. */
  readonly wrong?: readonly string[];
  /** How much it counts; 1 when left out. */
  readonly weight?: number;
  /** The whole letter, where `text` is only its title; its beginning is learned from as well. */
  readonly whole?: string;
}

/** The opening of a letter says what it wants, as a line in a chat does. */
const BEGINNING = 120;
/** It counts this much beside the whole. */
const OPENING_WEIGHT = 0.4;

/** A request as every training sees it; its vector is weighed anew by each. */
export interface Row extends Labelled {
  readonly example: Example;
  readonly vector: Vector;
  /** The opening of the whole letter, where the text is only its title. */
  readonly beginning: { readonly counts: Counts; readonly vector: Vector } | undefined;
  /** Places of the labels that it speaks of; all, where nothing is said. */
  readonly only?: readonly number[];
}

/** What every training on these rows needs to know. */
export interface Lesson {
  readonly rows: readonly Row[];
  readonly corpus: Corpus;
  readonly labels: number;
  readonly seed: number;
}

/** Reads the examples, and keeps only the pieces that can teach. */
export function prepare(examples: readonly Example[], labels: readonly string[], seed: number): Lesson {
  const place = new Map(labels.map((name, i) => [name, i]));
  const used = examples.filter(({ labels: right, wrong = [] }) => right.length + wrong.length > 0);
  const beginnings = used.map(beginningOf);
  const corpus = readCorpus(
    [...used, ...beginnings.filter((one) => one !== undefined)],
    leastRows(used.length),
  );
  const counts = corpus.counts.values();
  const next = (): { counts: Counts; vector: Vector } => {
    const read: Counts = counts.next().value ?? { buckets: new Uint32Array(), times: new Uint8Array() };
    return { counts: read, vector: { at: read.buckets, value: new Float32Array(read.buckets.length) } };
  };
  const whole = used.map((example) => ({
    ...next(),
    example,
    labels: example.labels.flatMap((name) => place.get(name) ?? []),
    ...onlyAgainst(example, place),
  }));
  const rows = whole.map((row, i) => ({ ...row, beginning: beginnings[i] && next() }));
  return { rows, corpus, labels: labels.length, seed };
}

/** Where nobody is known to be right, the example says nothing but who was wrong. */
function onlyAgainst({ labels, wrong = [] }: Example, place: ReadonlyMap<string, number>) {
  return labels.length > 0 ? {} : { only: wrong.flatMap((name) => place.get(name) ?? []) };
}

function beginningOf({ text, whole = text }: Example): Wording | undefined {
  return whole !== text ? { text: whole.slice(0, BEGINNING) } : undefined;
}

/** What one training finds. The vectors of all rows are weighed by its importance, until the next training weighs them. */
export interface Course {
  /** How much each piece says. */
  readonly importance: Float32Array;
  /** For whom. */
  readonly linear: Linear;
  /** What it was found from: the requests, and the openings of those that are known by their titles alone. */
  readonly samples: readonly Sample[];
}

/** Learns from some of a lesson's rows. */
export function learn({ rows, corpus: { range }, labels, seed }: Lesson, taught: readonly Row[]): Course {
  const begun = taught.flatMap(({ beginning, labels: right }) =>
    beginning === undefined ? [] : [{ counts: beginning.counts, labels: right }],
  );
  const importance = learnImportance([...taught, ...begun], labels, range);
  for (const { counts, vector, beginning } of rows) {
    weighInto(vector.value, counts, importance, range.firstOfTitles);
    if (beginning !== undefined)
      weighInto(beginning.vector.value, beginning.counts, importance, range.firstOfTitles);
  }
  const samples = [
    ...taught.map((row) => sampleOf(row, row.vector, 1)),
    ...taught.flatMap((row) =>
      row.beginning === undefined ? [] : [sampleOf(row, row.beginning.vector, OPENING_WEIGHT)],
    ),
  ];
  return { importance, linear: learnLinear(samples, range.size, labels, seed), samples };
}

function sampleOf({ labels, only, example }: Row, vector: Vector, share: number): Sample {
  return { vector, labels, ...(only !== undefined && { only }), weight: (example.weight ?? 1) * share };
}
