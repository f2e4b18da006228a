// One lane a node, one bar a pod: the whole rollout at one look. Lanes are drawn on a canvas as they scroll by.

import { clean, h } from './dom';
import { say } from './words';
import { Lives, NONE, OLD, STATES, TERMINATING } from './lives';
import { mark } from './marks';
import { natural } from './format';

const TALLEST = 420, LEFT = 44, RIGHT = 12;

export class Lanes {
  readonly element: HTMLElement;
  private readonly canvas = h('canvas', { 'aria-hidden': 'true' });
  private readonly box: HTMLElement;
  private readonly names = h('div', { class: 'lane-now' });
  private readonly order: number[];
  private t = 0;
  private width = 0;
  private colours: string[] = [];

  constructor(private readonly lives: Lives, private readonly end: number) {
    const turns = lives.nodes.map((_, node) => lives.turn(node));
    this.order = lives.nodes.map((_, node) => node)
      .sort((a, b) => turns[a] - turns[b] || natural(lives.nodes[a], lives.nodes[b]));
    if (this.order.some(node => turns[node] === Infinity)) {
      this.order.sort((a, b) => Number(turns[a] === Infinity) - Number(turns[b] === Infinity));
    }
    const tall = this.order.length * this.row();
    this.box = h('div', { class: 'lane-box', tabindex: '0', role: 'img', 'aria-label': say('lanes.label', lives.nodes.length) },
      h('div', { class: 'lane-space', vars: { '--tall': `${tall}px` } }), this.canvas);
    this.box.style.height = `${Math.min(TALLEST, tall)}px`;
    this.element = h('div', { class: 'lanes' }, this.box, this.names);
    this.box.addEventListener('scroll', () => this.draw());
    this.box.addEventListener('pointermove', event => this.say(event));
    new ResizeObserver(() => this.restyle()).observe(this.box);
  }

  /** Draws with the colours of now: after the theme or the size has changed. */
  restyle(): void {
    const style = getComputedStyle(this.element);
    this.colours = STATES.map(state => style.getPropertyValue(mark(state).colour).trim() || '#888');
    this.width = 0;
    this.draw();
  }

  at(t: number): void {
    this.t = t;
    this.draw();
  }

  private row(): number {
    const count = this.lives.nodes.length;
    return count <= 30 ? 14 : count <= 100 ? 8 : count <= 400 ? 4 : 3;
  }

  private say(event: PointerEvent): void {
    const row = Math.floor((event.offsetY + (event.target === this.canvas ? this.box.scrollTop : 0)) / this.row());
    const node = this.order[row];
    this.names.textContent = node === undefined ? '' : clean(this.lives.nodes[node]);
  }

  private draw(): void {
    const context = this.canvas.getContext('2d');
    const width = this.box.clientWidth, height = this.box.clientHeight;
    if (!context || width === 0 || this.colours.length === 0) {
      return;
    }
    const scale = Math.max(1, Math.min(3, window.devicePixelRatio || 1));
    if (width !== this.width) {
      this.width = width;
      this.canvas.width = Math.round(width * scale);
      this.canvas.height = Math.round(height * scale);
      this.canvas.style.width = `${width}px`;
      this.canvas.style.height = `${height}px`;
    }
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.clearRect(0, 0, width, height);
    const row = this.row(), top = this.box.scrollTop;
    const x = (t: number) => LEFT + (this.end === 0 ? 0 : t / this.end) * (width - LEFT - RIGHT);
    const first = Math.floor(top / row), last = Math.min(this.order.length - 1, Math.ceil((top + height) / row));
    for (let i = first; i <= last; i++) {
      const lives = this.lives.lives(this.order[i]);
      const y = i * row - top, bar = Math.max(1.5, row - (row > 6 ? 3 : 1));
      const two = lives.length > 1 && row > 6;
      lives.forEach(life => {
        const h = two ? bar / 2 : bar, at = y + (two && life.updated ? bar / 2 : 0);
        life.stages.forEach((stage, k) => {
          if (stage === NONE) {
            return;
          }
          const from = x(life.times[k]), to = k + 1 < life.times.length ? x(life.times[k + 1]) : x(this.end);
          context.fillStyle = this.colours[stage];
          context.globalAlpha = (life.times[k] > this.t ? 0.18 : 1) * (stage === OLD ? 0.55 : stage === TERMINATING ? 0.9 : 1);
          context.fillRect(from, at, Math.max(1, to - from), h);
          if (life.times[k] <= this.t && (k + 1 < life.times.length ? life.times[k + 1] : this.end) > this.t) {
            context.globalAlpha = 0.82;
            context.clearRect(x(this.t), at, to - x(this.t), h);
            context.globalAlpha = 0.18;
            context.fillRect(x(this.t), at, Math.max(1, to - x(this.t)), h);
          }
        });
      });
      context.globalAlpha = 1;
      if (row >= 12) {
        context.fillStyle = this.colours[NONE];
      }
    }
    context.globalAlpha = 1;
    context.fillStyle = getComputedStyle(this.element).getPropertyValue('--ink');
    context.fillRect(x(this.t), 0, 1.5, height);
  }
}
