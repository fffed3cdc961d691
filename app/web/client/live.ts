// A link to the same screen with other choices: the page is fetched, and the parts marked data-live that differ are put in place.
// The server stays the only one who knows what a page says; the address, the title and the history are those of a plain visit.

export const SHOWN = "liantu:shown";

let opener = "";
let latest = 0;

export function follow(event: MouseEvent): void {
  const link = (event.target as Element).closest<HTMLAnchorElement | SVGAElement>("a[href]");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const address = new URL(link.getAttribute("href") as string, location.href);
  if (!link.closest("[data-live]") || !isNear(address) || link.hasAttribute("download")) return;
  event.preventDefault();
  const closing = link.matches(".close");
  if (!closing) opener = link.getAttribute("href") as string;
  void visit(address, true, closing);
}

function isNear(address: URL): boolean {
  return address.origin === location.origin && address.pathname === location.pathname && address.search !== location.search;
}

export function visit(address: URL, pushed: boolean, closing = false): Promise<void> {
  const turn = ++latest;
  return fetch(address.pathname + address.search, { headers: { Accept: "text/html" } })
    .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(String(answer.status)))))
    .then((text) => {
      if (turn !== latest) return;
      const page = new DOMParser().parseFromString(text, "text/html");
      if (pushed) history.pushState(null, "", address);
      place(page);
      look(address, closing);
    })
    .catch(() => location.assign(address));
}

export function goBack(): void {
  void visit(new URL(location.href), false);
}

function place(page: Document): void {
  const anchor = document.activeElement?.id ?? "";
  const before = top(anchor);
  document.title = page.title;
  for (const old of document.querySelectorAll<HTMLElement>("[data-live]")) {
    const name = old.dataset.live as string;
    const fresh = page.querySelector<HTMLElement>(`[data-live="${CSS.escape(name)}"]`);
    const same = old.dataset.key !== undefined && old.dataset.key === fresh?.dataset.key;
    if (fresh && !same) old.replaceWith(document.adoptNode(fresh));
  }
  if (anchor) scrollBy({ top: top(anchor) - before, behavior: "instant" });
  document.dispatchEvent(new Event(SHOWN));
}

function top(id: string): number {
  return (id && document.getElementById(id)?.getBoundingClientRect().top) || 0;
}

// What was opened gets the focus; what opened it gets it back.
function look(address: URL, closing: boolean): void {
  if (closing) {
    const links = [...document.querySelectorAll<HTMLElement>("a[href]")];
    links.find((link) => link.getAttribute("href") === opener && link.getClientRects().length)?.focus({ preventScroll: true });
    return;
  }
  const goal = address.hash ? document.getElementById(address.hash.slice(1)) : null;
  if (!goal) return;
  goal.focus({ preventScroll: true });
  const { top: above } = goal.getBoundingClientRect();
  if (above < 0 || above > innerHeight * 0.7) goal.scrollIntoView();
}
