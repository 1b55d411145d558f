"""What an office's notices say, as one person says it to another."""
