welcome-greeting = 👋 Hi, <b>{ $name }</b>! I am Uspevai: I keep your tasks and remind you of them in time. I also help you hold on to habits, day after day.

    So that I never wake you at night, tell me your time zone. Pick a city, type its name or send your location 📎
welcome-saved = ✅ Saved: “{ $words }”{ $count ->
        [1] .
       *[other] , { $count } in all.
    } Now tell me where you live, so that I can remind you on time: pick a city or type it.
welcome-zone-first = 👋 First tell me which city you’re in: pick one or type it.
zone-maybe = I do not know “{ $words }”. Is it one of these? If not, write it another way.
zone-unknown = I do not know “{ $words }”. Write a large city nearby, for example “Boston”, or an offset: “UTC+3”.
zone-puzzled = That does not look like a city. Write its name, for example “Dublin”, or send your location 📎
zone-nowhere = I could not tell what place that is. Write the nearest large city.
