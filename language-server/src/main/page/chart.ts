// Pods over time: how many are updated and available, and how much of the budget is used.

import { clean, h, replace, s } from './dom';
import { grouped, say } from './words';
import { brief, clock, ticks } from './format';
import { Lives } from './lives';
import { Rollout } from './report';
import { gutter } from './lanes';

const RIGHT = 12, TOP = 26, PROGRESS = 120, BUDGET = 64, GAP = 34, WAVES = 18, AXIS = 22;
const MOST_POINTS = 1200;

/** A curve of steps; of more points than pixels, the greatest of each pixel's share is kept. */
function curve(times: number[], values: number[], x: (t: number) => number, y: (v: number) => number, end: number): string {
  const every = Math.max(1, Math.ceil(times.length / MOST_POINTS));
  let path = `M${x(0).toFixed(1)} ${y(values[0] ?? 0).toFixed(1)}`;
  for (let i = 0; i < times.length; i += every) {
    let worst = values[i];
    for (let k = i; k < Math.min(i + every, values.length); k++) {
      worst = Math.max(worst, values[k]);
    }
    path += `H${x(times[i]).toFixed(1)}V${y(worst).toFixed(1)}`;
  }
  return `${path}H${x(end).toFixed(1)}`;
}

export class Chart {
  readonly element = h('div', { class: 'chart' });
  private cursor: SVGElement | null = null;
  private width = 0;
  private left = 44;
  private t = 0;

  constructor(private readonly lives: Lives, private readonly rollout: Rollout, private readonly end: number, seek: (t: number) => void) {
    new ResizeObserver(() => this.draw()).observe(this.element);
    this.draw();
    let down = false;
    const go = (event: PointerEvent): void => {
      const area = this.element.getBoundingClientRect();
      seek(Math.max(0, Math.min(1, (event.clientX - area.left - this.left) / (this.width - this.left - RIGHT))) * this.end);
    };
    this.element.addEventListener('pointerdown', event => { down = true; this.element.setPointerCapture(event.pointerId); go(event); });
    this.element.addEventListener('pointermove', event => { if (down) go(event); });
    this.element.addEventListener('pointerup', () => { down = false; });
    this.element.addEventListener('pointercancel', () => { down = false; });
  }

  /** What blocks, in a line for each reason: said where it happens. */
  private blockers(): string[] {
    const by = new Map<string, string[]>();
    this.rollout.stuck?.blockedBy.forEach(each => by.set(each.why, [...(by.get(each.why) ?? []), each.node]));
    const most = Math.floor(this.width / 8);
    return [...by].slice(0, 3).map(([why, nodes]) => clean(`${nodes.slice(0, 3).map(each => clean(each, 24)).join(', ')}${nodes.length > 3 ? ', …' : ''}: ${brief(why)}`, most)).reverse();
  }

  at(t: number): void {
    this.t = t;
    this.cursor?.setAttribute('transform', `translate(${this.x(t).toFixed(1)} 0)`);
  }

  private x(t: number): number {
    return this.left + (this.end === 0 ? 0 : t / this.end) * (this.width - this.left - RIGHT);
  }

  private draw(): void {
    const width = Math.max(280, Math.round(this.element.clientWidth || 800));
    if (width === this.width) {
      return;
    }
    this.width = width;
    const left = this.left = gutter(this.lives.nodes.length, width);
    const { series, nodes } = this.lives;
    const surge = this.rollout.maxSurge > 0;
    const desired = Math.max(1, nodes.length);
    const budget = surge ? this.rollout.maxSurge : this.rollout.maxUnavailable;
    const used = surge ? series.surging : series.uncovered;
    const most = Math.max(budget, ...sample(used), 1);
    const x = (t: number) => this.x(t);
    const top = TOP, base = top + PROGRESS, budgetTop = base + GAP, budgetBase = budgetTop + BUDGET;
    const y = (v: number) => base - (v / desired) * PROGRESS;
    const yb = (v: number) => budgetBase - (v / most) * BUDGET;
    const height = budgetBase + WAVES + AXIS;
    const plot = s('svg', { viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': say('chart.label') });
    const line = (at: number, text: string | number, className: string) => [
      s('line', { x1: left, x2: width - RIGHT, y1: at, y2: at, class: className }),
      s('text', { x: left - 6, y: at + 4, 'text-anchor': 'end' }, text)];
    plot.append(
      ...line(base, 0, 'axis'), ...line(y(desired), grouped(desired), 'rule'),
      s('path', { d: `${curve(series.times, series.updated, x, y, this.end)}V${base}H${left}z`, class: 'area-updated' }),
      s('path', { d: curve(series.times, series.updated, x, y, this.end), class: 'line-updated' }),
      s('path', { d: curve(series.times, series.available, x, y, this.end), class: 'line-available' }),
      s('rect', { x: left, y: yb(budget), width: width - left - RIGHT, height: budgetBase - yb(budget), class: 'band' }),
      s('path', { d: `${curve(series.times, used, x, yb, this.end)}V${budgetBase}H${left}z`, class: 'area-used' }),
      ...line(budgetBase, 0, 'axis'), ...line(yb(budget), grouped(budget), 'limit'),
      s('text', { x: left, y: top - 9, class: 'title' }, s('tspan', { class: 'key-updated' }, '■ '), say('now.updated'), s('tspan', { class: 'key-available', dx: 12 }, '━ '), say('now.available')),
      s('text', { x: left, y: budgetTop - 9, class: 'title' }, say(surge ? 'chart.surge' : 'chart.unavailable', grouped(budget))));
    const waves = this.rollout.waves;
    const largest = Math.max(1, ...sample(waves.map(wave => wave.nodes.length)));
    const every = Math.ceil(waves.length / Math.max(1, (width - left - RIGHT) / 3));
    for (let i = 0; i < waves.length; i += every) {
      const tall = 3 + (WAVES - 7) * waves[i].nodes.length / largest;
      plot.append(s('rect', { x: x(waves[i].startSeconds), y: budgetBase + WAVES - tall, width: 2, height: tall, class: 'wave' }), waves.length <= 24 ? s('text', { x: x(waves[i].startSeconds) + 5, y: budgetBase + WAVES - 3, class: 'wave-name' }, i + 1) : '');
    }
    const marks = ticks(this.end, Math.max(2, Math.floor(width / 90)));
    for (const t of marks) {
      plot.append(s('line', { x1: x(t), x2: x(t), y1: budgetBase + WAVES, y2: budgetBase + WAVES + 4, class: 'axis' }),
        s('text', { x: x(t), y: height - 4, 'text-anchor': t === 0 ? 'start' : x(t) > width - 30 ? 'end' : 'middle' }, clock(t, marks[1] < 1)));
    }
    const last = this.lives.last;
    if (this.rollout.outcome === 'stuck') {
      const right = x(last) < width * 0.55, at = right ? x(last) + 8 : Math.min(x(last), width - RIGHT) - 6, anchor = right ? 'start' : 'end';
      const words = s('g', null, s('text', { x: at, y: top + PROGRESS - 8, 'text-anchor': anchor, class: 'stuck-text' }, say('chart.stuck', clock(last, this.end < 20))),
        ...this.blockers().map((text, i) => s('text', { x: at, y: top + PROGRESS - 8 - 15 * (i + 1), 'text-anchor': anchor, class: 'stuck-by' }, text))) as SVGGElement;
      const paper = s('rect', { rx: 3, class: 'stuck-paper' });
      plot.append(s('rect', { x: x(last), y: top, width: Math.max(3, width - RIGHT - x(last)), height: budgetBase - top, class: 'stuck' }), paper, words);
      requestAnimationFrame(() => {
        const box = words.getBBox();
        paper.setAttribute('x', String(box.x - 4));
        paper.setAttribute('y', String(box.y - 2));
        paper.setAttribute('width', String(box.width + 8));
        paper.setAttribute('height', String(box.height + 4));
      });
    }
    this.cursor = s('g', { class: 'cursor' }, s('line', { y1: top - 4, y2: budgetBase + WAVES }), s('circle', { cy: top - 4, r: 4 }));
    plot.append(this.cursor);
    replace(this.element, plot);
    this.at(this.t);
  }
}

/** At most some ten thousand of the values, for Math.max. */
function sample(values: number[]): number[] {
  const every = Math.ceil(values.length / 10_000);
  return every <= 1 ? values : values.filter((_, i) => i % every === 0);
}
