// One lane a node, one bar a pod: the whole rollout at one look. Two pictures are painted once, and a moment shows a part of each.

import { clean, h } from './dom';
import { say } from './words';
import { Life, Lives, NONE, OLD, STATES, TERMINATING } from './lives';
import { mark } from './marks';
import { natural } from './format';

const TALLEST = 440, RIGHT = 12;
/** Up to so many nodes have their names beside their lanes; the lanes of more are as thin as it takes to see them all. */
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
  private past: HTMLCanvasElement | null = null;
  private future: HTMLCanvasElement | null = null;
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

  /** Paints both pictures anew: after the theme or the size has changed. */
  restyle(): void {
    const style = getComputedStyle(this.element);
    this.colours = STATES.map(state => style.getPropertyValue(mark(state).colour).trim() || '#888');
    this.ink = style.getPropertyValue('--ink').trim();
    this.dim = style.getPropertyValue('--dim').trim();
    this.font = `12px ${style.fontFamily}`;
    this.width = this.box.clientWidth;
    this.height = this.box.clientHeight;
    if (this.width === 0) {
      return;
    }
    const scale = this.scale();
    this.canvas.width = Math.round(this.width * scale);
    this.canvas.height = Math.round(this.height * scale);
    this.canvas.style.width = `${this.width}px`;
    this.canvas.style.height = `${this.height}px`;
    this.past = this.picture(1);
    this.future = this.picture(0.2);
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
    return count <= 30 ? 18 : count <= MOST_NAMES ? 15 : TALLEST / count;
  }

  private x(t: number): number {
    const left = gutter(this.order.length, this.width);
    return left + (this.end === 0 ? 0 : t / this.end) * (this.width - left - RIGHT);
  }

  private point(event: PointerEvent): void {
    const y = event.clientY - this.box.getBoundingClientRect().top + this.box.scrollTop;
    const node = this.order[Math.floor(y / this.row())];
    this.pointed.textContent = node === undefined ? '' : clean(this.lives.nodes[node]);
  }

  /** Up to the moment the bright picture, after it the pale one. */
  private draw(): void {
    const context = this.canvas.getContext('2d');
    if (!context || !this.past || !this.future || this.width === 0) {
      return;
    }
    const scale = this.scale(), wide = this.canvas.width, tall = this.canvas.height;
    const top = Math.round(this.box.scrollTop * scale), now = Math.round(this.x(this.t) * scale);
    context.clearRect(0, 0, wide, tall);
    context.drawImage(this.past, 0, top, now, tall, 0, 0, now, tall);
    context.drawImage(this.future, now, top, wide - now, tall, now, 0, wide - now, tall);
    context.fillStyle = this.ink;
    context.fillRect(now - 0.75 * scale, 0, 1.5 * scale, tall);
  }

  /** All lanes, at some strength of colour. */
  private picture(strength: number): HTMLCanvasElement {
    const scale = this.scale(), row = this.row(), width = this.width;
    const picture = h('canvas');
    picture.width = Math.round(width * scale);
    picture.height = Math.max(1, Math.round(this.order.length * row * scale));
    const context = picture.getContext('2d');
    if (!context) {
      return picture;
    }
    context.scale(scale, scale);
    context.font = this.font;
    context.textAlign = 'right';
    context.textBaseline = 'middle';
    const left = gutter(this.order.length, width), named = left > 44 && row >= 14;
    const bar = row >= 14 ? row - 6 : row > 6 ? row - 2 : row;
    const every = Math.max(1, Math.floor(1 / (row * scale)));
    for (let i = 0; i < this.order.length; i += every) {
      const node = this.order[i], y = i * row + (row - bar) / 2;
      if (named) {
        context.globalAlpha = 1;
        context.fillStyle = this.dim;
        context.fillText(shorten(clean(this.lives.nodes[node]), context, left - 14), left - 8, y + bar / 2);
      }
      for (const life of this.lives.lives(node)) {
        const half = this.halved && row >= 4, tall = half ? bar / 2 : row < 4 ? Math.max(bar, every * row) : bar;
        this.bars(context, life, strength, y + (half && life.updated ? bar / 2 : 0), tall);
      }
    }
    return picture;
  }

  private bars(context: CanvasRenderingContext2D, life: Life, strength: number, y: number, tall: number): void {
    life.stages.forEach((stage, k) => {
      if (stage === NONE) {
        return;
      }
      const from = this.x(life.times[k]), to = this.x(k + 1 < life.times.length ? life.times[k + 1] : this.end);
      const thin = stage === TERMINATING && tall >= 4;
      context.fillStyle = this.colours[stage];
      context.globalAlpha = strength * (stage === OLD ? 0.42 : 1);
      context.fillRect(from, thin ? y + tall * 0.32 : y, Math.max(0.75, to - from), thin ? tall * 0.36 : tall);
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
