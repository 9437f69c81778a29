"""The gRPC endpoint for events; `events_pb2*` are made from events.proto by `make proto`."""
