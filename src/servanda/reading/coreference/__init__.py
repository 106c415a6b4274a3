"""Who is called again in one report: mentions, what they share, and how likely two are one."""
