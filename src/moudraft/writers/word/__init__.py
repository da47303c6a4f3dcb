"""The Word writer: a Document as the bytes of a .docx file."""
