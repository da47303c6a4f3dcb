"""What several commands share: options, names, completion and the interview's start and end."""
