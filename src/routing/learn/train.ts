import { createLexicon, type Lexicon, type Unit } from '../lexicon.ts';
import { chances, FEWEST, fitMix, mixOfFew, type Judged, type Mix } from './calibrate.ts';
import { deservesCommittee, learnCommittee, tryCommittee, type Lectures } from './committee.ts';
import { dealFolds, groupAlike } from './groups.ts';
import { learn, prepare, type Course, type Example, type Lesson } from './lesson.ts';
import { condense, scoresOf } from './linear.ts';
import { lexicalScores, type Model, type Taught } from './model.ts';
import { LONGEST_PIECE } from './features.ts';
import { chooseThreshold, type Threshold } from './threshold.ts';
import { placesWhere } from './vocabulary.ts';

export type { Example } from './lesson.ts';

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

/** Learns from all rows, and keeps the pieces that say something, under their true buckets. */
function finish(lesson: Lesson): Taught {
  const course = learn(lesson, lesson.rows);
  const { importance, linear } = course;
  const kept = placesWhere(importance, Number.MIN_VALUE);
  const vocabulary = {
    longest: LONGEST_PIECE,
    buckets: kept.map((piece) => lesson.corpus.buckets[piece]!),
    importance: Float32Array.from(kept, (piece) => importance[piece]!),
  };
  const deserves = deservesCommittee(lesson.rows.length);
  const committee = deserves ? learnCommittee(lecturesOf(lesson, course), kept) : null;
  return { vocabulary, linear: condense(linear, kept), committee };
}

function lecturesOf({ corpus, labels, seed }: Lesson, { samples }: Course): Lectures {
  return { samples, pieces: corpus.range.size, labels, seed };
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
  const lexicon = createLexicon(units);
  const hands = fold.reduce((most, hand) => Math.max(most, hand), 0) + 1;
  return Array.from({ length: hands }, (_, held) => judgeFold(lesson, fold, held, lexicon)).flat();
}

function judgeFold(lesson: Lesson, fold: Uint8Array, held: number, lexicon: Lexicon): Judged[] {
  const { rows } = lesson;
  const course = learn(
    lesson,
    rows.filter((_row, i) => fold[i] !== held),
  );
  const tried = rows.filter(({ labels: right }, i) => fold[i] === held && right.length > 0);
  const heard = deservesCommittee(rows.length)
    ? tryCommittee(lecturesOf(lesson, course), tried)
    : tried.map(() => new Float64Array(lesson.labels));
  return tried.map(({ vector, labels: right, example }, i) => ({
    learned: scoresOf(course.linear, vector),
    committee: heard[i]!,
    lexical: lexicalScores(lexicon, example),
    right,
  }));
}
