"""Documents that are made of a charter: what people print, send round and put on a wall."""
