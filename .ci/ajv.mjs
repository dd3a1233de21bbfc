// Prints the names of the JSON files that ajv refuses: node ajv.mjs SCHEMA FOLDER
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020.js";

const [schema, folder] = process.argv.slice(2);
const ajv = new Ajv2020.default({ strict: true, allErrors: false });
ajv.addKeyword("x-refers-to");
const judge = ajv.compile(JSON.parse(readFileSync(schema, "utf8")));
for (const name of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
  if (!judge(JSON.parse(readFileSync(join(folder, name), "utf8")))) console.log(name.slice(0, -".json".length));
}
