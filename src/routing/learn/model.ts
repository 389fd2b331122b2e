import { createLexicon, type Lexicon, type Unit } from '../lexicon.ts';
import { chances, type Judged, type Mix } from './calibrate.ts';
import { countPieces, wording, type Wording } from './features.ts';
import { scoresOf, type Linear } from './linear.ts';
import { committeeScores, type Committee } from './net.ts';
import type { Threshold } from './threshold.ts';
import { placeTable, vectorOf, type Vocabulary } from './vocabulary.ts';
import { createWords } from './words.ts';

/** What decisions taught: the pieces that are known, and for whom each speaks. */
export interface Taught {
  readonly vocabulary: Vocabulary;
  readonly linear: Linear;
  /** Null where there were too few decisions for one. */
  readonly committee: Committee | null;
}

/** All that was learned, as plain values. */
export interface Model {
  readonly labels: readonly string[];
  /** The responsibilities of each label, in the labels' order. */
  readonly units: readonly Unit[];
  /** Null where there was no decision to learn from. */
  readonly taught: Taught | null;
  readonly mix: Mix;
  readonly threshold: Threshold;
  readonly examples: number;
}

export interface Judgement {
  /** Every label, best first. */
  readonly ranked: readonly { readonly name: string; readonly confidence: number }[];
  readonly sure: boolean;
  /** The words that decided, in Chinese. */
  readonly because: readonly string[];
}

const NOWHERE = new Int32Array(0);

/** Reads one text against a model: about a millisecond, no clock, no randomness. */
export function createJudge({
  labels,
  units,
  taught,
  mix,
  threshold,
}: Model): (wording: Wording) => Judgement {
  const place = taught === null ? NOWHERE : placeTable(taught.vocabulary.buckets);
  const words = createWords(taught, place);
  const lexicon = createLexicon(units);
  const learned = createLearnedScores(taught, place, labels.length);
  return (said) => {
    const chance = chances({ ...learned(said), lexical: lexicalScores(lexicon, said) }, mix);
    const order = [...chance.keys()].sort((a, b) => chance[b]! - chance[a]! || a - b);
    const [best = 0, second = best] = order;
    return {
      ranked: order.map((label) => ({ name: labels[label] ?? '', confidence: chance[label] ?? 0 })),
      sure: (chance[best] ?? 0) >= threshold.confidence,
      because: [...wordReason(words(said, best, second)), ...dutyReasons(lexicon, said, best)],
    };
  };
}

function createLearnedScores(
  taught: Taught | null,
  place: Int32Array,
  labels: number,
): (said: Wording) => Pick<Judged, 'learned' | 'committee'> {
  const nothing = new Float64Array(labels);
  if (taught === null) return () => ({ learned: nothing, committee: nothing });
  const { vocabulary, linear, committee } = taught;
  return (said) => {
    const vector = vectorOf(countPieces(said, vocabulary.longest), vocabulary, place);
    return {
      learned: scoresOf(linear, vector),
      committee: committee === null ? nothing : committeeScores(committee, vector),
    };
  };
}

/** Evidence of this much is as likely to mean nothing as to mean something. */
const DOUBT = 6;
const TITLE_WEIGHT = 0.5;
/** The reason for a decision is looked for where letters give it. */
const REASONS_WITHIN = 600;

/** What a letter wants stands where it asks; the rest tells what happened, and where. */
const ASKS = /请|望|能否|是否|何时|什么时候|怎么|如何|吗|\?|建议|要求|咨询|想问/;
const SENTENCE_END = /(?<=[。!?;])/;
/** Shorter texts are one request as a whole. */
const LETTER_LENGTH = 60;

/**
 * Each label's share of the evidence, from 0 to 1; near 0 for all where little was found. The title counts half of the
 * text, the sentences that ask count as much again.
 */
export function lexicalScores(lexicon: Lexicon, { text, title }: Wording): Float64Array {
  const said = wording(text);
  const parts = [{ sums: shares(lexicon.scores(said)), weight: 1 }];
  if (title !== undefined && title !== text)
    parts.push({ sums: shares(lexicon.scores(wording(title))), weight: TITLE_WEIGHT });
  if (said.length > LETTER_LENGTH) parts.push({ sums: shares(lexicon.scores(asking(said))), weight: 1 });
  const all = parts.reduce((sum, { weight }) => sum + weight, 0);
  const whole = new Float64Array(parts[0]?.sums.length ?? 0);
  for (const { sums, weight } of parts)
    for (let label = 0; label < whole.length; label++) whole[label]! += (weight * sums[label]!) / all;
  return whole;
}

function asking(said: string): string {
  return said
    .split(SENTENCE_END)
    .filter((sentence) => ASKS.test(sentence))
    .join(' ');
}

function shares(scores: readonly number[]): Float64Array {
  const length = Math.hypot(...scores) + DOUBT;
  return Float64Array.from(scores, (score) => score / length);
}

function wordReason(words: readonly string[]): string[] {
  return words.length === 0 ? [] : [`用词${words.map((word) => `“${word}”`).join('')}与以往相符`];
}

function dutyReasons(lexicon: Lexicon, said: Wording, unit: number): string[] {
  return lexicon
    .evidence(unit, `${said.title ?? ''} ${said.text.slice(0, REASONS_WITHIN)}`, 2)
    .map(({ phrase, matched }) =>
      phrase === matched ? `职责“${phrase}”` : `职责“${phrase}”命中“${matched}”`,
    );
}
