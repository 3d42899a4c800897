// Looks at a page as it is laid out and says what is wrong with it, a line each. Run in a page that holds it in frames.
'use strict';
function look(frame, open) {
  const page = frame.contentDocument, view = frame.contentWindow, wrong = [];
  const say = text => wrong.push(frame.width + ' wide' + (open ? ', all unfolded: ' : ': ') + text);
  page.querySelectorAll('details').forEach(part => { part.open = open; });
  const box = el => el.getBoundingClientRect();
  const seen = el => { const b = box(el); return b.width > 0 && b.height > 0 && el.checkVisibility(); };
  const name = el => el.tagName.toLowerCase() + ' "' + el.textContent.trim().replace(/\s+/g, ' ').slice(0, 40) + '"';
  const cross = (a, b, by) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > by
      && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > by;

  if (page.documentElement.scrollWidth > page.documentElement.clientWidth) {
    say('the page is ' + page.documentElement.scrollWidth + ' wide');
  }
  // A word that is cut off, or runs out of its own box; tables may be scrolled in theirs.
  for (const el of page.querySelectorAll('h1, h2, p, li, figcaption, summary')) {
    if (seen(el) && el.scrollWidth > el.clientWidth + 1 && view.getComputedStyle(el).display !== 'inline') {
      say(name(el) + ' is cut off');
    }
  }
  const blocks = [...page.querySelectorAll('h1, h2, p, ul, figure svg, figcaption, details, .scroll')].filter(seen);
  blocks.forEach((one, i) => blocks.slice(i + 1).forEach(other => {
    if (!one.contains(other) && !other.contains(one) && cross(box(one), box(other), 1)) {
      say(name(one) + ' lies over ' + name(other));
    }
  }));
  for (const svg of page.querySelectorAll('svg')) {
    if (!seen(svg)) { continue; }
    const frameOf = box(svg), texts = [...svg.querySelectorAll('text')].filter(seen);
    texts.forEach((one, i) => {
      const b = box(one);
      if (b.left < frameOf.left - 1 || b.right > frameOf.right + 1 || b.top < frameOf.top - 1 || b.bottom > frameOf.bottom + 1) {
        say(name(one) + ' is cut off by its picture');
      }
      if (b.height < 8.5) { say(name(one) + ' is ' + b.height.toFixed(1) + ' high, too small to read'); }
      texts.slice(i + 1).forEach(other => {
        if (cross(b, box(other), 1.5)) { say(name(one) + ' lies over ' + name(other)); }
      });
    });
  }
  // Contrast of words with what they stand on: WCAG 2.1, 1.4.3.
  const rgb = text => (text.match(/[\d.]+/g) || [0, 0, 0, 0]).map(Number);
  const light = c => { const [r, g, b] = c.slice(0, 3).map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92
      : Math.pow((v + 0.055) / 1.055, 2.4)); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const ground = el => { for (let at = el; at; at = at.parentElement) {
    const c = rgb(view.getComputedStyle(at).backgroundColor);
    if (c.length < 4 || c[3] > 0) { return c; } } return [255, 255, 255]; };
  for (const el of page.querySelectorAll('body *')) {
    const own = [...el.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
    if (!own || !seen(el)) { continue; }
    const inPicture = el.tagName === 'text', style = view.getComputedStyle(el);
    const paper = inPicture && el.closest('svg').querySelector('rect[fill]');
    const on = paper ? rgb(view.getComputedStyle(paper).fill) : ground(el);
    const contrast = ratio(rgb(inPicture ? style.fill : style.color), on);
    if (contrast < 4.5) { say(name(el) + ' has a contrast of ' + contrast.toFixed(2)); }
  }
  const fetched = view.performance.getEntriesByType('resource').map(entry => entry.name);
  fetched.forEach(url => say('asked for ' + url));
  const html = page.documentElement;
  if (!html.lang) { say('no language is named'); }
  if (page.querySelectorAll('h1').length !== 1) { say('there is not one h1'); }
  for (const th of page.querySelectorAll('th')) { if (!th.scope) { say(name(th) + ' has no scope'); } }
  for (const svg of page.querySelectorAll('svg')) {
    const told = (svg.getAttribute('aria-labelledby') || '').split(' ').map(id => id && page.getElementById(id));
    if (svg.getAttribute('role') !== 'img' || told.length !== 2
        || told.some(part => !part || part.parentNode !== svg || !part.textContent.trim())) { say('a picture says nothing'); }
  }
  return wrong;
}
addEventListener('load', () => {
  const frames = [...document.querySelectorAll('iframe')], lines = [];
  frames.forEach(frame => {
    try { lines.push(...look(frame, false), ...look(frame, true)); } catch (e) { lines.push('the look itself failed: ' + e); }
  });
  const rows = [...frames[0].contentDocument.querySelectorAll('#figures tbody tr')]
      .map(row => [...row.cells].map(cell => cell.textContent).join('|'));
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.innerHTML = '<body></body>';
  const told = document.createElement('pre');
  told.textContent = [dark ? 'dark' : 'light', ...lines, 'TABLE', ...rows, 'END'].join('\n');
  document.body.append(told);
});
