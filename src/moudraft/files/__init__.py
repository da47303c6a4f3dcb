"""Every file that moudraft writes: whole or not at all, over nobody's work, and never two at a time.

A command asks for a ``Target`` before it begins and hands it back with the bytes; see :mod:`moudraft.files.replacing`
for the one rule on what may go.
"""

from moudraft.files.fault_details import save_details as save_details
from moudraft.files.replacing import Outgoing as Outgoing
from moudraft.files.replacing import Written as Written
from moudraft.files.replacing import put_file as put_file
from moudraft.files.replacing import write_all as write_all
from moudraft.files.replacing import write_file as write_file
from moudraft.files.targets import FREE as FREE
from moudraft.files.targets import Target as Target
from moudraft.files.targets import check_target as check_target
from moudraft.files.targets import make_folder as make_folder
from moudraft.files.targets import same_file as same_file
