"""What happens in the rooms of a workshop, kept in Redis; knows nothing of HTTP, browsers or the clock."""
