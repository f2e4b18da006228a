// The page's sentences, embedded beside the report in the language of the page.

let sentences: Record<string, string> = {};
let tag = 'en';

export function speak(language: string, words: Record<string, string>): void {
  tag = language;
  sentences = words;
}

export function language(): string {
  return tag;
}

/** The sentence with {0}, {1} … replaced; the key itself where it is missing. */
export function say(key: string, ...values: (string | number)[]): string {
  const sentence = sentences[`html.${key}`] ?? key;
  return sentence.replace(/\{(\d)\}/g, (whole, index) => (values[Number(index)] === undefined ? whole : String(values[Number(index)])));
}

export function isKnown(key: string): boolean {
  return sentences[`html.${key}`] !== undefined;
}

/** A count with its noun: `key.one` for one, `key` otherwise. */
export function count(key: string, number: number, ...more: (string | number)[]): string {
  return say(number === 1 && isKnown(`${key}.one`) ? `${key}.one` : key, grouped(number), ...more);
}

export function grouped(number: number): string {
  return number >= 10_000 ? number.toLocaleString(tag === 'en' ? 'en-US' : tag) : String(number);
}
