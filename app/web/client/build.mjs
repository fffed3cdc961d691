// node build.mjs OUT: every script of the pages as one classic file that needs nothing else.
import { buildSync } from "esbuild";

const [out] = process.argv.slice(2);
const common = {
  bundle: true, minify: true, format: "iife", target: "es2020", charset: "utf8", legalComments: "none", logLevel: "warning",
  banner: { js: "/* MIT: licences.txt */" },
};
buildSync({ ...common, entryPoints: ["page.ts"], outfile: `${out}/page.js`, banner: {} });
buildSync({ ...common, entryPoints: ["network.ts"], outfile: `${out}/network.js`, globalName: "liantu" });
