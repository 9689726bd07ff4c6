// PouchDB on LevelDB, and express-pouchdb before another one: documents are replicated up, and down into a new one.
//
// with_pouchdb.mjs serve FOLDER PORT
// with_pouchdb.mjs push FOLDER ADDRESS FILE    a document for each line of the file
// with_pouchdb.mjs pull FOLDER ADDRESS         into a new database
//
// It runs in the folder where its packages are installed.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "package.json"));
const PouchDB = require("pouchdb");

const TOGETHER = 1000;
// As many as a batch of ours has; left alone it takes a hundred.
const REPLICATED = { batch_size: 500, batches_limit: 10 };

function serve(folder, port) {
  const kept = PouchDB.defaults({ prefix: `${join(folder, "server")}-` });
  const served = require("express-pouchdb")(kept, {
    inMemoryConfig: true,
    logPath: join(folder, "server.log"),
    mode: "minimumForPouchDB",
  });
  require("express")().use("/", served).listen(Number(port), "127.0.0.1");
}

async function push(folder, address, file) {
  const own = new PouchDB(join(folder, "old"));
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  for (let begin = 0; begin < lines.length; begin += TOGETHER) {
    const some = lines.slice(begin, begin + TOGETHER);
    await own.bulkDocs(
      some.map((body, place) => ({ _id: String(begin + place), body: JSON.parse(body) })),
    );
  }
  await replicate(() => own.replicate.to(`http://${address}/facts`, REPLICATED));
  await tell(new PouchDB(`http://${address}/facts`));
}

async function pull(folder, address) {
  const own = new PouchDB(join(folder, "new"));
  await replicate(() => own.replicate.from(`http://${address}/facts`, REPLICATED));
  await tell(own);
}

async function replicate(all) {
  const began = performance.now();
  const told = await all();
  const seconds = (performance.now() - began) / 1000;
  if (!told.ok || told.errors.length > 0) {
    throw new Error(`PouchDB does not replicate: ${JSON.stringify(told)}`);
  }
  console.log("took", seconds);
}

async function tell(database) {
  const { doc_count } = await database.info();
  console.log("there", doc_count);
}

console.log("version", PouchDB.version);
const [, , role, folder, ...rest] = process.argv;
await { serve, push, pull }[role](folder, ...rest);
