"""Reading charters with their places, and writing them."""
