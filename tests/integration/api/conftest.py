"""The api on its own socket, with a gate before each server it needs."""
