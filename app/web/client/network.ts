// The network screen and the notebook's frame: the moving picture in place of the still one, where the browser can draw it.

import type { Drawing, Mark } from "./drawing";
import { SHOWN } from "./live";
import type { Stage } from "./stage";

export { placed } from "./labels";

const STAGES = new WeakMap<HTMLElement, Stage>();

export function canDraw(): boolean {
  try {
    const tried = document.createElement("canvas").getContext("webgl2");
    tried?.getExtension("WEBGL_lose_context")?.loseContext();
    return tried !== null;
  } catch {
    return false;
  }
}

export async function show(frame: HTMLElement, opened: (node: Mark) => void): Promise<Stage | null> {
  const data = frame.querySelector(".net-data")?.textContent;
  const still = frame.querySelector<HTMLElement>(".still");
  if (!data || !still) return null;
  if (!canDraw()) {
    frame.querySelector<HTMLElement>(".no-gl")?.removeAttribute("hidden");
    return null;
  }
  const box = document.createElement("div");
  box.className = "stage";
  box.setAttribute("aria-hidden", "true");
  frame.insertBefore(box, still);
  try {
    // Sigma asks for WebGL as soon as it is loaded: it is loaded only where there is some.
    const { Stage } = await import("./stage");
    const stage = new Stage(box, JSON.parse(data) as Drawing, opened);
    still.hidden = true;
    STAGES.set(frame, stage);
    zooming(frame, stage);
    return stage;
  } catch (fault) {
    console.warn(fault);
    box.remove();
    frame.querySelector<HTMLElement>(".no-gl")?.removeAttribute("hidden");
    return null;
  }
}

export function stageOf(frame: HTMLElement): Stage | undefined {
  return STAGES.get(frame);
}

function zooming(frame: HTMLElement, stage: Stage): void {
  const buttons = frame.querySelector<HTMLElement>(".zoom");
  if (!buttons) return;
  buttons.hidden = false;
  const factors: Record<string, number> = { in: 0.7, out: 1.4, all: 0 };
  buttons.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-do]");
    if (button) stage.zoom(factors[button.dataset.do as string] as number);
  });
}

// The table names every node, each with the address of its card: page.ts follows it.
function open(node: Mark): void {
  document.querySelector<HTMLAnchorElement>(`.nodes tr[data-id="${CSS.escape(node.id)}"] a`)?.click();
}

async function present(): Promise<void> {
  const frame = document.getElementById("figure");
  if (!frame) return;
  const stage = STAGES.get(frame) ?? (await show(frame, open));
  stage?.choose(new URL(location.href).searchParams.get("node"));
}

if (document.getElementById("card")) {
  document.addEventListener(SHOWN, () => void present());
  void present();
}
