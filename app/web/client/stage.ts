// A picture that moves: drag, zoom, names where there is room, a click opens a card.

import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import { createEdgeArrowProgram } from "sigma/rendering";
import type { Drawing, Mark } from "./drawing";
import { placed } from "./labels";
import type { Box, Named } from "./labels";
import { BORDERS, DottedProgram, MarkProgram, SHAPES } from "./marks";

const FONT = '13px "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif';
const INK = "#171b21", PAPER = "#ffffff", ACCENT = "#12508f";
const LARGE = 300, REST = 120, NAMES = 120;

export class Stage {
  readonly sigma: Sigma;
  readonly names: CanvasRenderingContext2D;
  boxes: Box[] = [];
  private readonly widths = new Map<string, number>();
  private chosen = -1;
  private hovered = -1;
  private drawn = { x: 0.5, y: 0.5, ratio: -1 };
  private resting = 0;

  constructor(box: HTMLElement, private readonly drawing: Drawing, opened: (node: Mark) => void) {
    this.sigma = new Sigma(graphOf(drawing, shrinking(drawing.nodes.length, box.clientWidth)), box, {
      defaultNodeType: "mark", nodeProgramClasses: { mark: MarkProgram },
      edgeProgramClasses: { arrow: createEdgeArrowProgram({ lengthToThicknessRatio: 6, widenessToThicknessRatio: 4 }), dotted: DottedProgram },
      renderLabels: false, stagePadding: Math.min(60, (box.clientWidth || 700) / 12), minCameraRatio: 0.02, maxCameraRatio: 3, allowInvalidContainer: true, zIndex: false,
      defaultDrawNodeHover: () => undefined,
    });
    this.names = this.layer(box);
    this.sigma.on("afterRender", () => this.moved());
    this.sigma.on("clickNode", ({ node }) => opened(drawing.nodes[Number(node)] as Mark));
    this.sigma.on("enterNode", ({ node }) => this.hover(Number(node)));
    this.sigma.on("leaveNode", () => this.hover(-1));
    this.write();
  }

  choose(id: string | null): void {
    this.chosen = this.drawing.nodes.findIndex((node) => node.id === id);
    this.write();
  }

  zoom(factor: number): void {
    const camera = this.sigma.getCamera();
    camera.setState({ ratio: factor ? camera.getBoundedRatio(camera.ratio * factor) : 1, ...(factor ? {} : { x: 0.5, y: 0.5 }) });
  }

  private hover(node: number): void {
    this.hovered = node;
    this.write();
  }

  private layer(box: HTMLElement): CanvasRenderingContext2D {
    const canvas = document.createElement("canvas");
    canvas.className = "names";
    canvas.setAttribute("aria-hidden", "true");
    box.insertBefore(canvas, box.querySelector(".sigma-mouse"));
    return canvas.getContext("2d") as CanvasRenderingContext2D;
  }

  // While the picture is dragged the names go along as they are; where there is room for which is worked out when it rests.
  private moved(): void {
    const { x, y, ratio } = this.sigma.getCamera().getState();
    if (ratio !== this.drawn.ratio) return this.write();
    const from = this.sigma.framedGraphToViewport(this.drawn);
    const to = this.sigma.framedGraphToViewport({ x, y });
    if (from.x === to.x && from.y === to.y) return this.write();
    this.names.canvas.style.transform = `translate(${from.x - to.x}px, ${from.y - to.y}px)`;
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.write(), REST);
  }

  private write(): void {
    clearTimeout(this.resting);
    this.drawn = this.sigma.getCamera().getState();
    this.names.canvas.style.transform = "";
    const { width, height } = this.sigma.getDimensions();
    const { names } = this;
    const pixels = devicePixelRatio || 1;
    names.canvas.width = width * pixels;
    names.canvas.height = height * pixels;
    names.setTransform(pixels, 0, 0, pixels, 0, 0);
    names.font = FONT;
    names.textBaseline = "middle";
    const seen = this.drawing.nodes.map((node, index) => this.seen(node, index));
    this.boxes = placed(seen, width, height, NAMES);
    this.ring(seen[this.drawing.centre], 5, 2);
    this.ring(seen[this.chosen], 9, 2);
    for (const box of this.boxes) this.name(box);
    if (this.hovered >= 0) this.tip(seen[this.hovered] as Named, this.drawing.nodes[this.hovered] as Mark, width);
  }

  private seen(node: Mark, index: number): Named {
    const { x, y } = this.sigma.graphToViewport({ x: node.x, y: -node.y });
    const radius = this.sigma.scaleSize(this.sigma.getNodeDisplayData(String(index))?.size ?? node.size);
    return { x, y, radius: node.shape === "box" ? radius * 1.2 : radius, width: this.width(node.label) };
  }

  private width(label: string): number {
    let known = this.widths.get(label);
    if (known === undefined) this.widths.set(label, (known = this.names.measureText(label).width));
    return known;
  }

  private ring(at: Named | undefined, away: number, thick: number): void {
    if (!at) return;
    this.names.beginPath();
    this.names.arc(at.x, at.y, at.radius + away, 0, 2 * Math.PI);
    this.names.strokeStyle = ACCENT;
    this.names.lineWidth = thick;
    this.names.stroke();
  }

  private name({ index, left, top, height }: Box): void {
    this.halo((this.drawing.nodes[index] as Mark).label, left, top + height / 2, index === this.drawing.centre ? ACCENT : INK);
  }

  private halo(text: string, x: number, y: number, colour: string): void {
    const { names } = this;
    names.strokeStyle = PAPER;
    names.lineWidth = 4;
    names.lineJoin = "round";
    names.strokeText(text, x, y);
    names.fillStyle = colour;
    names.fillText(text, x, y);
  }

  private tip(at: Named, node: Mark, width: number): void {
    const { names } = this;
    const wide = names.measureText(node.tip).width + 16;
    const left = Math.max(4, Math.min(at.x + at.radius + 6, width - wide - 4));
    names.fillStyle = PAPER;
    names.strokeStyle = ACCENT;
    names.lineWidth = 1;
    names.beginPath();
    names.rect(left, at.y - 14, wide, 28);
    names.fill();
    names.stroke();
    names.fillStyle = INK;
    names.fillText(node.tip, left + 8, at.y);
  }
}

// Many shapes, or a narrow frame, make shapes smaller.
function shrinking(nodes: number, width: number): number {
  return Math.min(1, Math.max(0.6, (width || 700) / 700)) * (nodes > LARGE ? Math.max(0.25, Math.sqrt(LARGE / nodes)) : 1);
}

function graphOf(drawing: Drawing, shrink: number): MultiDirectedGraph {
  const graph = new MultiDirectedGraph();
  drawing.nodes.forEach((node, index) => {
    const kind = SHAPES.indexOf(node.shape) + 8 * Math.max(0, BORDERS.indexOf(node.border)) + (node.hatched ? 64 : 0);
    const size = (node.shape === "box" ? 8 : node.size) * shrink;
    graph.addNode(String(index), { x: node.x, y: -node.y, size, color: node.fill, line: node.line, kind });
  });
  for (const [start, end, color, width, dotted] of drawing.lines)
    graph.addDirectedEdge(String(start), String(end), { color, size: width * shrink, type: dotted ? "dotted" : "arrow" });
  return graph;
}
