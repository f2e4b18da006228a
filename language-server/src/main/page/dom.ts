// Elements made from data. Text reaches the page through text nodes and attributes only: this file has no way to parse
// markup, and the page's policy (require-trusted-types-for) refuses one to any other.

export type Child = Node | string | number | null | undefined | false | Child[];

export interface Props {
  on?: { [event: string]: (event: never) => void };
  /** CSS custom properties, set through the object model: the policy refuses style attributes. */
  vars?: { [name: string]: string | number };
  [attribute: string]: unknown;
}

const SVG = 'http://www.w3.org/2000/svg';

export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props?: Props | null, ...children: Child[]): HTMLElementTagNameMap[K] {
  return fill(document.createElement(tag), props, children);
}

export function s<K extends keyof SVGElementTagNameMap>(tag: K, props?: Props | null, ...children: Child[]): SVGElementTagNameMap[K] {
  return fill(document.createElementNS(SVG, tag), props, children);
}

function fill<E extends HTMLElement | SVGElement>(element: E, props: Props | null | undefined, children: Child[]): E {
  for (const [key, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (key === 'on') {
      Object.entries(value as object).forEach(([event, listener]) => element.addEventListener(event, listener as EventListener));
    } else if (key === 'vars') {
      Object.entries(value as object).forEach(([name, each]) => element.style.setProperty(name, String(each)));
    } else {
      element.setAttribute(key, value === true ? '' : String(value));
    }
  }
  add(element, children);
  return element;
}

export function add(parent: Element, children: Child[]): void {
  for (const child of children) {
    if (Array.isArray(child)) {
      add(parent, child);
    } else if (child instanceof Node) {
      parent.append(child);
    } else if (child !== null && child !== undefined && child !== false) {
      parent.append(String(child));
    }
  }
}

export function replace(parent: Element, ...children: Child[]): void {
  parent.replaceChildren();
  add(parent, children);
}

/** What a record holds under a key that comes from a manifest: never something that every object has. */
export function own<T>(record: Record<string, T> | undefined | null, key: string): T | undefined {
  return record && Object.prototype.hasOwnProperty.call(record, key) ? record[key] : undefined;
}

const LONGEST = 160;
/** Characters that change how their neighbours are shown: direction controls, C0 and C1 controls, zero-width ones. */
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** A text of a manifest, made visible: hidden characters by their number, and cut where nobody reads on. */
export function clean(text: string, longest = LONGEST): string {
  const visible = text.length > longest * 2 ? text.slice(0, longest * 2) : text;
  const shown = visible.replace(HIDDEN, each => `⟨U+${each.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`);
  return shown.length > longest || visible !== text ? shown.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '') + '…' : shown;
}

/** A name of a manifest or cluster, isolated from the direction of the text around it. */
export function named(text: string, longest = LONGEST): HTMLElement {
  const shown = clean(text, longest);
  return h('bdi', { class: 'name', title: shown === text ? null : clean(text, 2000) }, shown);
}

export function code(text: string, longest = 2000): HTMLElement {
  return h('code', null, h('bdi', null, clean(text, longest)));
}
