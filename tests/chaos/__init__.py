"""Real processes, a real database, a platform that loses answers: is every post made exactly once?"""
