"""Many articles: several processes, runs that can be resumed, Spark."""
