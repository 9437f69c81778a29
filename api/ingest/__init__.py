"""The endpoints of the event hub: who may send, what they sent, and where it is kept until
stored."""
