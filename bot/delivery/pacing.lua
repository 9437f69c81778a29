-- A turn for each chat, in this order. Times are in microseconds of Redis's own clock.
-- KEYS: pause, line, wanted, chats. ARGV: interval, ahead, yields (0 or 1), furthest,
-- then interval and slack of each chat.
-- Returns three figures a chat: 1 and the wait of a booked turn, or 0 and the wait until it is worth
-- asking again; then 1 when only the line is in the way.
local interval, ahead = tonumber(ARGV[1]), tonumber(ARGV[2])
local yields, furthest = ARGV[3] == '1', tonumber(ARGV[4])
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local pause = redis.call('PTTL', KEYS[1])

local function free_at(key, limit)
    local value = tonumber(redis.call('GET', key) or '0')
    -- Further ahead than anything is ever booked: the clock was set back.
    return value > now + limit and now or value
end

local function keep(key, value)
    local life = math.ceil((value - now) / 1000) + 1
    redis.call('SET', key, string.format('%.0f', value), 'PX', string.format('%d', life))
end

local line = math.max(free_at(KEYS[2], furthest), now)
local wanted = yields and redis.call('PTTL', KEYS[3]) or 0
local was, crowded = line, false

local function place(chat, chat_interval, slack)
    if pause > 0 then
        return 0, pause * 1000, 0
    end
    local chat_free = free_at(chat, furthest + chat_interval + slack)
    if chat_free - slack > line then
        return 0, chat_free - slack - now, 0
    end
    if wanted > 0 then
        return 0, wanted * 1000, 1
    end
    if line - now > ahead then
        crowded = true
        return 0, line - now - ahead / 2, 1
    end
    local turn = line
    line = turn + interval
    keep(chat, math.max(chat_free, turn) + chat_interval)
    return 1, turn - now, 0
end

local answer = {}
for number = 4, #KEYS do
    local own = 5 + (number - 4) * 2
    local booked, wait, near = place(KEYS[number], tonumber(ARGV[own]), tonumber(ARGV[own + 1]))
    answer[#answer + 1] = booked
    answer[#answer + 1] = math.ceil(wait)
    answer[#answer + 1] = near
end
if line > was then
    keep(KEYS[2], line)
end
if crowded and not yields then
    redis.call('SET', KEYS[3], 1, 'PX', string.format('%d', math.ceil(ahead / 1000)))
end
return answer
