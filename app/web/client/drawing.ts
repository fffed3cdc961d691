// What the server says of a picture: nodes, the most important first, and lines by the numbers of their ends.

export interface Mark {
  id: string;
  label: string;
  tip: string;
  x: number;
  y: number;
  size: number;
  shape: string;
  fill: string;
  line: string;
  border: string;
  hatched: boolean;
}

export type Line = [start: number, end: number, colour: string, width: number, dotted: boolean];

export interface Drawing {
  centre: number;
  nodes: Mark[];
  lines: Line[];
}
