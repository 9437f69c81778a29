-- Books the turn of a reply, which goes before all others. Times are in microseconds of Redis's own
-- clock.
-- KEYS: pause, line, chat. ARGV: interval and most debt of the line, the same of the chat.
-- Returns the milliseconds the pause still lasts, none when it is not above 0; how far ahead the line
-- was booked; how far ahead the chat is now.
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])

local function push(key, by, most)
    local free = math.max(tonumber(redis.call('GET', key) or '0'), now)
    if free > now + most + by then
        free = now -- further ahead than anything is ever booked: the clock was set back
    end
    local value = math.min(free + by, now + most)
    local life = math.ceil((value - now) / 1000) + 1
    redis.call('SET', key, string.format('%.0f', value), 'PX', string.format('%d', life))
    return value - now
end

local line = push(KEYS[2], tonumber(ARGV[1]), tonumber(ARGV[2]))
local chat = push(KEYS[3], tonumber(ARGV[3]), tonumber(ARGV[4]))
return {redis.call('PTTL', KEYS[1]), math.floor(line - tonumber(ARGV[1])), math.floor(chat)}
