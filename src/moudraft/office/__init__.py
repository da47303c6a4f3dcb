"""Office files opened safely: bounded in size and depth, told apart by kind, and with nothing active carried on."""
