"""Who is who in one report: names, offices, bodies, peoples and pronouns resolved to actors."""
