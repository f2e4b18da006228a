// Finds pages that have all words; those with a word in the title come first. Everything is in search-index.js.
'use strict';
const input = document.getElementById('search');
const found = document.getElementById('found');

function search(text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    return [];
  }
  return pages
    .map(([address, title, body]) => ({ address, title, body, all: `${title} ${body}`.toLowerCase() }))
    .filter(page => words.every(word => page.all.includes(word)))
    .map(page => ({ ...page, rank: words.filter(word => page.title.toLowerCase().includes(word)).length }))
    .sort((a, b) => b.rank - a.rank || a.title.localeCompare(b.title))
    .slice(0, 12)
    .map(page => ({ ...page, at: Math.max(0, page.body.toLowerCase().indexOf(words[0]) - 40) }));
}

function show() {
  const results = search(input.value);
  found.replaceChildren(...results.map(({ address, title, body, at }) => {
    const item = document.createElement('li');
    const link = item.appendChild(document.createElement('a'));
    link.href = input.dataset.up + address;
    link.append(title);
    link.appendChild(document.createElement('small')).append(body.slice(at, at + 140));
    return item;
  }));
  found.hidden = results.length === 0;
}

input.addEventListener('input', show);
document.addEventListener('keydown', event => {
  if (event.key === '/' && document.activeElement !== input) {
    event.preventDefault();
    input.focus();
  } else if (event.key === 'Escape') {
    found.hidden = true;
  } else if (event.key === 'Enter' && document.activeElement === input) {
    found.querySelector('a')?.click();
  }
});
