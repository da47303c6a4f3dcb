"""How a Word file looks and is built, as facts: what somebody who cannot see it, or sees it badly, has to go by."""
