"""What people write, beside the things they write down: Russian, Ukrainian, English. Pure."""
