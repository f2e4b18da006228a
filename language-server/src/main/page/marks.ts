// The marks: one shape and one colour for each state of a node, told apart by shape alone (colour-blind eyes, print,
// screens with forced colours). Shapes are drawn in a unit square, so that SVG and canvas show the same.

import { own, s } from './dom';

export interface Mark {
  /** The CSS custom property that holds the colour. */
  colour: string;
  /** In the unit square. */
  path: string;
  /** Drawn as an outline, not filled. */
  hollow?: boolean;
}

const circle = (r: number) => `M${0.5 - r} .5a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
const square = (r: number) => `M${0.5 - r} ${0.5 - r}h${2 * r}v${2 * r}h${-2 * r}z`;
const diamond = (r: number) => `M.5 ${0.5 - r}L${0.5 + r} .5L.5 ${0.5 + r}L${0.5 - r} .5z`;
const cross = 'M.2 .33L.33 .2L.5 .37L.67 .2L.8 .33L.63 .5L.8 .67L.67 .8L.5 .63L.33 .8L.2 .67L.37 .5z';
const ring = `${circle(0.36)}M.32 .5a.18 .18 0 1 1 .36 0a.18 .18 0 1 1 -.36 0z`;
const half = `${circle(0.38)}M.5 .2a.3 .3 0 0 0 0 .6z`;
const triangle = 'M.5 .12L.9 .84H.1z';

export const MARKS: Record<string, Mark> = {
  // Placement.
  runs: { colour: '--good', path: circle(0.38) },
  pending: { colour: '--wait', path: diamond(0.44) },
  refused: { colour: '--bad', path: cross },
  notWanted: { colour: '--quiet', path: circle(0.24), hollow: true },
  keeps: { colour: '--quiet', path: ring },
  evicts: { colour: '--warn', path: triangle },
  // A rollout.
  none: { colour: '--quiet', path: 'M.32 .46h.36v.08h-.36z' },
  old: { colour: '--old', path: square(0.33) },
  down: { colour: '--old', path: 'M.2 .2h.6v.6h-.6zM.3 .3v.4h.4v-.4z' },
  terminating: { colour: '--old', path: square(0.3), hollow: true },
  pulling: { colour: '--wait', path: `${circle(0.38)}M.2 .5a.3 .3 0 1 1 .6 0a.3 .3 0 1 1 -.6 0z` },
  starting: { colour: '--start', path: half },
  ready: { colour: '--good', path: ring },
  available: { colour: '--good', path: circle(0.38) },
  failed: { colour: '--bad', path: cross },
  // A diagnosis.
  updating: { colour: '--start', path: half },
  node: { colour: '--wait', path: diamond(0.44) },
  template: { colour: '--bad', path: cross },
  cluster: { colour: '--warn', path: triangle },
  rollout: { colour: '--start', path: ring },
};

export function mark(state: string): Mark {
  return own(MARKS, state) ?? MARKS.failed;
}

/** The mark beside a word: of a legend, a verdict, a table's row. */
export function icon(state: string): SVGElement {
  return s('svg', { class: `icon s-${state}`, viewBox: '0 0 1 1', 'aria-hidden': 'true' }, shape(state));
}

export function shape(state: string): SVGElement {
  const of = mark(state);
  return s('path', { d: of.path, class: of.hollow ? 'hollow' : 'full', 'fill-rule': 'evenodd' });
}

/** Pictures of every state at one size, for a canvas. */
export class Sprites {
  private readonly pictures = new Map<string, HTMLCanvasElement>();

  constructor(private readonly size: number, private readonly style: CSSStyleDeclaration) {}

  of(state: string): HTMLCanvasElement {
    let picture = this.pictures.get(state);
    if (!picture) {
      picture = document.createElement('canvas');
      picture.width = picture.height = this.size;
      const context = picture.getContext('2d');
      const of = mark(state);
      if (context) {
        context.scale(this.size, this.size);
        context.fillStyle = context.strokeStyle = this.style.getPropertyValue(of.colour).trim() || '#888';
        context.lineWidth = 0.11;
        const path = new Path2D(of.path);
        if (of.hollow) context.stroke(path); else context.fill(path, 'evenodd');
      }
      this.pictures.set(state, picture);
    }
    return picture;
  }
}
