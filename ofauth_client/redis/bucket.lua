-- The queue of a connection, as ofauth_client/_exchange/bucket.py describes it.
-- All times are microseconds: whole numbers, which a Lua number holds exactly.

local action, priority, argument = ARGV[1], ARGV[2], tonumber(ARGV[3])
local interval, tolerance = tonumber(ARGV[4]), tonumber(ARGV[5])
local bulk_interval, bulk_tolerance = tonumber(ARGV[6]), tonumber(ARGV[7])
local period, limit = tonumber(ARGV[8]), ARGV[9]
local bulk_stock = math.floor(bulk_tolerance / bulk_interval * interval)

local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]

local names = {
  'full_at', 'reported_full_at', 'delay', 'resumes_at', 'bulk_full_at', 'bulk_last_at', 'bulk_delay',
  'interactive_at', 'used_at'
}
local known = redis.call('HMGET', KEYS[1], 'limit', unpack(names))
local other_limit = known[1] and known[1] ~= limit
local bucket = {}
for number, name in ipairs(names) do
  bucket[name] = tonumber(known[number + 1] or 0)
end

local back = bucket.used_at - now
bucket.used_at = now
if back > 0 then
  bucket.delay = bucket.delay - back
  bucket.bulk_delay = bucket.bulk_delay - back
  bucket.resumes_at = bucket.resumes_at - back
  bucket.interactive_at = bucket.interactive_at - back
end

local function interactive_calls_come()
  return now - bucket.interactive_at < period
end

local function take(time)
  bucket.full_at = math.max(bucket.full_at, time) + interval
  bucket.reported_full_at = math.max(bucket.reported_full_at, time) + interval
end

local function interactive()
  bucket.interactive_at = now
  if argument then
    return math.max(0, bucket.delay - argument), bucket.delay
  end
  local time = now - bucket.delay
  take(time)
  local full_at = math.max(bucket.full_at, bucket.reported_full_at)
  return math.max(0, full_at - time - tolerance), bucket.delay
end

local function until_bulk_token()
  local time = now - bucket.delay
  local wait = math.max(bucket.full_at, time) + interval - bulk_stock - time
  wait = math.max(wait, math.max(bucket.reported_full_at, time) + interval - tolerance - time)
  if interactive_calls_come() then
    local full_at = math.max(bucket.bulk_full_at, time)
    wait = math.max(wait, full_at + bulk_interval - bulk_tolerance - time)
  end
  return wait
end

local function bulk()
  if argument and bucket.bulk_delay > argument then
    return bucket.bulk_delay - argument, bucket.bulk_delay
  end
  local wait = until_bulk_token()
  if not argument then
    local last_at = bucket.bulk_last_at + bucket.bulk_delay
    if last_at > now then
      wait = math.max(wait, last_at + interval - now)
    end
    if wait > 0 then
      bucket.bulk_last_at = now + wait - bucket.bulk_delay
      return wait, bucket.bulk_delay
    end
  elseif wait > 0 then
    bucket.bulk_delay = bucket.bulk_delay + wait
    return wait, bucket.bulk_delay
  end
  local time = now - bucket.delay
  take(time)
  bucket.bulk_full_at = math.min(
    math.max(bucket.bulk_full_at, time) + bulk_interval, time + bulk_tolerance
  )
  return 0, bucket.bulk_delay
end

local wait, ticket = 0, 0
if action == 'acquire' then
  if priority == 'bulk' then
    wait, ticket = bulk()
  else
    wait, ticket = interactive()
  end
elseif action == 'give_back' then
  if priority == 'bulk' then
    bucket.bulk_last_at = bucket.bulk_last_at - interval
  else
    bucket.full_at = bucket.full_at - interval
    bucket.reported_full_at = bucket.reported_full_at - interval
  end
elseif action == 'pause' then
  local ends = now + argument
  local added = ends - math.max(bucket.resumes_at, now)
  if added > 0 then
    bucket.resumes_at = ends
    bucket.delay = bucket.delay + added
    bucket.bulk_delay = bucket.bulk_delay + added
    bucket.full_at = math.max(bucket.full_at, ends - bucket.delay + tolerance - interval)
  end
elseif action == 'observe' then
  local used = math.max(0, tolerance - argument * interval)
  bucket.reported_full_at = math.max(bucket.reported_full_at, now - bucket.delay + used)
end

local rests_at = math.max(
  math.max(bucket.full_at, bucket.reported_full_at, bucket.bulk_full_at) + bucket.delay,
  bucket.bulk_last_at + bucket.bulk_delay,
  bucket.interactive_at + period,
  bucket.resumes_at
)
local fields = {'limit', known[1] or limit}
for _, name in ipairs(names) do
  fields[#fields + 1] = name
  fields[#fields + 1] = string.format('%.0f', bucket[name])
end
redis.call('HSET', KEYS[1], unpack(fields))
-- A second longer, so that whoever has waited for the end still finds the bucket.
redis.call('PEXPIRE', KEYS[1], math.ceil(math.max(0, rests_at - now) / 1000) + 1000)

local full_at = math.max(bucket.full_at, bucket.reported_full_at)
local tokens = math.floor((tolerance - math.max(0, full_at - now + bucket.delay)) / interval)
return {math.ceil(wait), ticket, tokens, other_limit and 1 or 0}
