'use strict';
// s3rver ignores conditions on writes; here they are kept as S3 keeps them, ignored, or refused as servers do that do not know them.
// Usage: node server.js FOLDER PORT BUCKET kept|ignored|refused
const S3rver = require('s3rver');

const [directory, port, bucket, conditions] = process.argv.slice(2);
const server = new S3rver({ directory, address: '127.0.0.1', port: Number(port), silent: true, configureBuckets: [{ name: bucket }] });
const turns = new Map(); // one request at a time for objects that were ever written under a condition

function refuse(ctx, status, code) {
  ctx.req.resume();
  ctx.status = status;
  ctx.type = 'application/xml';
  ctx.body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${code}</Message></Error>`;
}

async function isMet(ctx, match) {
  const [, name, ...key] = decodeURIComponent(ctx.path).split('/');
  const there = await ctx.store.getMetadata(name, key.join('/')).catch(() => null);
  return match ? there?.etag === match : !there;
}

server.middleware.unshift(async (ctx, next) => {
  const match = ctx.get('if-match');
  const conditional = ctx.method === 'PUT' && (match || ctx.get('if-none-match'));
  if (conditional && conditions === 'refused') return refuse(ctx, 501, 'NotImplemented');
  if (conditions !== 'kept' || !(conditional || turns.has(ctx.path))) return next();
  const before = turns.get(ctx.path);
  turns.set(ctx.path, new Promise(done => ctx.res.once('close', done)));
  await before;
  if (conditional && !(await isMet(ctx, match))) return refuse(ctx, 412, 'PreconditionFailed');
  return next();
});

server.run();
