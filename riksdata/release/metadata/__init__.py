"""Descriptions of a release for people and portals, each derived from the declared schema and the configuration."""
