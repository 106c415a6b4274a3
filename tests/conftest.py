"""How the properties are tried: on a slow or busy machine too, since speed is measured elsewhere."""

from hypothesis import HealthCheck, settings

settings.register_profile("servanda", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("servanda")
