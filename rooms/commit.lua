--[[
Checks a decision and applies it, whole or not at all. It knows nothing about workshops.

KEYS  1 document   hash    key -> JSON text
      2 log        stream  one entry per commit, its id is the sequence
      3 commands   hash    command id -> sequence
      4 meta       hash    epoch, sequence, format
ARGV  1 command id
      2 epoch that the decision was made in ('' where the workshop must not exist yet)
      3 epoch from now on ('' to keep it)
      4 ms since 1970
      5 by whom
      6 ms since 1970 at which all four keys expire ('' to keep it)
      7 format version, written where a new epoch begins
      8 to 12  how many expectations, puts, deletes, counts, further commands follow
      then per expectation: key, value ('' for absent; a JSON text is never empty)
      per put: key, JSON text · per delete: key · per count: key, by, least, most ('' for no limit)
      per further command: its id; this entry stands for it as well
Returns {'ok', sequence}              applied
        {'same', sequence}            this command was applied before, as that entry
        {'conflict', sequence, key}   an expectation does not hold, or a further command was applied before (key is
                                      its id); the log's head to catch up to
        {'limit', sequence, key}      a counter would leave its bounds
        {'epoch', sequence, epoch}    another epoch has begun, or the workshop is gone
Entry   id, at, by, put (JSON object), del (JSON array), and epoch where one begins
]]
local document, log, commands, meta = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
-- So many keys are read or written by one call, where all are moved at once: calls are what such a commit costs.
local TOGETHER = 500
local at = 13
local expects, puts, deletes, counts = tonumber(ARGV[8]), tonumber(ARGV[9]), tonumber(ARGV[10]), tonumber(ARGV[11])
local further = tonumber(ARGV[12])

local state = redis.call('HMGET', meta, 'epoch', 'sequence')
local epoch, sequence = state[1] or '', tonumber(state[2] or '0')

local before = redis.call('HGET', commands, ARGV[1])
if before then
  -- A write that changes nothing: whoever waits for replicas waits for those that have it, and all before.
  redis.call('HSET', meta, 'sequence', sequence)
  return {'same', tonumber(before)}
end
if epoch ~= ARGV[2] then return {'epoch', sequence, epoch} end

for first = 0, expects - 1, TOGETHER do
  local keys = {}
  for n = first, math.min(first + TOGETHER, expects) - 1 do keys[#keys + 1] = ARGV[at + 2 * n] end
  for n, stands in ipairs(redis.call('HMGET', document, unpack(keys))) do
    if (stands or '') ~= ARGV[at + 2 * (first + n) - 1] then return {'conflict', sequence, keys[n]} end
  end
end
at = at + 2 * expects

local first_put = at
at = at + 2 * puts
local first_delete = at
at = at + deletes

local raised = {}
for n = 1, counts do
  local key, by, least, most = ARGV[at], tonumber(ARGV[at + 1]), tonumber(ARGV[at + 2]), tonumber(ARGV[at + 3])
  local value = tonumber(redis.call('HGET', document, key) or '0') + by
  if value < least or (most and value > most) then return {'limit', sequence, key} end
  raised[n] = {key, string.format('%d', value)}
  at = at + 4
end

local first_further = at
for n = 0, further - 1 do
  local id = ARGV[first_further + n]
  if redis.call('HEXISTS', commands, id) == 1 then return {'conflict', sequence, id} end
end

-- From here on nothing is refused any more.
sequence = sequence + 1
local put, gone = {}, {}
for n = 0, puts - 1 do
  put[#put + 1] = cjson.encode(ARGV[first_put + 2 * n]) .. ':' .. ARGV[first_put + 2 * n + 1]
end
for first = 0, puts - 1, TOGETHER do
  local last = math.min(first + TOGETHER, puts) - 1
  redis.call('HSET', document, unpack(ARGV, first_put + 2 * first, first_put + 2 * last + 1))
end
for _, pair in ipairs(raised) do
  redis.call('HSET', document, pair[1], pair[2])
  put[#put + 1] = cjson.encode(pair[1]) .. ':' .. pair[2]
end
for n = 0, deletes - 1 do
  local key = ARGV[first_delete + n]
  redis.call('HDEL', document, key)
  gone[#gone + 1] = cjson.encode(key)
end

local entry = {'id', ARGV[1], 'at', ARGV[4], 'by', ARGV[5],
  'put', '{' .. table.concat(put, ',') .. '}', 'del', '[' .. table.concat(gone, ',') .. ']'}
if ARGV[3] ~= '' then
  entry[#entry + 1] = 'epoch'
  entry[#entry + 1] = ARGV[3]
  redis.call('HSET', meta, 'epoch', ARGV[3], 'format', ARGV[7])
end
redis.call('XADD', log, string.format('%d-0', sequence), unpack(entry))
redis.call('HSET', commands, ARGV[1], sequence)
for n = 0, further - 1 do
  redis.call('HSET', commands, ARGV[first_further + n], sequence)
end
redis.call('HSET', meta, 'sequence', sequence)
if ARGV[6] ~= '' then
  for _, key in ipairs(KEYS) do redis.call('PEXPIREAT', key, ARGV[6]) end
end
return {'ok', sequence}
