import { helpersNeeded } from './both-needed.ts';
import { createLexicon, type Evidence, type Lexicon } from './lexicon.ts';
import type { Candidate, RoutingDepartment, RoutingOutcome, RoutingRequest, RoutingRule } from './outcome.ts';
import { byName, byRule, catchAll } from './given.ts';
import { CLAIM, strangersTo, withClaims } from './newcomers.ts';
import { ask, idsByName, namesById, route, type Step } from './step.ts';

export type { Candidate, RoutingDepartment, RoutingOutcome, RoutingRequest, RoutingRule } from './outcome.ts';

export interface RouterOptions {
  readonly departments: readonly RoutingDepartment[];
  readonly rules: readonly RoutingRule[];
  /** The department that usually answers for a category, by names: it speaks, it does not decide. */
  readonly categoryDefaults?: Readonly<Record<string, string>>;
  /** Names and aliases of service objects: "粮食" in a company's name says nothing about the matter. */
  readonly objectNames?: readonly string[];
  /** Judges a text by what was learned; the responsibilities alone judge where it is absent. */
  readonly model?: RoutingModel;
  /** Last month fewer lone decisions were right than promised: now this much confidence is needed besides. */
  readonly floor?: number;
}

/** What the learned classifier tells the router. */
export interface RoutingModel {
  /** Candidates best first, whether the promised precision is kept for the best, and the words that decided. */
  judge(said: { readonly text: string; readonly title?: string }): {
    ranked: readonly Candidate[];
    sure: boolean;
    /** False while too few decisions are known to prove the threshold. */
    proven: boolean;
    because: readonly string[];
  };
}

export interface Router {
  route(request: RoutingRequest): RoutingOutcome;
}

/** Evidence of this much is as likely to mean nothing as to mean something; a phrase of four rare characters has four times as much. */
const DOUBT = 4;
/** Cold, without a single decision to learn from, the router sends alone only where this much of the evidence agrees. */
const SURE = 0.8;
const TITLE_WEIGHT = 0.5;
const CATEGORY_WEIGHT = 0.5;
const CATEGORY_DEFAULT = 6;

/** The ladder: what the message names, what the organisation ruled, what the text says, a person. */
export function createRouter(options: RouterOptions): Router {
  const lexicon = createLexicon(options.departments);
  const cold = byText(options, lexicon);
  const text = options.model ? byModel(options, options.model, cold) : cold;
  const ladder = [byName(options), byRule(options), withHelpers(options, lexicon, withFloor(options, text))];
  const last = catchAll(options);
  return {
    route(request) {
      let asked: RoutingOutcome | undefined;
      for (const step of ladder) {
        const outcome = step(request);
        if (outcome?.decision === 'route') return outcome;
        asked ??= outcome;
      }
      return last(request) ?? asked ?? ask([], ['没有可以比对的职责']);
    },
  };
}

/** While too few decisions are known to prove a threshold, what the responsibilities alone would decide still stands. */
function byModel(options: RouterOptions, model: RoutingModel, cold: Step): Step {
  const matter = matterOf(options);
  return (request) => {
    const { text, title } = request;
    const said = { text: matter(text), ...(title !== undefined && { title: matter(title) }) };
    const judged = model.judge(said);
    const newcomers = strangersTo(judged.ranked, options.departments);
    const usual = judged.proven && newcomers.size === 0 ? undefined : cold(request);
    const claimed = usual?.record.candidates.filter(({ departmentId }) => newcomers.has(departmentId)) ?? [];
    const ranked = withClaims(judged.ranked, claimed);
    const isDisputed = claimed.some(({ confidence }) => confidence >= CLAIM);
    if (judged.sure && !isDisputed) return route('learned', ranked, judged.because);
    const first = ranked[0]?.departmentId ?? 0;
    const isCold = !judged.proven && !judged.sure;
    if (isCold && usual?.decision === 'route' && usual.lead === first) return usual;
    return ask(ranked, newcomers.has(first) ? (usual?.record.because ?? []) : judged.because);
  };
}

/** Asks where the best is less likely than what last month's mistakes demand. */
function withFloor({ floor = 0 }: RouterOptions, step: Step): Step {
  return (request) => {
    const outcome = step(request);
    if (outcome?.decision !== 'route') return outcome;
    const { candidates, because } = outcome.record;
    return (candidates[0]?.confidence ?? 0) >= floor ? outcome : ask(candidates, because);
  };
}

/** Says who else the text needs: proposed together with the best, decided by a person. */
function withHelpers(options: RouterOptions, lexicon: Lexicon, step: Step): Step {
  const { departments } = options;
  const matter = matterOf(options);
  const nameOf = namesById(departments);
  return (request) => {
    const outcome = step(request);
    const best = outcome?.record.candidates[0]?.departmentId;
    const lead = departments.findIndex(({ id }) => id === best);
    if (outcome === undefined || lead === -1) return outcome;
    const helpers = helpersNeeded(lexicon, lead, matter(`${request.title ?? ''} ${request.text}`));
    const proposed = helpers.flatMap((unit) => departments[unit]?.id ?? []);
    if (proposed.length === 0) return outcome;
    const words = `另有内容属于${proposed.map(nameOf).join('、')}`;
    return {
      ...outcome,
      record: { ...outcome.record, because: [...outcome.record.because, words], proposed },
    };
  };
}

/** Cold start: the responsibilities as they are written, read against the text. */
function byText(options: RouterOptions, lexicon: Lexicon): Step {
  const { departments, categoryDefaults = {} } = options;
  const matter = matterOf(options);
  const idOf = idsByName(departments);
  return ({ text, title = '', category }) => {
    const said: readonly (readonly [string, number])[] = [
      [matter(text), 1],
      [matter(title), TITLE_WEIGHT],
    ];
    // A category that was guessed supports what the words say; by itself it would name whoever happens to share a word with it.
    const own = weighed(lexicon, ...said);
    const scores = own.some((score) => score > 0)
      ? weighed(lexicon, ...said, [category ?? '', CATEGORY_WEIGHT])
      : own;
    const usual = idOf.get(categoryDefaults[category ?? ''] ?? '');
    const ranked = rank(
      departments.map(({ id }, i) => [id, (scores[i] ?? 0) + (id === usual ? CATEGORY_DEFAULT : 0)]),
    );
    const best = departments.findIndex(({ id }) => id === ranked[0]?.departmentId);
    const words = [matter(text), matter(title), category ?? ''].join(' ');
    const evidence = best === -1 ? [] : lexicon.evidence(best, words, 3);
    if ((ranked[0]?.confidence ?? 0) >= SURE) return route('learned', ranked, evidence.map(dutyWords));
    return ask(ranked, ranked.length === 0 ? ['没有职责与内容对得上'] : evidence.map(dutyWords));
  };
}

function weighed(lexicon: Lexicon, ...parts: readonly (readonly [string, number])[]): number[] {
  const scored = parts.map(([text, weight]) => lexicon.scores(text).map((score) => score * weight));
  return (scored[0] ?? []).map((_, i) => scored.reduce((sum, scores) => sum + (scores[i] ?? 0), 0));
}

/** Each one's share of the squared evidence, with a share kept back for "none of these". */
function rank(scores: readonly (readonly [number, number])[]): Candidate[] {
  const all = scores.reduce((sum, [, score]) => sum + score ** 2, DOUBT ** 2);
  return scores
    .filter(([, score]) => score > 0)
    .map(([departmentId, score]) => ({ departmentId, confidence: score ** 2 / all }))
    .sort((a, b) => b.confidence - a.confidence);
}

/** `职责“道路施工”`, or with the words that were typed where these are fewer: `职责“道路施工”命中“施工”`. */
function dutyWords({ phrase, matched }: Evidence): string {
  return phrase === matched ? `职责“${phrase}”` : `职责“${phrase}”命中“${matched}”`;
}

function matterOf({ objectNames = [] }: RouterOptions): (text: string) => string {
  return withoutNames(objectNames);
}

/** What is left of a text when the names of objects are taken out, the longest first. */
export function withoutNames(objectNames: readonly string[]): (text: string) => string {
  const names = objectNames.toSorted((a, b) => b.length - a.length);
  return (text) => names.reduce((rest, name) => rest.replaceAll(name, ' '), text);
}
