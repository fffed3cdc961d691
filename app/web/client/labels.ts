// Where names stand: the most important first, beside their shapes, never over another name or over a shape
// (in a narrow frame: over one of the main shapes).

export interface Named {
  x: number;
  y: number;
  radius: number;
  width: number;
}

export interface Box {
  index: number;
  left: number;
  top: number;
  width: number;
  height: number;
}

export const HEIGHT = 18;
const GAP = 4;
const CELL = 128;
const NARROW = 600, MAIN = 12;

class Taken {
  private readonly cells = new Map<number, Box[]>();

  private *around(box: Box): Generator<number> {
    for (let x = Math.floor(box.left / CELL); x <= Math.floor((box.left + box.width) / CELL); x++)
      for (let y = Math.floor(box.top / CELL); y <= Math.floor((box.top + box.height) / CELL); y++) yield x * 4099 + y;
  }

  meets(box: Box): boolean {
    for (const cell of this.around(box))
      for (const other of this.cells.get(cell) ?? []) if (other.index !== box.index && overlap(box, other)) return true;
    return false;
  }

  add(box: Box): void {
    for (const cell of this.around(box)) this.cells.set(cell, [...(this.cells.get(cell) ?? []), box]);
  }
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.left < other.left + other.width && other.left < one.left + one.width &&
    one.top < other.top + other.height && other.top < one.top + one.height
  );
}

function* spots(index: number, { x, y, radius, width }: Named): Generator<Box> {
  const size = { index, width, height: HEIGHT };
  yield { ...size, left: x + radius + GAP, top: y - HEIGHT / 2 };
  yield { ...size, left: x - radius - GAP - width, top: y - HEIGHT / 2 };
  yield { ...size, left: x - width / 2, top: y + radius + 1 };
  yield { ...size, left: x - width / 2, top: y - radius - 1 - HEIGHT };
}

// The names that find room inside a frame, at most `most` of them; `nodes` come in the order of their importance.
export function placed(nodes: readonly Named[], width: number, height: number, most = 300): Box[] {
  const taken = new Taken();
  const found: Box[] = [];
  const inside = nodes.map((node, index) => ({ node, index }))
    .filter(({ node }) => node.x > -node.radius && node.x < width + node.radius && node.y > -node.radius && node.y < height + node.radius)
    .slice(0, 4 * most);
  for (const { node: { x, y, radius }, index } of inside.slice(0, width < NARROW ? MAIN : undefined))
    taken.add({ index, left: x - radius, top: y - radius, width: 2 * radius, height: 2 * radius });
  for (const { node, index } of inside) {
    if (found.length >= most) break;
    for (const box of spots(index, node)) {
      if (box.left < 0 || box.top < 0 || box.left + box.width > width || box.top + box.height > height || taken.meets(box)) continue;
      taken.add(box);
      found.push(box);
      break;
    }
  }
  return found;
}
