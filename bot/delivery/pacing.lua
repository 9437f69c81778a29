-- KEYS: pause, line, chat. ARGV, in microseconds: interval, chat interval, chat slack, longest wait.
-- Returns {1, wait} for a booked turn, {0, wait} when it is worth asking again only after `wait`.
local pause = redis.call('PTTL', KEYS[1])
if pause > 0 then
    return {0, pause * 1000}
end
local interval, chat_interval = tonumber(ARGV[1]), tonumber(ARGV[2])
local slack, longest = tonumber(ARGV[3]), tonumber(ARGV[4])
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])

local function free_at(key, furthest)
    local value = tonumber(redis.call('GET', key) or '0')
    -- Further ahead than anything is ever booked: the clock was set back.
    return value > now + furthest and now or value
end

local function book(key, value)
    local life = math.ceil((value - now) / 1000) + 1
    redis.call('SET', key, string.format('%.0f', value), 'PX', string.format('%d', life))
end

local turn = math.max(free_at(KEYS[2], longest + interval), now)
local chat = free_at(KEYS[3], longest + chat_interval + slack)
if chat - slack > turn then
    return {0, chat - slack - now}
end
if turn - now > longest then
    return {0, turn - now}
end
book(KEYS[2], turn + interval)
book(KEYS[3], math.max(chat, turn) + chat_interval)
return {1, turn - now}
