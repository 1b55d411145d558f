"""The doors: each folder turns one platform's gestures into an Ask and a Reply into what it shows."""
