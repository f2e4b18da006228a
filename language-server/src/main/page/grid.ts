// A grid of nodes: groups with a title, in each one mark a node. Up to a thousand nodes every mark is an SVG element
// with a name of its own; above, the marks are drawn on a canvas, of which only what changed is drawn again.

import { h, named, replace, s } from './dom';
import { grouped, say } from './words';
import { mark, Sprites } from './marks';
import { natural } from './format';

export const MOST_ELEMENTS = 1000;
const MOST_GROUPS = 200;

export interface GridNodes {
  count: number;
  name(node: number): string;
  group(node: number): string;
  state(node: number): string;
  /** What is said of the node when it is pointed at. */
  describe(node: number): HTMLElement;
  /** The same in one line. */
  label(node: number): string;
  /** Where a group stands; without it groups stand in the order of their titles. */
  rank?(title: string): number;
  /** What is said of a group under its title. */
  note?(nodes: number[]): HTMLElement | null;
  selected?(node: number): void;
}

interface Group { nodes: number[]; surface: Surface; columns: number }

interface Surface {
  element: HTMLElement | SVGElement;
  layout(columns: number, cell: number): void;
  paint(everything: boolean): void;
  repaint(index: number): void;
  focus(node: number | null): void;
}

export class Grid {
  readonly element = h('div', { class: 'grid' });
  private readonly groups: Group[] = [];
  private readonly place = new Map<number, { group: number; index: number }>();
  private readonly tip = h('div', { class: 'tip', role: 'tooltip', hidden: true });
  private readonly spoken = h('div', { class: 'spoken', 'aria-live': 'polite' });
  private readonly states: string[] = [];
  private hidden: ((node: number) => boolean) | null = null;
  private active: number | null = null;
  private cell = 16;
  private width = 0;

  constructor(private readonly nodes: GridNodes, private readonly title: string) {
    this.regroup();
    new ResizeObserver(() => { if (this.element.clientWidth !== this.width) this.layout(); }).observe(this.element);
  }

  /** Draws the groups anew: after another grouping was chosen. */
  regroup(): void {
    const groups = new Map<string, number[]>();
    for (let node = 0; node < this.nodes.count; node++) {
      let title = this.nodes.group(node);
      if (!groups.has(title) && groups.size >= MOST_GROUPS) {
        title = say('others');
      }
      const members = groups.get(title);
      if (members) members.push(node); else groups.set(title, [node]);
    }
    this.groups.length = 0;
    this.place.clear();
    this.active = null;
    const elements: HTMLElement[] = [];
    for (const [title, members] of [...groups].sort(([a], [b]) => (this.nodes.rank ? this.nodes.rank(a) - this.nodes.rank(b) : 0) || natural(a, b))) {
      members.sort((a, b) => natural(this.nodes.name(a), this.nodes.name(b)));
      const number = this.groups.length;
      members.forEach((node, index) => this.place.set(node, { group: number, index }));
      const surface = this.nodes.count <= MOST_ELEMENTS ? new Elements(this, members, title) : new Canvas(this, members, title);
      const group: Group = { nodes: members, surface, columns: 1 };
      this.groups.push(group);
      elements.push(h('div', { class: 'group' },
        groups.size > 1 || title ? h('h4', null, named(title || say('nodes')), ' ', h('span', { class: 'count' }, grouped(members.length))) : null,
        this.nodes.note?.(members),
        this.listen(h('div', { class: 'marks' }, surface.element), group)));
    }
    replace(this.element, elements, this.tip, this.spoken);
    this.layout();
  }

  /** Shows only the nodes for which this is true at full strength. */
  filter(shows: ((node: number) => boolean) | null): void {
    this.hidden = shows && (node => !shows(node));
    this.paint(true);
  }

  paint(everything = false): void {
    for (let node = 0; node < this.nodes.count; node++) {
      this.states[node] = this.nodes.state(node);
    }
    this.groups.forEach(group => group.surface.paint(everything));
    if (this.active !== null && !this.tip.hidden) {
      this.describe(this.active);
    }
  }

  /** Draws some nodes again: those that may have changed. */
  repaint(nodes: number[]): void {
    for (const node of nodes) {
      const state = this.nodes.state(node), place = this.place.get(node);
      if (this.states[node] !== state && place) {
        this.states[node] = state;
        this.groups[place.group].surface.repaint(place.index);
      }
    }
    if (this.active !== null && !this.tip.hidden) {
      this.describe(this.active);
    }
  }

  stateOf(node: number): string {
    return this.states[node] ?? this.nodes.state(node);
  }

  isDim(node: number): boolean {
    return this.hidden !== null && this.hidden(node);
  }

  label(node: number): string {
    return this.nodes.label(node);
  }

  layout(): void {
    this.width = this.element.clientWidth;
    if (this.width === 0) {
      return;
    }
    const width = this.width;
    const count = this.nodes.count;
    const most = count <= 60 ? 26 : count <= 250 ? 20 : count <= 1000 ? 15 : count <= 6000 ? 10 : 7;
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) / 14.5;
    this.cell = Math.max(6, Math.min(Math.round(most * rem), Math.floor(width / 12)));
    for (const group of this.groups) {
      group.columns = Math.max(1, Math.min(Math.floor(width / this.cell), group.nodes.length));
      group.surface.layout(group.columns, this.cell);
    }
    this.paint(true);
  }

  /** Moves to a node, as the keyboard or a search does. */
  show(node: number): void {
    this.activate(node);
    this.spoken.textContent = this.nodes.label(node);
    const place = this.place.get(node);
    if (place) {
      this.groups[place.group].surface.element.scrollIntoView({ block: 'nearest' });
    }
  }

  private listen(box: HTMLElement, group: Group): HTMLElement {
    const under = (event: MouseEvent): number | null => {
      const area = group.surface.element.getBoundingClientRect();
      const column = Math.floor((event.clientX - area.left) / this.cell), row = Math.floor((event.clientY - area.top) / this.cell);
      const found = column >= 0 && column < group.columns ? group.nodes[row * group.columns + column] : undefined;
      return found === undefined ? null : found;
    };
    box.addEventListener('pointermove', event => this.activate(under(event)));
    box.addEventListener('pointerleave', () => this.activate(null));
    box.addEventListener('click', event => {
      const node = under(event);
      if (node !== null) {
        this.activate(node);
        this.nodes.selected?.(node);
      }
    });
    group.surface.element.addEventListener('keydown', event => this.key(event as KeyboardEvent, group));
    group.surface.element.addEventListener('focus', () => {
      const place = this.active === null ? undefined : this.place.get(this.active);
      this.show(place && this.groups[place.group] === group ? this.active as number : group.nodes[0]);
    });
    group.surface.element.addEventListener('blur', () => this.activate(null));
    return box;
  }

  private key(event: KeyboardEvent, group: Group): void {
    const place = this.active === null ? undefined : this.place.get(this.active);
    const index = place ? place.index : 0;
    const moves: Record<string, number> = {
      ArrowRight: index + 1, ArrowLeft: index - 1, ArrowDown: index + group.columns, ArrowUp: index - group.columns,
      Home: 0, End: group.nodes.length - 1,
    };
    if (event.key in moves) {
      event.preventDefault();
      this.show(group.nodes[Math.max(0, Math.min(group.nodes.length - 1, moves[event.key]))]);
    } else if ((event.key === 'Enter' || event.key === ' ') && this.active !== null) {
      event.preventDefault();
      this.nodes.selected?.(this.active);
    } else if (event.key === 'Escape') {
      this.tip.hidden = true;
    }
  }

  private activate(node: number | null): void {
    if (node === this.active && (node === null || !this.tip.hidden)) {
      return;
    }
    const before = this.active === null ? undefined : this.place.get(this.active);
    this.active = node;
    if (before) {
      this.groups[before.group].surface.focus(null);
    }
    if (node === null) {
      this.tip.hidden = true;
      return;
    }
    const place = this.place.get(node);
    if (place) {
      this.groups[place.group].surface.focus(node);
    }
    this.describe(node);
  }

  private describe(node: number): void {
    const place = this.place.get(node);
    if (!place) {
      return;
    }
    const group = this.groups[place.group];
    replace(this.tip, this.nodes.describe(node));
    this.tip.hidden = false;
    const area = group.surface.element.getBoundingClientRect(), outer = this.element.getBoundingClientRect();
    const x = area.left - outer.left + (place.index % group.columns) * this.cell;
    const y = area.top - outer.top + Math.floor(place.index / group.columns) * this.cell;
    const left = Math.max(0, Math.min(x + this.cell + 8, outer.width - this.tip.offsetWidth));
    this.tip.style.left = `${left}px`;
    this.tip.style.top = `${y + this.cell + 6}px`;
  }

  caption(title: string, nodes: number[]): string {
    return `${this.title}${title ? `: ${title.slice(0, 80)}` : ''}, ${grouped(nodes.length)}. ${say('arrows')}`;
  }
}

let identities = 0;

/** Marks as elements, each an option of a list box, so that a screen reader walks them. */
class Elements implements Surface {
  readonly element: SVGElement;
  private readonly cells: SVGElement[];
  private readonly shown: string[] = [];
  private readonly prefix = `n${identities++}-`;

  constructor(private readonly grid: Grid, private readonly nodes: number[], title: string) {
    this.cells = nodes.map(node => s('g', { id: this.prefix + node, role: 'option', 'aria-selected': 'false', 'aria-label': grid.label(node) },
      s('path', { 'fill-rule': 'evenodd' })));
    this.element = s('svg', { class: 'surface', role: 'listbox', tabindex: '0', 'aria-label': grid.caption(title, nodes) }, this.cells);
  }

  layout(columns: number, cell: number): void {
    const rows = Math.ceil(this.nodes.length / columns);
    this.element.setAttribute('width', String(columns * cell));
    this.element.setAttribute('height', String(rows * cell));
    this.cells.forEach((each, i) => each.setAttribute('transform',
      `translate(${(i % columns) * cell} ${Math.floor(i / columns) * cell}) scale(${cell})`));
  }

  paint(): void {
    this.nodes.forEach((_, i) => this.repaint(i));
  }

  repaint(i: number): void {
    const node = this.nodes[i], state = this.grid.stateOf(node), dim = this.grid.isDim(node);
    const key = state + dim;
    if (this.shown[i] !== key) {
      this.shown[i] = key;
      const of = mark(state), path = this.cells[i].firstElementChild as SVGElement;
      path.setAttribute('d', of.path);
      path.setAttribute('class', of.hollow ? 'hollow' : 'full');
      this.cells[i].setAttribute('class', `cell s-${state}${dim ? ' dim' : ''}`);
    }
  }

  focus(node: number | null): void {
    this.element.querySelector('[aria-selected=true]')?.setAttribute('aria-selected', 'false');
    if (node === null) {
      this.element.removeAttribute('aria-activedescendant');
      return;
    }
    const cell = this.cells[this.nodes.indexOf(node)];
    cell.setAttribute('aria-selected', 'true');
    cell.setAttribute('aria-label', this.grid.label(node));
    this.element.setAttribute('aria-activedescendant', cell.id);
  }
}

/** Marks on a canvas. What a node is, is spoken by the grid's live region; the table beside it has every node. */
class Canvas implements Surface {
  readonly element: HTMLCanvasElement;
  private readonly context: CanvasRenderingContext2D | null;
  private sprites: Sprites | null = null;
  private columns = 1;
  private cell = 8;
  private readonly shown: string[] = [];
  private focused: number | null = null;

  constructor(private readonly grid: Grid, private readonly nodes: number[], title: string) {
    this.element = h('canvas', { class: 'surface', role: 'application', tabindex: '0', 'aria-label': grid.caption(title, nodes) });
    this.context = this.element.getContext('2d');
  }

  layout(columns: number, cell: number): void {
    this.columns = columns;
    this.cell = cell;
    const scale = Math.max(1, Math.min(3, window.devicePixelRatio || 1));
    const rows = Math.ceil(this.nodes.length / columns);
    this.element.width = Math.round(columns * cell * scale);
    this.element.height = Math.round(rows * cell * scale);
    this.element.style.width = `${columns * cell}px`;
    this.element.style.height = `${rows * cell}px`;
    this.context?.setTransform(scale, 0, 0, scale, 0, 0);
    this.sprites = new Sprites(Math.round(cell * scale), getComputedStyle(this.element));
    this.shown.length = 0;
  }

  paint(everything: boolean): void {
    if (everything) {
      this.sprites = new Sprites(this.sprites ? Math.round(this.cell * Math.max(1, Math.min(3, window.devicePixelRatio || 1))) : 8, getComputedStyle(this.element));
    }
    for (let i = 0; i < this.nodes.length; i++) {
      const node = this.nodes[i], state = this.grid.stateOf(node), dim = this.grid.isDim(node);
      const key = dim ? `${state}-` : state;
      if (everything || this.shown[i] !== key) {
        this.shown[i] = key;
        this.draw(i, state, dim);
      }
    }
  }

  repaint(i: number): void {
    const node = this.nodes[i], state = this.grid.stateOf(node), dim = this.grid.isDim(node);
    this.shown[i] = dim ? `${state}-` : state;
    this.draw(i, state, dim);
  }

  private draw(i: number, state: string, dim: boolean): void {
    const x = (i % this.columns) * this.cell, y = Math.floor(i / this.columns) * this.cell;
    if (!this.context || !this.sprites) {
      return;
    }
    this.context.clearRect(x, y, this.cell, this.cell);
    this.context.globalAlpha = dim ? 0.14 : 1;
    this.context.drawImage(this.sprites.of(state), x, y, this.cell, this.cell);
    this.context.globalAlpha = 1;
    if (this.nodes[i] === this.focused) {
      this.context.strokeStyle = getComputedStyle(this.element).getPropertyValue('--ink');
      this.context.lineWidth = 1.5;
      this.context.strokeRect(x + 0.75, y + 0.75, this.cell - 1.5, this.cell - 1.5);
    }
  }

  focus(node: number | null): void {
    const before = this.focused;
    this.focused = node;
    for (const each of [before, node]) {
      const i = each === null ? -1 : this.nodes.indexOf(each);
      if (i >= 0 && each !== null) {
        this.draw(i, this.grid.stateOf(each), this.grid.isDim(each));
      }
    }
  }
}
