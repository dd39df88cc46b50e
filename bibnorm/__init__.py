"""bibnorm."""
