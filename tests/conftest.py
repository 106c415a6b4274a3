"""How the properties are tried: on a slow or busy machine too, since speed is measured elsewhere.

The everyday run draws fewer examples where a property does not say how many; `make coverage` draws as many as
hypothesis does by itself (`--hypothesis-profile=thorough`).
"""

from hypothesis import HealthCheck, settings

settings.register_profile("thorough", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("everyday", settings.get_profile("thorough"), max_examples=25)
settings.load_profile("everyday")
