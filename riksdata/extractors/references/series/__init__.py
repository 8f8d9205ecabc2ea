"""Numbered series of chamber, government and agencies: "mot. 2021/22:2599", "SOU 2023:97 och 2023:98", "Rapport 2022:10"."""
