"""``moudraft trace``: the command stands in a module of its own, since ``trace`` is a name of Python's."""

from moudraft.commands.trace.show_trace import command as command
