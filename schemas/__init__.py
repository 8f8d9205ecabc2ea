"""What is published: one module a table, the single source of truth for columns, types, rules and prose."""
