/**
 * The Lua scripts of the Redis rate limiter. Each runs atomically and in one round trip, by the clock of the Redis server.
 *
 * Keys, all in one hash slot; `scope` is `account` or a route:
 *
 * - `<scope>`, a hash: `size` of a window, permits `granted` in this one, requests `accepted` in it, `remaining` as responses said, `others`: what other users took of it or of the previous one,
 *   `endsAt` (missing if it isn't known), `length` of a window, `reset`: the end of the last one that a response described, by the API's clock, `predicted`: whether a later one
 *   has started since, `closedUntil` and `retryAt` after a 429, `unlimited`
 * - `<scope>:flight`, a sorted set: permits in flight by the time at which they expire, if their process dies
 * - `<route>:queue`, a sorted set: waiting requests by their order; `<route>:alive`: by the time at which they are given up
 */
const common = `
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)

local names = {
  'size', 'granted', 'accepted', 'remaining', 'others', 'endsAt', 'length', 'reset', 'predicted', 'closedUntil', 'retryAt', 'unlimited'
}

local function load(key)
  local values = redis.call('HMGET', key, unpack(names))
  local scope = { key = key }
  for index, name in ipairs(names) do scope[name] = tonumber(values[index] or '') end
  redis.call('ZREMRANGEBYSCORE', key .. ':flight', '-inf', now)
  scope.inFlight = redis.call('ZCARD', key .. ':flight')
  if scope.endsAt and now >= scope.endsAt then
    if scope.length then
      -- The next window is expected to be like this one.
      scope.endsAt = scope.endsAt + scope.length * (1 + math.floor((now - scope.endsAt) / scope.length))
    else
      scope.endsAt = nil
    end
    -- Requests in flight may count in the next window.
    scope.granted = scope.inFlight
    scope.predicted = 1
  end
  return scope
end

local function save(scope, ttl)
  local fields = {}
  for _, name in ipairs(names) do
    fields[#fields + 1] = name
    fields[#fields + 1] = scope[name] and tostring(scope[name]) or ''
  end
  redis.call('HSET', scope.key, unpack(fields))
  redis.call('PEXPIRE', scope.key, ttl)
  redis.call('PEXPIRE', scope.key .. ':flight', ttl)
end
`;

/**
 * Asks for a permit.
 *
 * KEYS: account, route. ARGV: ticket, whether the request is a retry, probes, length of a window until it is known, time to live.
 * Returns `{1}` for a permit, `{0, ms}` for how long to wait before asking again, `{-1, ms}` if the API asked for a longer wait.
 */
export const acquireScript = `${common}
local ticket, retry, probes, length, ttl = ARGV[1], ARGV[2] == '1', tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
local queue, alive = KEYS[2] .. ':queue', KEYS[2] .. ':alive'
local account, route = load(KEYS[1]), load(KEYS[2])

for _, gone in ipairs(redis.call('ZRANGEBYSCORE', alive, '-inf', now)) do
  redis.call('ZREM', queue, gone)
  redis.call('ZREM', alive, gone)
end

local rank = redis.call('ZRANK', queue, ticket)
local position = retry and 0 or rank or redis.call('ZCARD', queue)
local function leaveQueue()
  if not rank then return end
  redis.call('ZREM', queue, ticket)
  redis.call('ZREM', alive, ticket)
end

if account.retryAt and account.retryAt > now and account.retryAt > (account.closedUntil or 0) then
  leaveQueue()
  return { -1, account.retryAt - now }
end

-- How many requests a scope permits now, and how long to wait if that isn't enough.
local function capacity(scope)
  if (scope.closedUntil or 0) > now then return 0, scope.closedUntil - now end
  if scope.endsAt then return scope.size - scope.others - scope.granted, scope.endsAt - now end
  if scope.unlimited then return math.huge, 0 end
  -- Nothing is known before the first response. Those further back ask less often.
  return probes - scope.inFlight, 20 + 5 * position
end

local delay = 0
for _, scope in ipairs({ account, route }) do
  local free, wait = capacity(scope)
  if position >= free then
    -- Those further back skip a window, no more, since the limit may change.
    local isFar = scope.endsAt and scope.length and position - math.max(0, free) >= scope.size
    delay = math.max(delay, wait + (isFar and scope.length or 0))
  end
end

if delay == 0 then
  leaveQueue()
  for _, scope in ipairs({ account, route }) do
    scope.granted = (scope.granted or 0) + 1
    redis.call('ZADD', scope.key .. ':flight', now + (scope.length or length), ticket)
    save(scope, ttl)
  end
  return { 1 }
end

if not rank then
  local order = redis.call('INCR', KEYS[1] .. ':order')
  redis.call('PEXPIRE', KEYS[1] .. ':order', ttl)
  redis.call('ZADD', queue, retry and order - 1e12 or order, ticket)
end
-- One that doesn't ask again within a second of that time is gone.
redis.call('ZADD', alive, now + delay + 1000, ticket)
redis.call('PEXPIRE', queue, ttl)
redis.call('PEXPIRE', alive, ttl)
return { 0, delay }
`;

/**
 * Releases a permit.
 *
 * KEYS: account, route. ARGV: ticket, time to live, what each scope has left ('' if the response doesn't say), milliseconds until the
 * window ends, its end by the API's clock, milliseconds for which to close the account and the route ('' for none), and the
 * milliseconds that the API asks to wait if that is too long ('' otherwise), whether the response says that there is no limit.
 */
export const releaseScript = `${common}
local ticket, ttl, endsIn, reset = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[5]), tonumber(ARGV[6])
local function number(index) return tonumber(ARGV[index]) end
local scopes = { { key = KEYS[1], left = number(3), close = number(7) }, { key = KEYS[2], left = number(4), close = number(8) } }

for index, told in ipairs(scopes) do
  local scope = load(told.key)
  scope.inFlight = scope.inFlight - redis.call('ZREM', told.key .. ':flight', ticket)
  local isLate = reset and scope.reset and reset < scope.reset - 100
  if told.left and not isLate then
    if not scope.reset or reset > scope.reset + 100 then
      -- The first response of a window.
      if scope.reset then scope.length = math.min(scope.length or math.huge, reset - scope.reset) end
      if not scope.predicted then scope.granted = scope.inFlight + 1 end
      scope.accepted = 0
      scope.remaining = nil
      scope.others = 0
      scope.predicted = nil
      scope.reset = reset
    end
    scope.endsAt = now + endsIn
    if told.close then scope.granted = scope.granted - 1 else scope.accepted = scope.accepted + 1 end
    -- Responses may arrive out of order.
    scope.remaining = math.min(scope.remaining or math.huge, told.left)
    scope.size = math.max(scope.size or 0, scope.remaining + scope.accepted)
    scope.others = math.max(scope.others, scope.size - scope.remaining - scope.granted)
  elseif not told.left and not scope.size and ARGV[10] == '1' then
    scope.unlimited = 1
  end
  if told.close then
    scope.closedUntil = math.max(scope.closedUntil or 0, now + told.close)
    scope.unlimited = nil
  end
  if index == 1 and number(9) then scope.retryAt = now + number(9) end
  save(scope, ttl)
end
return 1
`;
