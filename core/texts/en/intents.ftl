intent-greeting = 👋 Hi, { $name }! Tell me what you need to do, like “call mum tomorrow at 6pm”, and I’ll remind you. Everything else is in /start.
intent-thanks = Any time 🙌
intent-cancel = OK, nothing changes. To undo something that’s done, tap ↩️ under its message.
intent-delete = Delete what? Open the task in /tasks and tap 🗑.
