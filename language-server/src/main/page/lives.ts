// Every pod's life on its node, by moment: what the rollout's marks, lanes and curves are drawn from.

import { Rollout } from './report';

/** What a node shows at a moment, in the order of the legend. */
export const STATES = ['none', 'old', 'terminating', 'pending', 'pulling', 'starting', 'ready', 'available', 'failed', 'down'] as const;
export type State = (typeof STATES)[number];

export const NONE = 0, OLD = 1, TERMINATING = 2, PENDING = 3, PULLING = 4, STARTING = 5, READY = 6, AVAILABLE = 7, FAILED = 8, DOWN = 9;
const GONE = 0;

export interface Life {
  updated: boolean;
  name: string;
  times: number[];
  stages: number[];
}

export interface Counts { available: number; updated: number; uncovered: number; surging: number }

/** The sums over all nodes after each moment at which one changed. */
export interface Series { times: number[]; available: number[]; updated: number[]; uncovered: number[]; surging: number[] }

export class Lives {
  readonly nodes: string[];
  /** The end of what was simulated, in seconds. */
  readonly end: number;
  /** The last moment at which something changed. */
  readonly last: number;
  readonly series: Series;
  /** The moments at which something changed, each once. */
  readonly moments: number[];
  private readonly byNode: Life[][];
  /** All changes in the order of time, and the node of each. */
  private changes: { t: number; node: number }[] = [];
  private readonly blocked = new Map<number, string>();

  private constructor(lives: Map<string, Life[]>, readonly exact: boolean, rollout: Rollout) {
    this.nodes = [...lives.keys()];
    this.byNode = [...lives.values()];
    let end = rollout.durationSeconds;
    this.byNode.forEach(each => each.forEach(life => { end = Math.max(end, life.times[life.times.length - 1] ?? 0); }));
    // Where nothing moves any more, the picture goes on for a while, so that one sees it.
    this.last = end;
    this.end = rollout.outcome === 'stuck' ? end + Math.max(5, end * 0.1) : end;
    const index = new Map(this.nodes.map((name, i) => [name, i]));
    rollout.stuck?.blockedBy.forEach(each => {
      const node = index.get(each.node);
      if (node !== undefined) {
        this.blocked.set(node, each.why);
      }
    });
    this.series = this.sum();
    this.moments = this.series.times;
  }

  /** From the report's pods; where it has none, from its waves and the time that pods are assumed to take. */
  static of(rollout: Rollout): Lives {
    const lives = new Map<string, Life[]>();
    const of = (node: string): Life[] => {
      const known = lives.get(node) ?? [];
      lives.set(node, known);
      return known;
    };
    if (rollout.pods?.length) {
      for (const pod of rollout.pods) {
        const stages = pod.stages.map(([, word]) => stage(word, pod.updated));
        of(pod.node).push({ updated: pod.updated, name: pod.name ?? '', times: pod.stages.map(([t]) => t), stages });
      }
      return new Lives(lives, true, rollout);
    }
    const assumed = rollout.assumptions ?? {};
    const seconds = (name: string) => Number(assumed[name] ?? 0);
    const blocked = new Set(rollout.stuck?.blockedBy.map(each => each.node));
    const surge = rollout.maxSurge > 0;
    for (const wave of rollout.waves) {
      for (const node of wave.nodes) {
        const start = wave.startSeconds + (surge || rollout.start === 'install' ? 0 : seconds('stopAfterSeconds'));
        const running = start + seconds('startAfterSeconds');
        const ready = running + seconds('readyAfterSeconds');
        const newer: Life = { updated: true, name: '', times: [start, running], stages: [PULLING, STARTING] };
        if (!blocked.has(node)) {
          newer.times.push(ready);
          newer.stages.push(AVAILABLE);
        }
        if (rollout.start !== 'install') {
          const leaves = surge ? ready : wave.startSeconds;
          of(node).push({ updated: false, name: '', times: [0, leaves, leaves + seconds('stopAfterSeconds')], stages: [OLD, TERMINATING, GONE] });
        }
        of(node).push(newer);
      }
    }
    return new Lives(lives, false, rollout);
  }

  lives(node: number): Life[] {
    return this.byNode[node];
  }

  /** The states that a node ever shows. */
  shown(): Set<State> {
    const all = new Set<State>(this.blocked.size ? ['failed'] : []);
    this.byNode.forEach(lives => lives.forEach(life => life.stages.forEach(stage => all.add(STATES[stage]))));
    return all;
  }

  /** Why the node's pod does not become available; undefined where it does. */
  whyBlocked(node: number): string | undefined {
    return this.blocked.get(node);
  }

  /** The stage of one pod at a moment; NONE before its life and after it. */
  static at(life: Life, t: number): number {
    let stage = NONE;
    for (let i = 0; i < life.times.length && life.times[i] <= t + 1e-9; i++) {
      stage = life.stages[i];
    }
    return stage;
  }

  /** What the node shows at a moment: the newer pod where it has one, else the older. */
  state(node: number, t: number): number {
    let older = NONE, newer = NONE;
    for (const life of this.byNode[node]) {
      const stage = Lives.at(life, t);
      if (stage !== NONE) {
        if (life.updated) {
          newer = newer !== NONE && stage === TERMINATING ? newer : stage;
        } else {
          older = stage;
        }
      }
    }
    if (t >= this.last - 1e-9 && this.blocked.has(node)) {
      return FAILED;
    }
    return newer !== NONE ? newer : older;
  }

  /** The nodes that may show something else at one of two moments than at the other. */
  changed(from: number, to: number): number[] {
    const [low, high] = from < to ? [from, to] : [to, from];
    const nodes: number[] = [];
    for (let i = this.firstAfter(low - 1e-6); i < this.changes.length && this.changes[i].t <= high + 1e-6; i++) {
      nodes.push(this.changes[i].node);
    }
    if (high >= this.last - 1e-6) {
      nodes.push(...this.blocked.keys());
    }
    return nodes;
  }

  private firstAfter(t: number): number {
    let low = 0, high = this.changes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.changes[middle].t < t) low = middle + 1; else high = middle;
    }
    return low;
  }

  counts(t: number): Counts {
    const { times, available, updated, uncovered, surging } = this.series;
    let low = 0, high = times.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (times[middle] <= t + 1e-9) low = middle; else high = middle - 1;
    }
    return { available: available[low] ?? 0, updated: updated[low] ?? 0, uncovered: uncovered[low] ?? 0, surging: surging[low] ?? 0 };
  }

  /** When a node's turn came: its old pod began to leave, or its new one was made. */
  turn(node: number): number {
    let first = Infinity;
    for (const life of this.byNode[node]) {
      life.stages.forEach((stage, i) => {
        if (life.updated ? i === 0 : stage === TERMINATING) {
          first = Math.min(first, life.times[i]);
        }
      });
    }
    return first;
  }

  private sum(): Series {
    const events: { t: number; node: number }[] = [];
    this.byNode.forEach((lives, node) => lives.forEach(life => life.times.forEach(t => events.push({ t, node }))));
    events.sort((a, b) => a.t - b.t);
    this.changes = events;
    const series: Series = { times: [], available: [], updated: [], uncovered: [], surging: [] };
    const parts = this.byNode.map(() => [0, 0, 1, 0]);
    const sums = [0, 0, this.byNode.length, 0];
    for (let i = 0; i < events.length;) {
      const t = events[i].t;
      for (; i < events.length && events[i].t <= t + 1e-9; i++) {
        const next = this.parts(events[i].node, t);
        const before = parts[events[i].node];
        next.forEach((value, k) => { sums[k] += value - before[k]; });
        parts[events[i].node] = next;
      }
      series.times.push(t);
      series.available.push(sums[0]);
      series.updated.push(sums[1]);
      series.uncovered.push(sums[2]);
      series.surging.push(sums[3]);
    }
    return series;
  }

  /**
   * Available, updated, uncovered and surging of one node at a moment. As the controller counts (rollingUpdate in
   * pkg/controller/daemon/update.go), a node uses the surge while its old pod stays and its new one is not available.
   */
  private parts(node: number, t: number): number[] {
    let available = 0, updated = 0, older = 0, newer = 0;
    for (const life of this.byNode[node]) {
      const stage = Lives.at(life, t);
      if (stage !== NONE) {
        available = stage === AVAILABLE || stage === OLD ? 1 : available;
        updated = life.updated && stage !== TERMINATING ? 1 : updated;
        older = !life.updated && stage !== TERMINATING ? 1 : older;
        newer = life.updated && stage !== TERMINATING && stage !== AVAILABLE ? 1 : newer;
      }
    }
    return [available, updated, 1 - available, older * newer];
  }
}

function stage(word: string, updated: boolean): number {
  if (!updated && (word === 'available' || word === 'ready')) {
    return OLD;
  }
  if (!updated && ['pending', 'pulling', 'starting'].includes(word)) {
    return DOWN;
  }
  const known = STATES.indexOf(word as State);
  return known < 0 ? GONE : known;
}
