"""Statutes, whole or by section: "lagen (1988:688) om kontaktförbud", "6 kap. 13 § BrB", "skollagen"."""
