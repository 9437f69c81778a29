-- Counts a message that waits for nobody. Times are in microseconds of Redis's own clock.
-- KEYS: pause, line, chat. ARGV: interval, furthest, interval and slack of the chat.
-- Returns the milliseconds the pause still lasts; none when it is not above 0.
local interval, furthest = tonumber(ARGV[1]), tonumber(ARGV[2])
local chat_interval, slack = tonumber(ARGV[3]), tonumber(ARGV[4])
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])

local function push(key, by, most)
    local free = math.max(tonumber(redis.call('GET', key) or '0'), now)
    local value = math.min(free + by, now + most)
    local life = math.ceil((value - now) / 1000) + 1
    redis.call('SET', key, string.format('%.0f', value), 'PX', string.format('%d', life))
end

push(KEYS[2], interval, furthest)
push(KEYS[3], chat_interval, furthest + slack + chat_interval)
return redis.call('PTTL', KEYS[1])
