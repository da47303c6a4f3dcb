"""What LibreOffice makes of the Word document: PDF, tagged for those who have it read to them, and OpenDocument."""
