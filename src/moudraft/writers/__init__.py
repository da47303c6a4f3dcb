"""Writers: each turns a Document into the bytes or text of one kind of file."""
