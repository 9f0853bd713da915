"""The live connection between a browser and a workshop: envelopes, sockets and the fan-out."""
