"""The papers that go with an agreement, each made from the same draft."""
