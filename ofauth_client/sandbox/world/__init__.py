"""What a sandbox remembers: for each connection a world of people, chats, posts and money.

A world is made from its seed, part by part, when a request first needs the part. What requests
send changes the parts; `forget` makes new worlds.

Modules, from the bottom to the top:

    worlds, records, pages           worlds and their parts, kept records, pages of lists
    people, money                    who is there, and what they paid
    profiles                         people as the API shows them
    vault, uploads                   media, lists of media, received files
    messages, chats                  generated messages, and chats
    posts, promotions, user_lists, subscribers, mass_messages, analytics, account
                                     operations, each module with the data it owns
    connections, links, rules        what belongs to the API key instead of a connection
    handlers                         the table of operations
"""
