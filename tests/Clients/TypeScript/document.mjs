// Fetches the document and checks it by the rules of OpenAPI: references, schemas, names. Usage: node document.mjs ADDRESS FILE
import { writeFile } from 'node:fs/promises';
import parser from '@apidevtools/swagger-parser';

const [address, file] = process.argv.slice(2);
const answer = await fetch(address);
if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
await writeFile(file, await answer.text());
const document = await parser.validate(file);
console.log(`valid, ${Object.keys(document.paths).length} paths`);
