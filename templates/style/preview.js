// The panel of a preview: one section at a time, the clause that was asked for, and the page renewed when it changes.
// Everything follows from the fragment of the address, so that links, the back button and the keyboard all do.
'use strict';
(() => {
  const root = document.documentElement;
  const scrolling = ['html', '.sheet', '#panel'];
  let asked = null;
  let opened = null;
  let place = null;

  const byId = (id) => (id ? document.getElementById(id) : null);
  const wanted = () => byId(decodeURIComponent(location.hash.slice(1)));

  // Show the section that holds an element, and of the clauses the one alone; true where it is in the panel.
  function open(element) {
    const section = element && element.closest('#panel > section');
    if (!section) return false;
    for (const each of document.querySelectorAll('#panel > section')) each.hidden = each !== section;
    for (const link of document.querySelectorAll('#panel nav a')) {
      const here = link.hash === '#' + section.id;
      here ? link.setAttribute('aria-current', 'true') : link.removeAttribute('aria-current');
    }
    const article = element.closest('article');
    opened = (article || section).id;
    for (const each of document.querySelectorAll('article.why')) each.hidden = Boolean(article) && each !== article;
    mark(article);
    return true;
  }

  function mark(article) {
    for (const each of document.querySelectorAll('.provision.chosen')) each.classList.remove('chosen');
    if (!article) return;
    const ask = document.querySelector('a.ask[href="#' + article.id + '"]');
    if (ask) ask.closest('.provision').classList.add('chosen');
  }

  function follow() {
    const element = wanted();
    if (!open(element)) return;
    const title = element.matches('article') ? element.querySelector('h3') : element;
    title.focus({ preventScroll: true });
    const panel = byId('panel');
    if (getComputedStyle(panel).overflowY === 'auto') panel.scrollTop = element.matches('section, article') ? 0
      : element.offsetTop;
    else element.scrollIntoView();
  }

  function begin() {
    open(byId(opened)) || open(wanted()) || open(document.querySelector('#panel > section'));
  }

  document.addEventListener('click', (event) => {
    const link = event.target.closest('a');
    if (link) {
      if (link.matches('.beside a')) asked = named(link);
      if (link.hash && link.hash === location.hash) setTimeout(follow);
      return;
    }
    const provision = event.target.closest('.provision');
    if (!provision || String(getSelection()) || event.target.closest('summary')) return;
    const article = byId(provision.dataset.why);
    if (article && getComputedStyle(byId('panel')).overflowY === 'auto') open(article);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !event.target.closest('#panel')) return;
    const back = asked && document.querySelector(asked);
    if (back) back.focus();
  });
  addEventListener('hashchange', follow);

  // A page that is served is told when its deal changes, and takes the new page in without losing the reader's place.
  function renew(text) {
    const made = new DOMParser().parseFromString(text, 'text/html');
    keepPlace();
    document.title = made.title;
    for (const each of [...document.body.children]) if (!each.matches('script')) each.remove();
    for (const each of [...made.body.children].reverse()) if (!each.matches('script')) document.body.prepend(each);
    begin();
    takePlace();
    say('Renewed. ' + made.title);
  }

  // What is wrong with a deal is a page without a panel, and nobody's place.
  function keepPlace() {
    if (!byId('panel')) return;
    const tops = scrolling.map((each) => [each, document.querySelector(each).scrollTop]);
    place = { focus: named(document.activeElement), tops };
  }

  function takePlace() {
    if (!place || !byId('panel')) return;
    for (const [each, top] of place.tops) document.querySelector(each).scrollTo(0, top);
    if (place.focus) document.querySelector(place.focus)?.focus({ preventScroll: true });
  }

  // How an element is found again, on a page that was renewed too.
  function named(element) {
    if (!element || element === document.body) return null;
    if (element.id) return '#' + CSS.escape(element.id);
    return element.matches('a[href]') ? 'a[href="' + CSS.escape(element.getAttribute('href')) + '"]' : null;
  }

  function say(words) {
    const status = byId('status');
    if (status) status.textContent = words;
  }

  function listen() {
    const changes = new EventSource('changes?' + document.body.dataset.live);
    changes.onmessage = async () => {
      try {
        const answer = await fetch(location.pathname, { cache: 'no-store' });
        if (answer.ok) renew(await answer.text());
      } catch (lost) {
        say('The page could not be renewed.');
      }
    };
    changes.onerror = () => say('moudraft preview has stopped: what is here is what was last drafted.');
  }

  root.classList.add('js');
  begin();
  if ('live' in document.body.dataset) listen();
})();
