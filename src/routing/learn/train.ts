import { createLexicon, type Unit } from '../lexicon.ts';
import { chances, FEWEST, fitMix, mixOfFew, type Judged, type Mix } from './calibrate.ts';
import { readCorpus, type Corpus } from './corpus.ts';
import type { Counts, Wording } from './features.ts';
import { dealFolds, groupAlike } from './groups.ts';
import { condense, learnLinear, meanOf, scoresOf, type Linear, type Sample } from './linear.ts';
import { lexicalScores, type Model, type Taught } from './model.ts';
import { chooseThreshold, type Threshold } from './threshold.ts';
import {
  learnImportance,
  leastRows,
  placesWhere,
  weighInto,
  type Labelled,
  type Vector,
} from './vocabulary.ts';

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

export interface TrainingOptions {
  /** What is known of the labels before any example; labels that only stand here can be chosen too. */
  readonly units?: readonly Unit[];
  /** The share of lone decisions that must be right. */
  readonly promise?: number;
  readonly seed?: number;
  /**
   * In a running bot the same trouble is told again and again, and a repeated one is as good a trial as any. Where
   * nothing is said, near-duplicates are kept together, since letters copied into one file are no trial at all.
   */
  readonly repeats?: boolean;
}

const PROMISE = 0.98;
/** The more folds, the nearer the held-back judges come to the real one, and the longer it takes: 6,000 letters have three million pieces. */
const FOLDS = { many: 6, few: 3, whenPieces: 1_000_000 } as const;
/** The opening of a letter says what it wants, as a line in a chat does. */
const BEGINNING = 120;

/** A request as every training sees it; its vector is weighed anew by each. */
interface Row extends Labelled {
  readonly example: Example;
  readonly vector: Vector;
  /** The opening alone, where there is more than that. */
  readonly beginning: { readonly counts: Counts; readonly vector: Vector } | undefined;
  /** Places of the labels that it speaks of; all, where nothing is said. */
  readonly only?: readonly number[];
}

/** What every training on these rows needs to know. */
interface Lesson {
  readonly rows: readonly Row[];
  readonly corpus: Corpus;
  readonly labels: number;
  readonly seed: number;
}

/** Learns from examples, or from the responsibilities alone where there are none. The same input gives the same model. */
export function trainModel(examples: readonly Example[], options: TrainingOptions = {}): Model {
  const { units = [], promise = PROMISE, seed = 1, repeats = false } = options;
  const labels = [...new Set([...units.map(({ name }) => name), ...examples.flatMap((one) => one.labels)])];
  const known = new Map(units.map((unit) => [unit.name, unit]));
  const all = labels.map((name) => known.get(name) ?? { name, aliases: [], responsibilities: [] });
  const lesson = prepare(examples, labels, seed);
  const { mix, threshold } = calibrate(lesson, all, promise, repeats);
  const taught = lesson.rows.length === 0 ? null : finish(lesson);
  return { labels, units: all, taught, mix, threshold, examples: lesson.rows.length };
}

/** Reads the examples, and keeps only the pieces that can teach. */
function prepare(examples: readonly Example[], labels: readonly string[], seed: number): Lesson {
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
  const more = whole.length > BEGINNING || whole !== text;
  return more ? { text: whole.slice(0, BEGINNING) } : undefined;
}

/** What one training finds: how much each piece says, and for whom. The vectors of all rows are weighed by it. */
interface Course {
  readonly importance: Float32Array;
  readonly linear: Linear;
}

/**
 * Two judges that learn from different rows agree on what is plain and differ on what is not: one learns from the
 * letters, the other from their beginnings too.
 */
function learn({ rows, corpus: { range }, labels, seed }: Lesson, taught: readonly Row[]): Course {
  const begun = taught.flatMap(({ beginning, labels: right }) =>
    beginning === undefined ? [] : [{ counts: beginning.counts, labels: right }],
  );
  const importance = learnImportance([...taught, ...begun], labels, range);
  for (const { counts, vector, beginning } of rows) {
    weighInto(vector.value, counts, importance, range.firstOfTitles);
    if (beginning !== undefined)
      weighInto(beginning.vector.value, beginning.counts, importance, range.firstOfTitles);
  }
  const samples = taught.map((row) => sampleOf(row, row.vector));
  const openings = taught.flatMap((row) =>
    row.beginning === undefined ? [] : [sampleOf(row, row.beginning.vector)],
  );
  const linear = learnLinear(samples, range.size, labels, seed);
  if (openings.length === 0) return { importance, linear };
  const other = learnLinear([...samples, ...openings], range.size, labels, seed + 1);
  return { importance, linear: meanOf(linear, other) };
}

function sampleOf({ labels, only, example }: Row, vector: Vector): Sample {
  return { vector, labels, ...(only !== undefined && { only }), weight: example.weight ?? 1 };
}

/** Learns from all rows, and keeps the pieces that say something, under their true buckets. */
function finish(lesson: Lesson): Taught {
  const { importance, linear } = learn(lesson, lesson.rows);
  const kept = placesWhere(importance, Number.MIN_VALUE);
  return {
    vocabulary: {
      buckets: kept.map((piece) => lesson.corpus.buckets[piece]!),
      importance: Float32Array.from(kept, (piece) => importance[piece]!),
    },
    linear: condense(linear, kept),
  };
}

function calibrate(
  lesson: Lesson,
  units: readonly Unit[],
  promise: number,
  repeats: boolean,
): { mix: Mix; threshold: Threshold } {
  const { rows } = lesson;
  const positive = rows.filter(({ labels }) => labels.length > 0).length;
  if (positive < FEWEST) return { mix: mixOfFew(positive), threshold: chooseThreshold([], promise) };
  const pieces = rows.reduce((sum, { counts }) => sum + counts.buckets.length, 0);
  const folds = pieces > FOLDS.whenPieces ? FOLDS.few : FOLDS.many;
  const groups = repeats ? Uint32Array.from(rows.keys()) : groupAlike(rows.map(({ counts }) => counts));
  const judged = judgeHeldBack(lesson, dealFolds(groups, folds), units);
  const mix = fitMix(judged);
  const trials = judged.map((row) => {
    const chance = chances(row, mix);
    const confidence = Math.max(...chance);
    return { confidence, right: row.right.includes(chance.indexOf(confidence)) };
  });
  return { mix, threshold: chooseThreshold(trials, promise) };
}

/** What models say of rows that they have not learned from, nor from anything alike. */
function judgeHeldBack(lesson: Lesson, fold: Uint8Array, units: readonly Unit[]): Judged[] {
  const { rows } = lesson;
  const lexicon = createLexicon(units);
  const hands = fold.reduce((most, hand) => Math.max(most, hand), 0) + 1;
  return Array.from({ length: hands }, (_, held) => {
    const taught = rows.filter((_row, i) => fold[i] !== held);
    const { linear } = learn(lesson, taught);
    return rows
      .filter(({ labels: right }, i) => fold[i] === held && right.length > 0)
      .map(({ vector, labels: right, example }) => ({
        learned: scoresOf(linear, vector),
        lexical: lexicalScores(lexicon, example),
        right,
      }));
  }).flat();
}
