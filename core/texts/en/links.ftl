link-unknown = 🔗 This link opens nothing: what it led to is gone, or only its owner can see it.
