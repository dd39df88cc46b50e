"""Ask elsewhere for what is missing: an index on this machine, or a service."""

from bibnorm.lookup.found import Found, Service, TroubleError

__all__ = ["Found", "Service", "TroubleError"]
