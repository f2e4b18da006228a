// One lane a node, one bar a pod: the whole rollout at one look. Lanes are drawn on a canvas as they scroll by.

import { clean, h } from './dom';
import { say } from './words';
import { Life, Lives, NONE, OLD, STATES, TERMINATING } from './lives';
import { mark } from './marks';
import { natural } from './format';

const TALLEST = 440, RIGHT = 12;
/** Up to so many nodes have their names beside their lanes. */
const MOST_NAMES = 60;

/** The width left of the time axis: for names where there are few nodes, else for numbers. */
export function gutter(nodes: number, width: number): number {
  return nodes <= MOST_NAMES && width > 560 ? Math.min(170, Math.round(width * 0.2)) : 44;
}

export class Lanes {
  readonly element: HTMLElement;
  private readonly canvas = h('canvas', { 'aria-hidden': 'true' });
  private readonly box: HTMLElement;
  private readonly pointed = h('div', { class: 'lane-now' });
  private readonly order: number[];
  /** Whether a node ever has two pods at a time, so that its lane has two halves. */
  private readonly halved: boolean;
  private t = 0;
  private width = 0;
  private height = 0;
  private colours: string[] = [];
  private ink = '#000';
  private dim = '#888';
  private font = '12px sans-serif';

  constructor(private readonly lives: Lives, private readonly end: number) {
    const turns = lives.nodes.map((_, node) => lives.turn(node));
    this.order = lives.nodes.map((_, node) => node)
      .sort((a, b) => (turns[a] === turns[b] ? natural(lives.nodes[a], lives.nodes[b]) : turns[a] - turns[b]));
    this.halved = lives.nodes.some((_, node) => overlap(lives.lives(node)));
    const tall = this.order.length * this.row();
    this.box = h('div', { class: 'lane-box', tabindex: '0', role: 'img', 'aria-label': say('lanes.label', lives.nodes.length) },
      h('div', { class: 'lane-space', vars: { '--tall': `${tall}px` } }), this.canvas);
    this.box.style.height = `${Math.min(TALLEST, tall)}px`;
    this.element = h('div', { class: 'lanes' }, this.box, this.pointed);
    this.box.addEventListener('scroll', () => this.draw());
    this.box.addEventListener('pointermove', event => this.point(event));
    this.box.addEventListener('pointerleave', () => { this.pointed.textContent = ''; });
    new ResizeObserver(() => this.restyle()).observe(this.box);
  }

  /** Draws with the colours of now: after the theme or the size has changed. */
  restyle(): void {
    const style = getComputedStyle(this.element);
    this.colours = STATES.map(state => style.getPropertyValue(mark(state).colour).trim() || '#888');
    this.ink = style.getPropertyValue('--ink').trim();
    this.dim = style.getPropertyValue('--dim').trim();
    this.font = `12px ${style.fontFamily}`;
    this.width = this.box.clientWidth;
    this.height = this.box.clientHeight;
    const scale = this.scale();
    this.canvas.width = Math.round(this.width * scale);
    this.canvas.height = Math.round(this.height * scale);
    this.canvas.style.width = `${this.width}px`;
    this.canvas.style.height = `${this.height}px`;
    this.draw();
  }

  at(t: number): void {
    this.t = t;
    this.draw();
  }

  private scale(): number {
    return Math.max(1, Math.min(3, window.devicePixelRatio || 1));
  }

  private row(): number {
    const count = this.lives.nodes.length;
    return count <= 30 ? 18 : count <= MOST_NAMES ? 15 : count <= 120 ? 8 : count <= 400 ? 5 : 3;
  }

  private point(event: PointerEvent): void {
    const y = event.clientY - this.box.getBoundingClientRect().top + this.box.scrollTop;
    const node = this.order[Math.floor(y / this.row())];
    this.pointed.textContent = node === undefined ? '' : clean(this.lives.nodes[node]);
  }

  private draw(): void {
    const context = this.canvas.getContext('2d');
    if (!context || this.width === 0 || this.colours.length === 0) {
      return;
    }
    const scale = this.scale(), width = this.width, height = this.height;
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.clearRect(0, 0, width, height);
    const left = gutter(this.order.length, width);
    const row = this.row(), top = this.box.scrollTop, named = left > 44 && row >= 14;
    const x = (t: number) => left + (this.end === 0 ? 0 : t / this.end) * (width - left - RIGHT);
    const first = Math.floor(top / row), last = Math.min(this.order.length - 1, Math.ceil((top + height) / row));
    const bar = row >= 14 ? row - 6 : row > 6 ? row - 2 : row - 0.5;
    context.font = this.font;
    context.textAlign = 'right';
    context.textBaseline = 'middle';
    for (let i = first; i <= last; i++) {
      const node = this.order[i], y = i * row - top + (row - bar) / 2;
      if (named) {
        context.fillStyle = this.dim;
        context.fillText(shorten(clean(this.lives.nodes[node]), context, left - 14), left - 8, y + bar / 2);
      }
      for (const life of this.lives.lives(node)) {
        const tall = this.halved ? bar / 2 : bar;
        this.bars(context, life, x, y + (this.halved && life.updated ? bar / 2 : 0), tall);
      }
    }
    context.globalAlpha = 1;
    context.fillStyle = this.ink;
    context.fillRect(x(this.t) - 0.75, 0, 1.5, height);
  }

  /** A pod's stages, the future of the moment pale. */
  private bars(context: CanvasRenderingContext2D, life: Life, x: (t: number) => number, y: number, tall: number): void {
    life.stages.forEach((stage, k) => {
      if (stage === NONE) {
        return;
      }
      const start = life.times[k], end = k + 1 < life.times.length ? life.times[k + 1] : this.end;
      context.fillStyle = this.colours[stage];
      const strength = stage === OLD ? 0.42 : 1, thin = stage === TERMINATING && tall >= 4;
      const [top, height] = thin ? [y + tall * 0.32, tall * 0.36] : [y, tall];
      const now = Math.max(start, Math.min(end, this.t));
      if (now > start) {
        context.globalAlpha = strength;
        context.fillRect(x(start), top, Math.max(1, x(now) - x(start)), height);
      }
      if (end > now) {
        context.globalAlpha = strength * 0.2;
        context.fillRect(x(now), top, Math.max(0.5, x(end) - x(now)), height);
      }
    });
  }
}

/** A name that fits, its middle left out: ends of node names tell them apart. */
function shorten(name: string, context: CanvasRenderingContext2D, width: number): string {
  if (context.measureText(name).width <= width) {
    return name;
  }
  let keep = name.length - 1;
  while (keep > 4 && context.measureText(`…${name.slice(-keep)}`).width > width) {
    keep -= 1;
  }
  return `…${name.slice(-keep)}`;
}

function overlap(lives: Life[]): boolean {
  return lives.some((a, i) => lives.some((b, k) => k > i && a.times[0] < end(b) && b.times[0] < end(a)));
}

function end(life: Life): number {
  return life.stages[life.stages.length - 1] === NONE ? life.times[life.times.length - 1] : Infinity;
}
