"""The grammar's command line under the name it was published with: see `core.language`."""
