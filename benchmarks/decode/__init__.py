"""What it costs to decode a page of chats and to encode it again, beside other ways to do it."""
