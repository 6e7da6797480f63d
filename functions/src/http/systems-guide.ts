/** For whoever connects a system of a shop; the reference page shows it above the operations. */
export const SYSTEMS_GUIDE = `
## For POS and e-commerce systems

The store manager makes a key under **我的 → 系统对接** (Me → Systems), with the scopes \`redeem\`, \`return\`, \`read\`. It is shown once. Send it as
\`Authorization: Bearer lhk_…\`, from a server or a till, never from a web page: no answer carries CORS headers. A key acts as the shop's
system: it sells, takes goods back and looks at both in that one shop, and can do nothing else.

\`\`\`
curl -X POST $ORIGIN/v1/reservations -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" \\
  -H "Idempotency-Key: sale-20261123-0001-a" -H "Dry-Run: true" -d '{"code":"<what the scanner read>"}'
\`\`\`

1. **Reserve** \`POST /v1/reservations\` with what the scanner read: 15 minutes, for this shop. \`CodeStale\`: scan again.
2. **Quote** \`POST /v1/sale-quotes\`, as often as you like.
3. **Redeem** \`POST /v1/redemptions\`: exactly once, or not at all.
4. **Return** \`POST /v1/redemptions/{redemptionId}/returns\`; \`seen\` is how many returns you saw. 409: read again and decide anew.

**Idempotency-Key**: make and store it *before* the first try. No answer, 503 and 429: send the same body under the same key until there is an
answer; it is given again for 30 days, with \`Idempotency-Replayed: true\`. Another body under the same key is 422 \`IdempotencyKeyReused\`.
An error whose \`changedNothing\` is true changed nothing. **Unknown fields** and states in replies must be tolerated; requests are strict.
**Limit**: 60 calls in 10 s for each key (an assumption, counted in each serving process); then 429 with \`Retry-After\`.
**Rotation**: a second secret beside the one in use, for up to 168 hours. **Revoking** counts from the next call.
Leaked keys can be searched for: \`lhk_[0-9A-HJKMNP-TV-Z]{52}[0-9A-Z]{7}\`, the last seven being the CRC-32 of the rest in base 36.

**Dry-Run: true** checks everything, what only the store knows included, and writes nothing: no reservation, no memory of the key, no receipt of a
refusal. The answer is the one it would have been, with \`"dryRun": true\` and \`wouldHave\`: \`written\`, \`replayed\`, \`answered\` or \`refused\`. Ids
and moments in it are made up (\`…7ZZZZZZZZZDRYRVN…\`); the id of a reservation that was tried out can be used to try out its sale, and nothing
else. Typed codes cannot be tried out (\`DryRunNotPossible\`): each try counts.

### Conformance

A sandbox is this house in its demonstration stage: \`npm ci && npm start\`, then a key under 我的 → 系统对接 as 样例店长.

\`\`\`
npm run conformance -- --key lhk_…                    # walks every verb as above and prints what passed
npm run conformance -- --proxy 9000 --seed 1          # stands between your client and the sandbox
\`\`\`

The proxy hands out sales (\`POST /sandbox/sales\`: the code on the shopper's screen, and goods to redeem it on; \`GET /sandbox/sales/1\` has
its code anew), passes everything else on, and by its seed loses answers, delays and doubles requests, says 503, and adds fields to every reply.
\`POST /sandbox/verdict\`, or Ctrl+C, prints what the sandbox's records and everything your client sent say of it; exit code 0 is a pass. A client
that made a new key for each try got:

\`\`\`
        what    tries  keys  recorded  the road            last answer          found
ok      sale 1  1      1     1         double              201
FAILED  sale 2  3      3     1         busy busy double    201                  another Idempotency-Key while the outcome of the first was open; …
FAILED  sale 3  2      2     1         lose double         422 VoucherRedeemed  another Idempotency-Key while the outcome of the first was open; …
\`\`\`

Sale 3 was redeemed, and its clerk was told that it was not: the first answer was lost, and the second key could not ask for it.
`;
