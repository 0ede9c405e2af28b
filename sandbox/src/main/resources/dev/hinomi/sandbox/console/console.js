'use strict';
// Pages work without this file. It adds live updates, keys and copying; it never builds markup from data of its own.
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const MAX_ROWS = 500;
  const SWAP_EVERY_MS = 2000;
  const SAY_EVERY_MS = 10000;

  // --- live: counters come in, the page asks for what it shows -----------------------------------------------------
  const live = {
    region: $('[data-live]'),
    button: $('#pause'),
    paused: false,
    busy: false,
    lastSwap: 0,
    lastSaid: 0,
    version: Number(document.documentElement.dataset.version),
    source: null,
  };

  // Where the system chose the dark look, the button must lead to the light one.
  if (document.documentElement.dataset.theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches) {
    $('#theme').value = 'light';
    $('#theme').textContent = 'Light';
  }

  function held() {
    return live.paused || window.scrollY > 300 || String(getSelection()).length > 0
      || (live.region && live.region.contains(document.activeElement) && /INPUT|SELECT/.test(document.activeElement.tagName));
  }

  function connect() {
    if (document.hidden || live.source || !window.EventSource) return;
    live.source = new EventSource('/live');
    live.source.onmessage = event => received(JSON.parse(event.data));
    live.source.onerror = () => {
      if (!live.source || live.source.readyState !== EventSource.CLOSED) return;
      live.source = null;
      setTimeout(connect, 5000);
    };
  }

  function disconnect() {
    if (live.source) live.source.close();
    live.source = null;
  }

  function received(message) {
    for (const [section, count] of Object.entries(message.counts)) {
      const badge = $(`[data-count="${section}"]`);
      if (badge) badge.textContent = count.toLocaleString('en');
    }
    const bad = document.querySelectorAll('[data-count="PROBLEMS"],[data-count="FAULTS"]');
    bad.forEach(badge => badge.classList.toggle('bad', badge.textContent !== '0'));
    const changed = live.version !== message.version;
    live.version = message.version;
    live.newest = message.newestLog;
    if (changed && live.region) refresh();
    showFresh();
  }

  function showFresh() {
    const chip = $('#fresh');
    const shown = live.region && Number(live.region.dataset.newest);
    if (!chip || !live.newest || Number.isNaN(shown)) return;
    const count = live.newest - shown;
    chip.hidden = count <= 0 || !held();
    chip.textContent = `${count.toLocaleString('en')} received since ↑`;
  }

  async function refresh() {
    if (held() || live.busy || new URLSearchParams(location.search).has('before')) return;
    const wait = live.lastSwap + SWAP_EVERY_MS - performance.now();
    if (wait > 0) {
      clearTimeout(live.timer);
      live.timer = setTimeout(refresh, wait);
      return;
    }
    live.busy = true;
    live.lastSwap = performance.now();
    try {
      await (live.region.dataset.newest ? prependRows() : swapRegion());
    } catch (gone) {
      // The server stopped; the event source tries again by itself.
    } finally {
      live.busy = false;
    }
  }

  async function page(address) {
    const response = await fetch(address, {headers: {Accept: 'text/html'}});
    if (!response.ok) throw new Error(response.status);
    return new DOMParser().parseFromString(await response.text(), 'text/html');
  }

  async function prependRows() {
    const address = new URL(location.href);
    address.searchParams.set('after', live.region.dataset.newest);
    const fresh = $('table[data-live]', await page(address));
    if (!fresh || held()) return;
    const body = $('tbody', live.region);
    const rows = $$('tbody > tr', fresh).filter(row => !document.getElementById(row.id));
    body.prepend(...rows.map(row => document.adoptNode(row)));
    $$('tr', body).slice(MAX_ROWS).forEach(row => row.remove());
    live.region.dataset.newest = fresh.dataset.newest;
    showFresh();
    say(rows.length);
  }

  // By what it stands in and its first letters: something newer moves it, and numbers in it change.
  function nameOf(details) {
    const word = /[a-z]{1,4}/i.exec($('summary', details).textContent);
    return `${details.closest('[id]').id} ${word}`;
  }

  async function swapRegion() {
    const fresh = $('[data-live]', await page(location.href));
    if (!fresh || held()) return;
    const open = new Map($$('details', live.region).map(details => [nameOf(details), details.open]));
    const focus = $$('.row', live.region).findIndex(row => row.classList.contains('focus'));
    live.region.replaceChildren(...[...fresh.childNodes].map(node => document.adoptNode(node)));
    $$('details', live.region).forEach(details => { details.open = open.get(nameOf(details)) ?? details.open; });
    if (focus >= 0) $$('.row', live.region)[focus]?.classList.add('focus');
    decorate();
  }

  function say(count) {
    if (count === 0 || performance.now() - live.lastSaid < SAY_EVERY_MS) return;
    live.lastSaid = performance.now();
    $('#said').textContent = `${count} new`;
  }

  function togglePause() {
    live.paused = !live.paused;
    live.button.textContent = live.paused ? 'Paused' : 'Live';
    live.button.setAttribute('aria-pressed', String(live.paused));
    if (!live.paused && live.region) refresh();
    showFresh();
  }

  // --- copying -----------------------------------------------------------------------------------------------------
  async function copy(text, button) {
    await navigator.clipboard.writeText(text);
    if (!button) return;
    const label = button.textContent;
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = label; }, 1500);
  }

  function decorate() {
    $$('[data-host]').forEach(host => { host.textContent = location.host; });
    $$('button[data-copy]').forEach(button => {
      button.hidden = false;
      button.onclick = () => copy(document.getElementById(button.dataset.copy).textContent, button);
    });
    $$('pre.copy').forEach(block => {
      if (block.nextElementSibling?.matches('button.copies')) return;
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'copies';
      button.textContent = 'Copy';
      button.onclick = () => copy(block.textContent, button);
      block.after(button);
    });
  }

  // --- keys --------------------------------------------------------------------------------------------------------
  let afterG = false;

  function move(step) {
    const rows = $$('.row');
    if (rows.length === 0) return;
    const at = rows.findIndex(row => row.classList.contains('focus'));
    rows[at]?.classList.remove('focus');
    const next = rows[Math.max(0, Math.min(rows.length - 1, at + step))];
    next.classList.add('focus');
    next.scrollIntoView({block: 'nearest'});
    $('a.open', next)?.focus({preventScroll: true});
  }

  function pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) {
      if (event.key === 'Escape') event.target.blur();
      return;
    }
    if (afterG) {
      afterG = false;
      const link = $(`.side a[data-key="${CSS.escape(event.key)}"]`);
      if (link) link.click();
      return;
    }
    const action = KEYS[event.key];
    if (action && action() !== false) event.preventDefault();
  }

  const KEYS = {
    'g': () => { afterG = true; setTimeout(() => { afterG = false; }, 1500); },
    '/': () => { const box = $('#q'); if (!box) return false; box.focus(); box.select(); },
    'j': () => move(1),
    'k': () => move(-1),
    'x': () => togglePause(),
    't': () => $('#theme').click(),
    'c': () => { const json = $('pre.json'); if (!json) return false; copy(json.textContent, $('[data-copy]')); },
    '?': () => $('#keys').showModal(),
    'Escape': () => { const close = $('a.close'); if (!close) return false; close.click(); },
    'Enter': () => {
      if (document.activeElement.matches('a, button, summary')) return false;
      $('.row.focus a.open')?.click();
    },
  };

  document.addEventListener('keydown', pressed);
  document.addEventListener('visibilitychange', () => (document.hidden ? disconnect() : connect()));
  window.addEventListener('scroll', showFresh, {passive: true});
  window.addEventListener('pagehide', disconnect);
  $('#help').hidden = false;
  $('#help').onclick = () => $('#keys').showModal();
  if (live.region) {
    live.button.hidden = false;
    live.button.onclick = togglePause;
  }
  const facets = $('.facets');
  if (facets && matchMedia('(max-width: 760px)').matches) facets.open = false;
  const here = $('.side a[aria-current]');
  if (here) $('.side').scrollLeft = here.offsetLeft - 80;
  decorate();
  connect();
})();
