"""The preview: a draft as a page for whoever drafts it, with all that stands behind it beside each paragraph."""
