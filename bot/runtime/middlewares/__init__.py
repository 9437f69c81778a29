"""What happens to every update before its handler."""
