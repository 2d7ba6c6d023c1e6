/// <reference types="node" />
import { createHash } from "node:crypto";
import type { ResponseReport } from "./headers.js";
import type { Script } from "./redis-connection.js";

/**
 * The Lua scripts of the Redis rate limiter. Each runs atomically and in one round trip, by the clock of the Redis server. Times are in
 * milliseconds unless stated otherwise.
 *
 * Keys, all in one hash slot; a scope is the account or a route:
 *
 * - `<scope>`, a JSON object: `size`, how many requests these limiters may send in a window; `granted`, permits of this window; `accepted`,
 *   requests of it that were accepted; `remaining`, the lowest number that a response has reported; `endsAt`; `length` of a window;
 *   `reset`, the end of the last window that a response described, by the API's clock; `predicted`, whether a later one has started
 *   since; `closedUntil` and `retryAt` after a 429; `unlimited`; `inFlight`, permits in flight when it was written
 * - `<scope>:flight`, a sorted set: permits in flight by the time at which they expire, if their process dies
 * - `<route>:queue`, a sorted set: tickets of waiting requests by their order. A ticket is `<member>:<number>`; a member is a process
 * - `<route>:members`, a sorted set: members with waiting requests by the time at which they are removed unless they ask again
 */
const common = `
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local message = cjson.decode(ARGV[1])

local function load(key)
  local scope = cjson.decode(redis.call('GET', key) or '{}')
  scope.length = scope.length or message.windowMs
  redis.call('ZREMRANGEBYSCORE', key .. ':flight', '-inf', now)
  scope.inFlight = redis.call('ZCARD', key .. ':flight')
  if scope.endsAt and now >= scope.endsAt then
    -- The next window is expected to be like this one.
    scope.endsAt = scope.endsAt + scope.length * (1 + math.floor((now - scope.endsAt) / scope.length))
    -- Requests in flight may count in the next window.
    scope.granted = scope.inFlight
    scope.predicted = true
  end
  return scope
end

local function save(key, scope)
  redis.call('SET', key, cjson.encode(scope), 'PX', message.ttl)
end
`;

/**
 * Asks for permits for a member's waiting requests. Requests without a permit join the queue if they aren't in it yet.
 *
 * KEYS: account, route. ARGV: an {@link AskMessage}. Returns an {@link AskReply}.
 */
export const askScript = createScript(`${common}
local queue, members = KEYS[2] .. ':queue', KEYS[2] .. ':members'
local account, route = load(KEYS[1]), load(KEYS[2])
-- Requests are ordered by the time at which they first asked, in microseconds. Retries come before all others.
local order = clock[1] * 1000000 + clock[2]

if account.retryAt and (account.closedUntil or 0) > now then
  for _, ticket in ipairs(message.tickets) do redis.call('ZREM', queue, ticket.id) end
  return { {}, 0, '', account.retryAt - now }
end

local function memberOf(ticket) return string.match(ticket, '^[^:]*') end

local givenUp, isEmpty = {}, redis.call('ZCARD', queue) == 0
if not isEmpty then
  for _, member in ipairs(redis.call('ZRANGEBYSCORE', members, '-inf', now)) do givenUp[member] = true end
end
if next(givenUp) then
  for _, ticket in ipairs(redis.call('ZRANGE', queue, 0, -1)) do
    if givenUp[memberOf(ticket)] then redis.call('ZREM', queue, ticket) end
  end
  redis.call('ZREMRANGEBYSCORE', members, '-inf', now)
end

-- How many requests a scope permits now.
local function capacity(scope)
  if (scope.closedUntil or 0) > now then return 0 end
  if scope.endsAt then return scope.size - scope.granted end
  if scope.unlimited then return 1000000 end
  return message.probes - scope.inFlight
end

local granted = {}
local free = math.min(capacity(account), capacity(route))
local permitsAll = isEmpty and free >= #message.tickets
if permitsAll then
  for _, ticket in ipairs(message.tickets) do granted[#granted + 1] = ticket.id end
else
  for _, ticket in ipairs(message.tickets) do
    redis.call('ZADD', queue, (tonumber(ticket.order) or order) - (ticket.retry and 5e15 or 0), ticket.id)
  end
  if free > 0 then
    for _, ticket in ipairs(redis.call('ZRANGE', queue, 0, free - 1)) do
      if memberOf(ticket) == message.member then granted[#granted + 1] = ticket end
    end
  end
  for _, ticket in ipairs(granted) do redis.call('ZREM', queue, ticket) end
end

if #granted > 0 then
  for index, scope in ipairs({ account, route }) do
    local flight = KEYS[index] .. ':flight'
    scope.granted = (scope.granted or 0) + #granted
    for _, ticket in ipairs(granted) do redis.call('ZADD', flight, now + scope.length, ticket) end
    redis.call('PEXPIRE', flight, message.ttl)
    scope.inFlight = scope.inFlight + #granted
    save(KEYS[index], scope)
  end
end

local position
if not permitsAll then
  for _, ticket in ipairs(message.tickets) do position = position or redis.call('ZRANK', queue, ticket.id) end
end
if not position then return { granted, 0, '', -1 } end

local delay = 0
for _, scope in ipairs({ account, route }) do
  if position >= capacity(scope) then
    if (scope.closedUntil or 0) > now then
      delay = math.max(delay, scope.closedUntil - now)
    else
      -- Until a response has described the window, one may arrive at any moment. Requests further back ask less often.
      local isKnown = scope.endsAt and not scope.predicted
      local untilEnd = scope.endsAt and scope.endsAt - now or 250
      delay = math.max(delay, isKnown and untilEnd or math.min(20 + 5 * position, 250, untilEnd))
    end
  end
end
if free > #granted then
  -- Requests of other members come first. Some of these members may have died.
  local first = redis.call('ZRANGE', members, 0, 0, 'WITHSCORES')
  if first[2] then delay = math.min(delay, first[2] + 1 - now) end
end
delay = math.max(1, delay)

redis.call('ZADD', members, now + delay + message.graceMs, message.member)
redis.call('PEXPIRE', queue, message.ttl)
redis.call('PEXPIRE', members, message.ttl)
return { granted, delay, string.format('%.0f', order), -1 }
`);

/** Argument of the script that asks for permits. */
export interface AskMessage extends Durations {
  readonly member: string;
  /** The waiting requests. `order` is the value that the script returned when they joined the queue. */
  readonly tickets: readonly { readonly id: string; readonly order: string | undefined; readonly retry: boolean }[];
  /** Maximum number of requests in flight while nothing is known about a window. */
  readonly probes: number;
  /** How late the member may ask again before its requests lose their places in the queue. */
  readonly graceMs: number;
}

/**
 * Reply of that script: tickets with permits, delay for the others, order of new ones, and the delay that the API asked for if it is too
 * long, or -1.
 */
export type AskReply = readonly [granted: string[], delayMs: number, order: string, tooLongMs: number];

/** Durations that both scripts need, in milliseconds. */
interface Durations {
  /** Longest assumed length of a window. */
  readonly windowMs: number;
  /** Time to live of the keys. */
  readonly ttl: number;
}

/**
 * Releases a permit.
 *
 * KEYS: account, route. ARGV: a {@link ReleaseMessage}.
 */
export const releaseScript = createScript(`${common}
local report = message.report

local function learn(scope, limit)
  -- Late responses describe a window that has ended.
  local ahead = scope.reset and report['end'] - scope.reset or math.huge
  local isLate = ahead < -100 or (scope.predicted and ahead <= 100)
  if limit.remaining and not isLate then
    if ahead > 100 then
      -- The first response of a window. Windows may follow each other with gaps, so their length is at most the difference.
      if scope.reset then scope.length = math.min(scope.length, ahead) end
      if not scope.predicted then scope.granted = scope.inFlight + 1 end
      scope.accepted = 0
      scope.remaining = nil
      scope.predicted = nil
      scope.reset = report['end']
    end
    scope.endsAt = now + report.endsInMs
    if report.accepted then scope.accepted = scope.accepted + 1 else scope.granted = scope.granted - 1 end
    -- Responses may arrive out of order.
    scope.remaining = math.min(scope.remaining or limit.remaining, limit.remaining)
    -- remaining leaves out what others have used, and possibly some of the requests in flight.
    local least, most = scope.remaining + scope.accepted, scope.remaining + scope.granted
    scope.size = math.min(math.max(scope.size or 0, least), math.max(least, most))
  elseif not limit.remaining and not scope.size then
    scope.unlimited = true
  end
  if limit.closeForMs then
    -- A shorter wait doesn't end one that is too long.
    if report.tooLongMs then scope.retryAt = now + report.tooLongMs
    elseif (scope.closedUntil or 0) <= now then scope.retryAt = nil end
    scope.closedUntil = math.max(scope.closedUntil or 0, now + limit.closeForMs)
    scope.unlimited = nil
  end
end

for index, key in ipairs(KEYS) do
  local scope = load(key)
  local wasInFlight = redis.call('ZREM', key .. ':flight', message.ticket)
  scope.inFlight = scope.inFlight - wasInFlight
  if not message.sent and wasInFlight == 1 then scope.granted = scope.granted - 1 end
  if report then learn(scope, index == 1 and report.account or report.route) end
  save(key, scope)
end
return 1
`);

/** Argument of the script that releases a permit. */
export interface ReleaseMessage extends Durations {
  readonly ticket: string;
  /** Whether a request was sent. */
  readonly sent: boolean;
  /** Report of its response, if there is one. */
  readonly report: ResponseReport | undefined;
}

function createScript(source: string): Script {
  return { source, digest: createHash("sha1").update(source).digest("hex") };
}
