"""Acts made events: whose sides suffice, what is told twice, their days, contexts and who vouches for them."""
