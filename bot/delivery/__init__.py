"""PURE. Plain words become a recurrence; a recurrence and a calendar say when something is due."""
