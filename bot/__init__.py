"""Rapport without a platform."""
