// Shapes by class, drawn by the graphics card: fill, border (solid, dashed, dotted) and hatch, sharp at every zoom.

import { NodeProgram, EdgeRectangleProgram } from "sigma/rendering";
import type { ProgramInfo } from "sigma/rendering";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";

export const SHAPES = ["dot", "square", "diamond", "triangle", "triangleDown", "hexagon", "star", "box"];
export const BORDERS = ["solid", "dashed", "dotted"];
const REACH = 1.5;
const UNIFORMS = ["u_sizeRatio", "u_correctionRatio", "u_matrix"] as const;

const VERTEX = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_fill;
attribute vec4 a_line;
attribute vec2 a_position;
attribute float a_size;
attribute float a_kind;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_id;
varying vec4 v_fill;
varying vec4 v_line;
varying vec2 v_at;
varying float v_pixel;
varying float v_kind;
const float bias = 255.0 / 254.0;
void main() {
  float radius = a_size * u_correctionRatio / u_sizeRatio * 2.0;
  gl_Position = vec4((u_matrix * vec3(a_position + a_corner * radius * ${REACH.toFixed(1)}, 1)).xy, 0, 1);
  v_at = a_corner * ${REACH.toFixed(1)};
  v_pixel = u_sizeRatio / a_size;
  v_kind = a_kind;
  v_id = a_id; v_id.a *= bias;
  v_fill = a_fill; v_fill.a *= bias;
  v_line = a_line; v_line.a *= bias;
}`;

const FRAGMENT = /* glsl */ `
precision highp float;
varying vec4 v_id;
varying vec4 v_fill;
varying vec4 v_line;
varying vec2 v_at;
varying float v_pixel;
varying float v_kind;
const float PI = 3.14159265;
float corners(vec2 p, float n, float apothem) {
  float turn = 2.0 * PI / n, angle = atan(p.x, p.y);
  return cos(floor(0.5 + angle / turn) * turn - angle) * length(p) - apothem;
}
float star(vec2 p) {
  float turn = fract(atan(p.x, p.y) / (2.0 * PI / 5.0) + 0.5);
  return (length(p) - mix(1.15, 0.5, abs(turn - 0.5) * 2.0)) * 0.8;
}
float away(float shape, vec2 p) {
  if (shape < 0.5) return length(p) - 1.0;
  if (shape < 1.5) return max(abs(p.x), abs(p.y)) - 0.9;
  if (shape < 2.5) return (abs(p.x) + abs(p.y)) * 0.7071 - 0.8;
  if (shape < 3.5) return corners(vec2(p.x, -p.y - 0.1), 3.0, 0.6);
  if (shape < 4.5) return corners(vec2(p.x, p.y - 0.1), 3.0, 0.6);
  if (shape < 5.5) return corners(p.yx, 6.0, 0.92);
  if (shape < 6.5) return star(p);
  return max(abs(p.x) - 1.2, abs(p.y) - 0.75);
}
void main(void) {
  float hatched = step(63.5, v_kind), rest = v_kind - 64.0 * hatched;
  float border = floor(rest / 8.0 + 0.01), shape = rest - 8.0 * border;
  float far = away(shape, v_at);
  #ifdef PICKING_MODE
  gl_FragColor = far > 0.0 ? vec4(0.0) : v_id;
  #else
  float turn = atan(v_at.x, v_at.y) / (2.0 * PI);
  float parts = border < 1.5 ? 9.0 : 14.0;
  float there = border < 0.5 ? 1.0 : step(fract(turn * parts), border < 1.5 ? 0.65 : 0.5);
  float edge = smoothstep(-2.4 * v_pixel, -1.4 * v_pixel, far) * there;
  float stripe = hatched * step(fract((v_at.x + v_at.y) / (6.0 * v_pixel)), 0.3) * 0.7;
  vec4 paint = mix(v_fill, v_line, max(edge, stripe));
  gl_FragColor = paint * (1.0 - smoothstep(-0.7 * v_pixel, 0.7 * v_pixel, far));
  #endif
}`;

export interface MarkData extends NodeDisplayData {
  line: string;
  kind: number;
}

export class MarkProgram extends NodeProgram<(typeof UNIFORMS)[number]> {
  getDefinition() {
    const { UNSIGNED_BYTE, FLOAT, TRIANGLES } = WebGLRenderingContext;
    const colour = { size: 4, type: UNSIGNED_BYTE, normalized: true };
    return {
      VERTICES: 6,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: TRIANGLES as 4,
      UNIFORMS,
      ATTRIBUTES: [
        { name: "a_position", size: 2, type: FLOAT },
        { name: "a_size", size: 1, type: FLOAT },
        { name: "a_fill", ...colour },
        { name: "a_line", ...colour },
        { name: "a_kind", size: 1, type: FLOAT },
        { name: "a_id", ...colour },
      ],
      CONSTANT_ATTRIBUTES: [{ name: "a_corner", size: 2, type: FLOAT }],
      CONSTANT_DATA: [[-1, -1], [1, -1], [-1, 1], [-1, 1], [1, -1], [1, 1]],
    };
  }

  processVisibleItem(index: number, at: number, data: NodeDisplayData): void {
    const mark = data as MarkData;
    this.array.set([mark.x, mark.y, mark.size, floatColor(mark.color), floatColor(mark.line), mark.kind, index], at);
  }

  setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
    gl.uniform1f(uniformLocations.u_correctionRatio as WebGLUniformLocation, params.correctionRatio);
    gl.uniform1f(uniformLocations.u_sizeRatio as WebGLUniformLocation, params.sizeRatio);
    gl.uniformMatrix3fv(uniformLocations.u_matrix as WebGLUniformLocation, false, params.matrix);
  }
}

// Dots along a line are counted in pixels of the screen, the same whichever side of the line's middle a pixel lies on.
export class DottedProgram extends EdgeRectangleProgram {
  getDefinition() {
    return {
      ...super.getDefinition(),
      FRAGMENT_SHADER_SOURCE: /* glsl */ `
precision mediump float;
varying vec4 v_color;
varying vec2 v_normal;
varying float v_thickness;
varying float v_feather;
void main(void) {
  #ifdef PICKING_MODE
  gl_FragColor = v_color;
  #else
  vec2 side = normalize(v_normal + vec2(1e-6));
  if (abs(mod(dot(gl_FragCoord.xy, vec2(-side.y, side.x)), 6.0) - 3.0) > 1.2) discard;
  gl_FragColor = v_color;
  #endif
}`,
    };
  }
}
