"""Ask elsewhere for what is missing: an index on this machine, or a service."""

from bibnorm.lookup.found import Found, Service, Trouble

__all__ = ["Found", "Service", "Trouble"]
