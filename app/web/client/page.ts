// Every screen: menus that close, and links that change only what differs. Without this script all of it works by whole pages.

import { follow, goBack } from "./live";

const MENU = "details.pick[open]";

function closeMenus(except: Element | null = null): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>(MENU)) if (!menu.contains(except)) menu.open = false;
}

document.addEventListener("click", (event) => {
  closeMenus(event.target as Element);
  follow(event);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.querySelector<HTMLDetailsElement>(MENU);
  if (menu) {
    closeMenus();
    menu.querySelector("summary")?.focus();
  } else if (!(event.target instanceof HTMLInputElement)) {
    document.querySelector<HTMLAnchorElement>("a.close")?.click();
  }
});

addEventListener("popstate", goBack);
