"""Every file that moudraft writes: whole or not at all, over nobody's work, and never two at a time.

A command asks for a ``Target`` (:mod:`moudraft.files.targets`) before it begins and hands it back with the bytes;
:mod:`moudraft.files.replacing` has the one rule on what may go.
"""
