"""The signing checklist: what has to be settled first, who approves in what order and by when, and the signing."""
